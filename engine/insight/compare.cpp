// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/compare.h"

#include "engine/insight/sample_coverage.h"
#include "engine/measure/statistics.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Verdict>()
{
    static constexpr std::string_view names[] = {"faster", "slower", "same", "cannot_tell"};
    return names;
}

namespace {

// nvbench_compare_robust.py's defaults.
constexpr double leastGap = 0.005;
constexpr double leastOverlap = 0.5;
constexpr double mostApart = 0.005; // of the medians, and of a sample from its like on the other side
constexpr double mostSpread = 0.02; // of the middle half
constexpr double leastCoveredSamples = 0.97;
constexpr double leastCoveredValues = 0.8;
constexpr std::size_t leastSamples = 5;

/// Where most of the samples lie.
struct Bulk {
    double low = 0; ///< minimum
    double high = 0; ///< third quartile
    double centre = 0; ///< median

    Bulk times(double factor) const { return {low * factor, high * factor, centre * factor}; }
};

Bulk bulkOf(const std::vector<double>& samples)
{
    return {*std::ranges::min_element(samples), quantile(samples, 0.75), median(samples)};
}

Verdict order(const Bulk& a, const Bulk& b)
{
    if (b.low > a.high * (1 + leastGap))
        return Verdict::slower;
    if (a.low > b.high * (1 + leastGap))
        return Verdict::faster;
    return Verdict::cannot_tell;
}

bool areAlike(const Bulk& a, const Bulk& b)
{
    if (std::max(a.centre / b.centre, b.centre / a.centre) > 1 + mostApart)
        return false;
    const double shorter = std::min(a.high - a.low, b.high - b.low);
    const double overlap = std::min(a.high, b.high) - std::max(a.low, b.low);
    return shorter > 0 ? overlap >= leastOverlap * shorter : overlap >= 0;
}

/// One of few and scattered samples may look like another by chance: the middle half of both must be narrow, or the
/// ratio known well enough. (nvbench asks for the former only where it has no samples.)
bool areKnownWell(const std::vector<double>& a, const std::vector<double>& b, const MedianInterval& ratio)
{
    const auto spread = [](const std::vector<double>& samples) {
        return (quantile(samples, 0.75) - quantile(samples, 0.25)) / median(samples);
    };
    return (ratio.low >= 1 - mostApart && ratio.high <= 1 + mostApart) || std::max(spread(a), spread(b)) <= mostSpread;
}

bool haveTheirLike(const std::vector<double>& a, const std::vector<double>& b)
{
    const SampleCoverage coverage = coverageOf(a, b, mostApart);
    return coverage.samples >= leastCoveredSamples && coverage.values >= leastCoveredValues;
}

std::optional<double> clockOf(const Run& run)
{
    const auto clock = run.conditions.find("sm_clock_mhz");
    if (run.timing_source == TimingSource::host || clock == run.conditions.end() || !clock->is_number()
        || clock->get<double>() <= 0)
        return std::nullopt;
    return clock->get<double>();
}

std::string interval(const Comparison& c)
{
    return c.low && c.high ? " (" + formatRatio(*c.low) + " to " + formatRatio(*c.high) + ")" : "";
}

Comparison undecided(Comparison comparison, std::string reason)
{
    comparison.verdict = Verdict::cannot_tell;
    comparison.reason = std::move(reason);
    return comparison;
}

Comparison decided(Comparison comparison, Verdict verdict)
{
    comparison.verdict = verdict;
    comparison.reason = verdict == Verdict::same
        ? "Both take the same time: the medians are within 0.5\u00a0% and the samples lie on top of each other."
        : "B takes " + formatRatio(*comparison.ratio) + interval(comparison) + " as long as A.";
    return comparison;
}

Comparison compareFigures(const Run& a, const Run& b, Comparison comparison)
{
    const Figure& before = a.call->figure;
    const Figure& after = b.call->figure;
    if (!before.low || !before.high || !after.low || !after.high || *before.low <= 0 || *before.high <= 0)
        return undecided(std::move(comparison), "One of them was measured only once.");
    comparison.low = *after.low / *before.high;
    comparison.high = *after.high / *before.low;
    const Verdict verdict = order({*before.low, *before.high, before.median}, {*after.low, *after.high, after.median});
    if (verdict == Verdict::cannot_tell)
        return undecided(std::move(comparison), "The intervals overlap.");
    return decided(std::move(comparison), verdict);
}

Comparison compareSamples(
    const std::vector<double>& a, const std::vector<double>& b, Comparison comparison, double clockRatio)
{
    const MedianInterval ratio = ratioInterval(a, b);
    comparison.ratio = ratio.median;
    comparison.low = ratio.low;
    comparison.high = ratio.high;
    if (std::min(a.size(), b.size()) < leastSamples)
        return undecided(std::move(comparison), "One of them has fewer than 5 samples.");
    if (a == b) {
        comparison.verdict = Verdict::same;
        comparison.reason = "Both are one and the same measurement, sample by sample.";
        return comparison;
    }
    const Bulk before = bulkOf(a);
    const Bulk after = bulkOf(b);
    const Verdict verdict = order(before, after);
    if (verdict == Verdict::cannot_tell) {
        if (areAlike(before, after) && areAlike(before, after.times(clockRatio)) && haveTheirLike(a, b)
            && areKnownWell(a, b, ratio))
            return decided(std::move(comparison), Verdict::same);
        return undecided(std::move(comparison),
            "The samples overlap too much to tell them apart, and too little to call them the same.");
    }
    if (ratio.low <= 1 && ratio.high >= 1)
        return undecided(std::move(comparison), "The interval of the ratio contains 1.");
    if (order(before, after.times(clockRatio)) != verdict)
        return undecided(std::move(comparison), "The GPU's clock differed as much as the times did.");
    return decided(std::move(comparison), verdict);
}

} // namespace

