// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/batch_findings.h"

#include "engine/insight/batch_comparison.h"
#include "engine/insight/compare.h"
#include "engine/text/numbers.h"

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
    for (ProcessFigure& process : figure.processes)
        process.median *= calls;
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
        return " the batch takes the same time, within 1\u00a0%";
    case Verdict::cannot_tell:
        break;
    }
    return " the batch's time cannot be told apart from " + formatTime(before.batch.median);
}

/// "384 MFLOP instead of 393 GFLOP", or "the same 384 MFLOP".
std::string changed(const std::string& from, const std::string& to)
{
    return from == to ? "the same " + to : to + " instead of " + from;
}

/// What one call gives the hardware to do, and from how few bytes.
std::string workOf(const BatchForm& before, const BatchForm& after)
{
    const std::string a = formatNumber(before.intensity);
    const std::string b = formatNumber(after.intensity);
    return "; a call does " + changed(formatFlop(before.flopPerCall), formatFlop(after.flopPerCall)) + ", at "
        + changed(a, b) + " FLOP a byte";
}

/// When doing it element by element is the better path, given that it was or was not faster.
std::string advice(const BatchForm& before, const BatchForm& after, const Comparison& comparison, bool onCpu)
{
    constexpr double muchMore = 1.1;
    const bool streams = after.batching != Batching::dimension;
    const BatchForm& queue = streams ? after : before;
    const BatchForm& tensor = streams ? before : after;
    if (tensor.batching != Batching::dimension || queue.batching == Batching::dimension)
        return {};
    const bool lessMemory = queue.scarceMemory() > 0
        && static_cast<double>(tensor.scarceMemory()) > muchMore * static_cast<double>(queue.scarceMemory());
    if (comparison.verdict == (streams ? Verdict::faster : Verdict::slower))
        return std::string(" Element by element is the better path here: faster")
            + (lessMemory ? ", and with less memory." : ".");
    if (comparison.verdict == Verdict::same || comparison.verdict == Verdict::cannot_tell)
        return lessMemory ? " Element by element is the better path here: not measurably slower, and with less memory."
                          : "";
    const std::string tooLarge = onCpu ? "does not fit into memory"
        : lessMemory                   ? "does not fit the GPU"
                                       : "lives in the host's memory and does not fit the GPU";
    return " Element by element is the better path where the batch " + tooLarge
        + ", or where its data come one by one: one call with a batch dimension has more to do at a time.";
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
    finding.sentence = nameOfWay(after) + timesOf(comparison, a, b) + workOf(a, b);
    const std::string had = formatBytes(static_cast<double>(a.scarceMemory()));
    const std::string has = formatBytes(static_cast<double>(b.scarceMemory()));
    if (a.scarceMemory() > 0 && b.scarceMemory() > 0)
        finding.sentence
            += ", and takes " + (has == had ? "the same " + has + " of memory" : has + " of memory instead of " + had);
    const auto& space = after.experiment.execution.space;
    finding.sentence += "." + advice(a, b, comparison, space && space->isCpu());
    finding.runs = {before.id, after.id};
    finding.phase = Phase::execution;
    const double faster = std::min(*comparison.ratio, 1 / *comparison.ratio);
    const bool told = comparison.verdict == Verdict::faster || comparison.verdict == Verdict::slower;
    finding.weight = told ? 1 - 0.5 * faster : 0.4;
    return finding;
}

} // namespace phasebench
