// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/statistics.h"

#include "engine/measure/block_bootstrap.h"
#include "engine/measure/ratio_estimate.h"
#include "engine/measure/student_t.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace phasebench {

namespace {

double sortedQuantile(const std::vector<double>& sorted, double q)
{
    const double position = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = position - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

MedianInterval around(double centre, std::vector<double> replicates)
{
    std::ranges::sort(replicates);
    return {centre, std::min(centre, sortedQuantile(replicates, 0.025)),
        std::max(centre, sortedQuantile(replicates, 0.975))};
}

} // namespace

double median(std::span<const double> samples)
{
    std::vector<double> copy(samples.begin(), samples.end());
    const auto middle = copy.begin() + static_cast<std::ptrdiff_t>(copy.size() / 2);
    std::ranges::nth_element(copy, middle);
    if (copy.size() % 2 == 1)
        return *middle;
    const double below = *std::max_element(copy.begin(), middle);
    return below + (*middle - below) / 2;
}

double quantile(std::span<const double> samples, double q)
{
    std::vector<double> sorted(samples.begin(), samples.end());
    std::ranges::sort(sorted);
    return sortedQuantile(sorted, q);
}

double noise(std::span<const double> samples)
{
    if (samples.size() < 2)
        return std::numeric_limits<double>::infinity();
    double mean = 0;
    for (const double sample : samples)
        mean += sample;
    mean /= static_cast<double>(samples.size());
    double squares = 0;
    for (const double sample : samples)
        squares += (sample - mean) * (sample - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(samples.size() - 1));
    if (deviation == 0)
        return 0;
    return mean > 0 ? deviation / mean : std::numeric_limits<double>::infinity();
}

MedianInterval medianInterval(std::span<const double> samples, std::uint64_t seed)
{
    const double centre = median(samples);
    if (samples.size() < 2)
        return {centre, centre, centre};
    return around(centre, bootstrapMedians(samples, seed));
}

MedianInterval medianOverProcesses(std::span<const double> samples, std::span<const std::int64_t> counts)
{
    const std::vector<double> medians = mediansOfProcesses(samples, counts);
    if (medians.size() < 2)
        return medianInterval(samples);
    const double centre = median(medians);
    const auto [least, most] = std::ranges::minmax(medians);
    if (least <= 0) // below what the clock resolves: there is no logarithm
        return {centre, least, most};
    const LogMedian known = overProcesses(medians);
    // The next run's median varies as well: that of n values by about pi/2 / (n + pi/2 - 1) of their variance.
    const auto count = static_cast<double>(medians.size());
    constexpr double halfPi = std::numbers::pi / 2;
    const double both = known.variance * (1 + count * halfPi / (count + halfPi - 1));
    const double half = std::sqrt(both) * studentQuantile(0.05, known.freedom);
    return {centre, std::min(centre, std::exp(known.value - half)), std::max(centre, std::exp(known.value + half))};
}

MedianInterval ratioInterval(std::span<const double> a, std::span<const double> b, std::uint64_t seed)
{
    const double centre = median(b) / median(a);
    const std::vector<double> below = bootstrapMedians(a, seed);
    // Another stream of random numbers: with the same one, both sides would move together.
    std::vector<double> ratios = bootstrapMedians(b, seed ^ 0x9e3779b97f4a7c15ULL);
    for (std::size_t i = 0; i < ratios.size(); ++i)
        ratios[i] /= below[i];
    return around(centre, std::move(ratios));
}

} // namespace phasebench
