// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/batch_findings.h"

#include "engine/insight/batch_comparison.h"
#include "engine/insight/compare.h"
#include "engine/insight/format.h"

#include <algorithm>

namespace phasebench {

namespace {

/// The part of a run that compare() reads, with the time of the whole batch in the place of a call's.
Run wholeBatch(const Run& run)
{
    Run whole;
    whole.experiment = run.experiment;
    whole.conditions = run.conditions;
    whole.call = run.call;
    const double calls = callsOfBatch(run);
    Figure& figure = whole.call->figure;
    figure.median *= calls;
    for (auto* const bound : {&figure.low, &figure.high})
        if (*bound)
            **bound *= calls;
    if (const auto series = run.series.find("call"); series != run.series.end()) {
        std::vector<double>& samples = whole.series["call"] = series->second;
        for (double& sample : samples)
            sample *= calls;
    }
    return whole;
}

std::string nameOfWay(const Run& run)
{
    const auto& call = run.experiment.call;
    switch (call.batching) {
    case Batching::dimension:
        return "As one call with a batch dimension";
    case Batching::sequence:
        return "As a sequence of " + formatCount(run.experiment.problem.batch()) + " calls";
    case Batching::overlapped:
        break;
    }
    return "With copies and execution overlapped";
}

std::string timesOf(const Comparison& comparison, const BatchForm& before, const BatchForm& after)
{
    const std::string times = formatTime(after.batch.median) + " instead of " + formatTime(before.batch.median);
    switch (comparison.verdict) {
    case Verdict::faster:
        return " the batch takes " + times + ", " + formatRatio(1 / *comparison.ratio) + " as fast";
    case Verdict::slower:
        return " the batch takes " + times + ", " + formatRatio(*comparison.ratio) + " as long";
    case Verdict::same:
        return " the batch takes the same time, within 0.5\u00a0%";
    case Verdict::cannot_tell:
        break;
    }
    return " the batch's time cannot be told apart from " + formatTime(before.batch.median);
}

/// When doing it element by element is the better path, given that it was or was not faster.
std::string advice(const Run& before, const Run& after, const Comparison& comparison)
{
    const bool streams = after.experiment.call.batching != Batching::dimension;
    const bool againstDimension = before.experiment.call.batching == Batching::dimension
        || after.experiment.call.batching == Batching::dimension;
    if (!againstDimension)
        return {};
    const bool sequenceWins = comparison.verdict == (streams ? Verdict::faster : Verdict::slower);
    const bool even = comparison.verdict == Verdict::same || comparison.verdict == Verdict::cannot_tell;
    if (sequenceWins || even)
        return std::string(" Element by element is the better path here: ") + (even ? "as fast" : "faster")
            + ", and with less memory.";
    return " Element by element is the better path where the batch does not fit the GPU, or where its data come one by "
           "one: one call with a batch dimension has more to do at a time.";
}

} // namespace

std::optional<Finding> batchFinding(const Run& before, const Run& after)
{
    if (!before.call || !after.call)
        return std::nullopt;
    const BatchForm a = batchFormOf(before);
    const BatchForm b = batchFormOf(after);
    const Comparison comparison = compare(wholeBatch(before), wholeBatch(after));
    if (!comparison.ratio)
        return std::nullopt;
    Finding finding;
    finding.sentence = nameOfWay(after) + timesOf(comparison, a, b) + "; a call does " + formatFlop(b.flopPerCall)
        + " at " + formatNumber(b.intensity) + " FLOP a byte instead of " + formatFlop(a.flopPerCall) + " at "
        + formatNumber(a.intensity);
    if (a.scarceMemory() > 0 && b.scarceMemory() > 0)
        finding.sentence += ", and takes " + formatBytes(static_cast<double>(b.scarceMemory()))
            + " of memory instead of " + formatBytes(static_cast<double>(a.scarceMemory()));
    finding.sentence += "." + advice(before, after, comparison);
    finding.runs = {before.id, after.id};
    finding.phase = Phase::execution;
    const double faster = std::min(*comparison.ratio, 1 / *comparison.ratio);
    const bool told = comparison.verdict == Verdict::faster || comparison.verdict == Verdict::slower;
    finding.weight = told ? 1 - 0.5 * faster : 0.4;
    return finding;
}

} // namespace phasebench
