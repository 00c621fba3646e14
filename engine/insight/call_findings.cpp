// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/call_findings.h"

#include "engine/measure/statistics.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <array>

namespace phasebench {

namespace {

constexpr double muchOverlap = 0.85;

std::optional<double> medianOf(const Run& run, const SeriesKey& series)
{
    const auto found = run.series.find(seriesName(series));
    if (found == run.series.end() || found->second.empty())
        return std::nullopt;
    return median(found->second);
}

/// The sum of all phases at that level; empty where the level was not measured.
std::optional<double> costAt(const Run& run, ColdLevel level)
{
    std::optional<double> sum;
    for (const FirstUseFigures& figures : run.first_use)
        if (figures.level == level)
            sum = sum.value_or(0) + figures.host.median;
    return sum;
}

} // namespace

std::optional<OverlapAchieved> overlapAchievedBy(const Run& run)
{
    if (run.experiment.call.batching != Batching::overlapped || !run.call || run.call->figure.median <= 0)
        return std::nullopt;
    OverlapAchieved achieved;
    achieved.call = run.call->figure.median;
    for (const PhaseFigures& phase : run.phases) {
        const bool part
            = phase.phase == Phase::copy_in || phase.phase == Phase::execution || phase.phase == Phase::copy_out;
        const std::optional<Figure>& figure = phase.gpu ? phase.gpu : phase.host;
        if (!part || !figure)
            continue;
        achieved.oneByOne += figure->median;
        if (figure->median > achieved.alone) {
            achieved.alone = figure->median;
            achieved.longest = phase.phase;
        }
    }
    if (achieved.alone <= 0)
        return std::nullopt;
    return achieved;
}

std::optional<Finding> overlapFinding(const Run& run)
{
    const auto achieved = overlapAchievedBy(run);
    if (!achieved)
        return std::nullopt;
    Finding finding;
    finding.sentence = "Overlapped, a call takes " + formatTime(achieved->call) + ": its longest part alone, "
        + phaseWords(achieved->longest) + ", takes " + formatTime(achieved->alone) + " ("
        + formatPercent(std::min(1.0, achieved->share())) + " of the call), and the parts one after the other take "
        + formatTime(achieved->oneByOne) + ". ";
    finding.sentence += achieved->share() >= muchOverlap
        ? "Faster than its longest part it cannot get."
        : "The rest is what handing over each call costs, and the parts' waiting for each other.";
    finding.weight = 0.7;
    finding.phase = achieved->longest;
    return finding;
}

std::optional<Finding> alignmentFinding(const Run& run)
{
    if (!run.alignment)
        return std::nullopt;
    const std::string least = std::to_string(run.alignment->least);
    Finding finding;
    finding.phase = Phase::planning;
    finding.weight = 0.35;
    if (run.alignment->same_algorithm) {
        finding.sentence = "One plan serves all elements of the batch, whose addresses are aligned to " + least
            + " bytes at least: the library chooses the same algorithm as for 256, so that costs nothing.";
        return finding;
    }
    const auto tight = medianOf(run, AlignmentSeries{true});
    const auto wide = medianOf(run, AlignmentSeries{false});
    finding.sentence = "One plan serves all elements of the batch, so it assumes addresses aligned to " + least
        + " bytes only, and another algorithm is chosen than for 256";
    if (tight && wide && *wide > 0)
        finding.sentence += ": an execution takes " + formatTime(*tight) + " instead of " + formatTime(*wide) + " ("
            + formatRatio(*tight / *wide) + "), back to back on the host's clock";
    finding.sentence += ".";
    return finding;
}

std::optional<Finding> firstUseFinding(const Run& run)
{
    static constexpr std::array levels = {std::pair(ColdLevel::process, " in a fresh process"),
        std::pair(ColdLevel::library, " when the library is new"),
        std::pair(ColdLevel::plan, " when only the plan is new"), std::pair(ColdLevel::warm, " warm")};
    std::string words;
    int known = 0;
    std::int64_t samples = 0;
    for (const FirstUseFigures& figures : run.first_use)
        samples = samples == 0 ? figures.host.samples : std::min(samples, figures.host.samples);
    for (const auto& [level, when] : levels) {
        const auto cost = costAt(run, level);
        if (!cost)
            continue;
        ++known;
        words += (words.empty() ? "" : ", ") + formatTime(*cost) + when;
    }
    if (known < 3)
        return std::nullopt;
    Finding finding;
    finding.sentence = "One call with everything it needs takes " + words
        + (samples > 1 ? " (medians of " + formatCount(samples) + " or more)." : " (each measured once).");
    finding.weight = 0.28;
    finding.ofFreshProcesses = true;
    finding.phase = Phase::planning;
    return finding;
}

} // namespace phasebench
