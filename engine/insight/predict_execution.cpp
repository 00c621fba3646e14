// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/predict_execution.h"

#include "engine/insight/link_share.h"
#include "engine/insight/shares.h"
#include "engine/library/capability.h"
#include "engine/measure/student_t.h"
#include "engine/measure/work.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/kinds.h"
#include "engine/problem/planning_rule.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace phasebench {

namespace {

// How far the next measurement of the same thing may lie outside the interval of this one where the computer is not
// calibrated: clocks and temperature on a GPU, neighbours and frequency on a CPU.
constexpr double sameOnGpu = 1.05;
constexpr double sameOnCpu = 1.3;
/// Two shapes of the same work, or two sizes not far from each other, rarely differ by more.
constexpr double otherShape = 1.6;
/// Plans are made by the host and vary with what else it does.
constexpr double planningVaries = 2.5;

const Figure* executionOf(const Run& run)
{
    const PhaseFigures* execution = run.phase(Phase::execution);
    if (!execution)
        return nullptr;
    const std::optional<Figure>& figure = execution->gpu ? execution->gpu : execution->host;
    return figure && figure->samples > 0 && figure->median > 0 ? &*figure : nullptr;
}

bool sameKind(const Problem& a, const Problem& b)
{
    return a.visit([&]<typename Kind>(const Kind& one) {
        const Kind* const other = std::get_if<Kind>(&b.value);
        return other && computeAlike(one, *other);
    });
}

bool sameProcessor(const Experiment& a, const Experiment& b)
{
    if (!a.execution.space || !b.execution.space || a.execution.space->isCpu() != b.execution.space->isCpu())
        return false;
    if (a.execution.environment != b.execution.environment)
        return false;
    return !a.execution.space->isCpu() || a.execution.threads == b.execution.threads;
}

bool sameEffort(const Experiment& a, const Experiment& b)
{
    return a.planning.effort.value_or(Effort::estimate) == b.planning.effort.value_or(Effort::estimate);
}

struct Known {
    const Run* run;
    const Figure* figure;
    double flop;
};

std::vector<Known> knownOf(const Experiment& wanted, const Machine& here, std::span<const Run> earlier)
{
    std::vector<Known> known;
    for (const Run& run : earlier) {
        // Where pages move while it executes, the execution's time is not the kernel's.
        if (run.status != RunStatus::completed || !run.experiment.execution.space || !alike(run.machine, here)
            || !planOf(run.experiment).faults.empty())
            continue;
        const Figure* const figure = executionOf(run);
        if (!figure || !sameKind(run.experiment.callProblem(), wanted.callProblem())
            || !sameProcessor(run.experiment, wanted) || !sameEffort(run.experiment, wanted))
            continue;
        if (const double flop = flopOf(run.experiment.callProblem()); flop > 0)
            known.push_back({&run, figure, flop});
    }
    std::ranges::stable_sort(known, {}, &Known::flop);
    return known;
}

Range around(const Figure& figure)
{
    return {figure.low.value_or(figure.median), figure.high.value_or(figure.median)};
}

/// The factor by which the next process's median may lie off, 95 times in 100.
double nextRun(const Figure& figure, bool onCpu)
{
    if (!figure.spread)
        return onCpu ? sameOnCpu : sameOnGpu;
    return std::exp(studentQuantile(0.05, figure.spread->freedom) * figure.spread->deviation);
}

/// From the nearest sizes below and above; either may be missing.
Range fromOtherSizes(double flop, const Known* below, const Known* above)
{
    const auto rate = [](const Known& known) {
        return known.flop / known.figure->median;
    };
    if (below && above) {
        const double slow = std::min(rate(*below), rate(*above));
        const double fast = std::max(rate(*below), rate(*above));
        return Range{flop / fast, flop / slow}.widened(otherShape);
    }
    // Less work takes at most as long as more, and at best proportionally less; more work the other way round.
    const Known& near = below ? *below : *above;
    const double proportional = flop / rate(near);
    return Range{std::min(proportional, near.figure->median), std::max(proportional, near.figure->median)}.widened(
        otherShape);
}

/// What specification, planning and resource management of that run would add to each call of this form, and what
/// handing the execution over and waiting for it takes besides the GPU's work.
double overheadOf(const Run& run, const Experiment& wanted)
{
    const double plans
        = wanted.call.form == CallForm::stateless ? 1.0 : 1.0 / static_cast<double>(callsInSequence(wanted));
    double sum = 0;
    if (const PhaseFigures* execution = run.phase(Phase::execution); execution->gpu && execution->host)
        sum += std::max(0.0, execution->host->median - execution->gpu->median);
    for (const Phase phase : {Phase::specification, Phase::planning, Phase::resource_management})
        if (const PhaseFigures* figures = run.phase(phase); figures && figures->host
            && !(phase == Phase::planning && leavesPlanningOut(wanted.planning, wanted.planning.configuration)))
            sum += figures->host->median * plans;
    return sum;
}

} // namespace

std::optional<PredictedExecution> predictExecution(
    const Experiment& resolved, const Machine& here, std::span<const Run> earlier)
{
    const std::vector<Known> known = knownOf(resolved, here, earlier);
    if (known.empty())
        return std::nullopt;
    PredictedExecution result;
    result.overhead = {overheadOf(*known.front().run, resolved), overheadOf(*known.front().run, resolved)};
    for (const Known& one : known) {
        const double overhead = overheadOf(*one.run, resolved);
        result.overhead = {std::min(result.overhead.low, overhead), std::max(result.overhead.high, overhead)};
    }
    result.overhead = result.overhead.widened(planningVaries);

    const Problem wanted = resolved.callProblem();
    const bool onCpu = resolved.execution.space && resolved.execution.space->isCpu();
    std::optional<Range> same;
    for (const Known& one : known)
        if (one.run->experiment.callProblem() == wanted
            && one.run->experiment.measure.cache == resolved.measure.cache) {
            const Range range = around(*one.figure).widened(nextRun(*one.figure, onCpu));
            same = same ? Range{std::min(same->low, range.low), std::max(same->high, range.high)} : range;
        }
    if (same) {
        result.time = *same;
        result.measured = true;
        return result;
    }
    const double flop = flopOf(wanted);
    const auto above = std::ranges::lower_bound(known, flop, {}, &Known::flop);
    result.time = fromOtherSizes(
        flop, above == known.begin() ? nullptr : &*(above - 1), above == known.end() ? nullptr : &*above);
    return result;
}

} // namespace phasebench