Comparison compare(const Run& a, const Run& b)
{
    Comparison comparison;
    if (!a.call || !b.call)
        return undecided(std::move(comparison),
            a.call ? "B has no time of a call to compare." : "A has no time of a call to compare.");
    if (a.call->figure.median <= 0 || b.call->figure.median <= 0)
        return undecided(std::move(comparison), "A time of 0 cannot be compared.");
    comparison.ratio = b.call->figure.median / a.call->figure.median;
    const auto before = a.series.find("call");
    const auto after = b.series.find("call");
    if (before == a.series.end() || after == b.series.end() || before->second.empty() || after->second.empty())
        return compareFigures(a, b, std::move(comparison));
    if (std::ranges::min(before->second) <= 0 || std::ranges::min(after->second) <= 0)
        return undecided(std::move(comparison), "A time of 0 cannot be compared.");
    const std::optional<double> clockBefore = clockOf(a);
    const std::optional<double> clockAfter = clockOf(b);
    const double clockRatio = clockBefore && clockAfter ? *clockAfter / *clockBefore : 1.0;
    return compareSamples(before->second, after->second, std::move(comparison), clockRatio);
}

ComparedPair comparePair(const Run& a, const Run& b)
{
    ComparedPair pair{a.id, b.id, compare(a, b)};
    if (!(a.experiment.problem == b.experiment.problem))
        pair.comparison.reason += " They are different problems: " + describe(a.experiment.problem) + " and "
            + describe(b.experiment.problem) + ".";
    return pair;
}

std::vector<ComparedPair> comparePairs(std::span<const Run> a, std::span<const Run> b)
{
    std::vector<ComparedPair> pairs;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        pairs.push_back(comparePair(a[i], b[i]));
    return pairs;
}

nlohmann::json toJson(std::span<const ComparedPair> pairs)
{
    const auto orNull = [](const std::optional<double>& value) {
        return value && std::isfinite(*value) ? nlohmann::json(*value) : nlohmann::json();
    };
    nlohmann::json list = nlohmann::json::array();
    for (const ComparedPair& pair : pairs)
        list.push_back({{"a", pair.a}, {"b", pair.b}, {"ratio", orNull(pair.comparison.ratio)},
            {"low", orNull(pair.comparison.low)}, {"high", orNull(pair.comparison.high)},
            {"verdict", nameOf(pair.comparison.verdict)}, {"reason", pair.comparison.reason}});
    return {{"pairs", std::move(list)}};
}

} // namespace phasebench
