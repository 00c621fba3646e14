// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/block_bootstrap.h"

#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace phasebench {

namespace {

constexpr std::size_t mostValues = 1000;

std::vector<double> blockMedians(std::span<const double> samples)
{
    if (samples.size() <= mostValues)
        return {samples.begin(), samples.end()};
    const std::size_t each = (samples.size() + mostValues - 1) / mostValues;
    const std::size_t blocks = samples.size() / each;
    std::vector<double> medians(blocks);
    // The blocks share the remainder, so that no short one at the end counts as much as the others.
    for (std::size_t i = 0; i < blocks; ++i) {
        const std::size_t from = i * samples.size() / blocks;
        const std::size_t to = (i + 1) * samples.size() / blocks;
        medians[i] = median(samples.subspan(from, to - from));
    }
    return medians;
}

/// Values as positions in their sorted order: a resampling's median is then found by counting.
struct Ranked {
    explicit Ranked(const std::vector<double>& values)
        : sorted(values.size())
        , ranks(values.size())
    {
        std::vector<std::uint32_t> order(values.size());
        std::iota(order.begin(), order.end(), 0U);
        std::ranges::sort(order,
            [&](std::uint32_t x, std::uint32_t y) { return values[x] != values[y] ? values[x] < values[y] : x < y; });
        for (std::size_t i = 0; i < order.size(); ++i) {
            sorted[i] = values[order[i]];
            ranks[order[i]] = static_cast<std::uint32_t>(i);
        }
    }
    std::vector<double> sorted;
    std::vector<std::uint32_t> ranks;
};

/// Optimal for an AR(1) process with the lag-1 correlation of the samples' sides of their median, which are what a
/// median depends on (D. N. Politis, H. White, "Automatic block-length selection for the dependent bootstrap",
/// Econometric Reviews 23 (2004), with Künsch's blocks); at least five blocks.
std::size_t blockLength(const Ranked& ranked)
{
    const std::size_t n = ranked.ranks.size();
    const double middle = static_cast<double>(n - 1) / 2;
    double product = 0;
    double squares = 0;
    double before = 0;
    for (const std::uint32_t rank : ranked.ranks) {
        const double position = static_cast<double>(rank);
        const double side = position < middle ? -1.0 : position > middle ? 1.0 : 0.0;
        product += side * before;
        squares += side * side;
        before = side;
    }
    // Kendall: the correlation of n samples comes out too low by about (1 + 3 r) / n.
    const double few = static_cast<double>(n);
    const double found = squares > 0 && n > 4 ? (few * product / squares + 1) / (few - 3) : 0.0;
    const double sign = std::clamp(found, 0.0, 0.99);
    // The correlation of a Gaussian process whose signs correlate like this.
    const double correlation = std::min(0.98, std::sin(sign * 1.5707963267948966));
    const double spread = correlation / (1 - correlation * correlation);
    const double length = std::cbrt(6 * spread * spread) * std::cbrt(static_cast<double>(n));
    const auto most = std::max<std::size_t>(1, n / 5);
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(length)), 1, most);
}

/// How much wider Student's t is than the normal distribution at 97.5 %, with as many degrees of freedom as there
/// are whole blocks but one: few blocks vary less than the truth (Cornish and Fisher's expansion).
double widening(std::size_t n, std::size_t length)
{
    const double freedom = static_cast<double>(std::max<std::size_t>(n / length, 2) - 1);
    constexpr double z = 1.959964;
    constexpr double first = (z * z * z + z) / 4;
    constexpr double second = (5 * z * z * z * z * z + 16 * z * z * z + 3 * z) / 96;
    constexpr double third = (3 * z * z * z * z * z * z * z + 19 * z * z * z * z * z + 17 * z * z * z - 15 * z) / 384;
    return (z + first / freedom + second / (freedom * freedom) + third / (freedom * freedom * freedom)) / z;
}

/// Uniform in [0, bound) and the same on every platform, unlike std::uniform_int_distribution.
std::size_t below(std::mt19937_64& random, std::size_t bound)
{
    return static_cast<std::size_t>(((random() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
}

} // namespace

std::vector<double> bootstrapMedians(std::span<const double> samples, std::uint64_t seed)
{
    const std::vector<double> values = blockMedians(samples);
    const Ranked ranked(values);
    const std::size_t n = values.size();
    const std::size_t length = blockLength(ranked);
    const double centre = median(samples);
    const double middle = samples.size() > n ? median(values) : centre;
    const double factor = widening(n, length);

    std::mt19937_64 random(seed);
    std::vector<std::uint32_t> counts(n);
    std::vector<double> medians(bootstrapReplicates);
    for (double& replicate : medians) {
        std::ranges::fill(counts, 0U);
        for (std::size_t taken = 0; taken < n;) {
            const std::size_t start = below(random, n - length + 1);
            const std::size_t end = start + std::min(length, n - taken);
            for (std::size_t i = start; i < end; ++i)
                ++counts[ranked.ranks[i]];
            taken += end - start;
        }
        const std::size_t lower = (n - 1) / 2;
        const std::size_t upper = n / 2;
        std::size_t seen = 0;
        std::size_t at = 0;
        while (seen + counts[at] <= lower)
            seen += counts[at++];
        const double low = ranked.sorted[at];
        while (seen + counts[at] <= upper)
            seen += counts[at++];
        const double resampled = low + (ranked.sorted[at] - low) / 2;
        // Inside the data: nothing was seen beyond it, and no time is negative.
        replicate = std::clamp(centre + factor * (resampled - middle), ranked.sorted.front(), ranked.sorted.back());
    }
    return medians;
}

} // namespace phasebench
