// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/sample_coverage.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace phasebench {

namespace {

// nvbench_compare_robust.py's defaults.
constexpr double rareShare = 0.001; // of the samples, below which a value is rare
constexpr double mostRare = 0.01; // of the samples: more than that together is not left out

struct DistinctValue {
    double value = 0;
    std::size_t count = 0;
};

std::vector<DistinctValue> distinct(std::span<const double> samples)
{
    std::vector<double> sorted(samples.begin(), samples.end());
    std::ranges::sort(sorted);
    std::vector<DistinctValue> values;
    for (const double sample : sorted) {
        if (values.empty() || values.back().value != sample)
            values.push_back({sample, 0});
        ++values.back().count;
    }
    return values;
}

/// Values that occur less often do not count as values of their own; 0 where all do.
std::size_t leastCount(const std::vector<DistinctValue>& values, std::size_t samples)
{
    const auto least
        = std::max<std::size_t>(2, static_cast<std::size_t>(std::ceil(rareShare * static_cast<double>(samples))));
    std::size_t rare = 0;
    for (const DistinctValue& value : values)
        rare += value.count < least ? value.count : 0;
    return static_cast<double>(rare) > mostRare * static_cast<double>(samples) ? 0 : least;
}

SampleCoverage coveredBy(
    const std::vector<DistinctValue>& values, const std::vector<DistinctValue>& others, double tolerance)
{
    std::size_t samples = 0;
    for (const DistinctValue& value : values)
        samples += value.count;
    const std::size_t least = leastCount(values, samples);
    std::size_t coveredSamples = 0;
    std::size_t usual = 0;
    std::size_t coveredUsual = 0;
    auto above = others.begin();
    for (const DistinctValue& value : values) {
        above
            = std::find_if(above, others.end(), [&](const DistinctValue& other) { return other.value >= value.value; });
        // In ratios, so that it is the same from either side.
        const bool covered = (above != others.end() && above->value <= value.value * (1 + tolerance))
            || (above != others.begin() && value.value <= std::prev(above)->value * (1 + tolerance));
        coveredSamples += covered ? value.count : 0;
        usual += value.count >= least ? 1 : 0;
        coveredUsual += covered && value.count >= least ? 1 : 0;
    }
    return {static_cast<double>(coveredSamples) / static_cast<double>(samples),
        static_cast<double>(coveredUsual) / static_cast<double>(usual)};
}

} // namespace

SampleCoverage coverageOf(std::span<const double> a, std::span<const double> b, double tolerance)
{
    const std::vector<DistinctValue> before = distinct(a);
    const std::vector<DistinctValue> after = distinct(b);
    const SampleCoverage one = coveredBy(before, after, tolerance);
    const SampleCoverage other = coveredBy(after, before, tolerance);
    return {std::min(one.samples, other.samples), std::min(one.values, other.values)};
}

} // namespace phasebench
