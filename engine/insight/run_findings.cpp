// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/run_findings.h"

#include "engine/insight/break_even.h"
#include "engine/insight/call_findings.h"
#include "engine/insight/race_findings.h"
#include "engine/insight/shares.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/kinds.h"
#include "engine/problem/names.h"
#include "engine/result/slow_kernels.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

// Below these a phase is not worth a sentence.
constexpr double muchCopying = 0.25;
constexpr double muchExecution = 0.5;
constexpr double muchPlanning = 0.2;
constexpr double muchUnattributed = 0.1;
constexpr double muchExcess = 0.05;
constexpr double muchFirstUse = 1.5;

double timeOf(const CallShares& shares, Phase phase)
{
    const PhaseShare* share = shares.of(phase);
    return share && !share->excluded ? share->time : 0;
}

/// Every operand that lives in `from` moved to `to`.
nlohmann::json moved(const Experiment& experiment, MemorySpace::Kind from, const std::string& to)
{
    nlohmann::json changes = nlohmann::json::object();
    for (const OperandId id : operandIds) {
        const auto& space = experiment.placement.of(id);
        if (space && space->kind == from)
            changes["placement." + std::string(nameOf(id))] = to;
    }
    return changes;
}

/// Every operand that lives elsewhere moved to `to`.
nlohmann::json broughtTo(const Experiment& experiment, const MemorySpace& to)
{
    nlohmann::json changes = nlohmann::json::object();
    for (const OperandId id : operandIds) {
        const auto& space = experiment.placement.of(id);
        if (space && *space != to)
            changes["placement." + std::string(nameOf(id))] = nameOf(to);
    }
    return changes;
}

/// Where copying would cost less: pinned instead of pageable, else where the work is done.
std::optional<FollowUp> lessCopying(const Run& run)
{
    const auto& execution = run.experiment.execution.space;
    if (!execution)
        return std::nullopt;
    if (execution->isCpu()) {
        // Host memory of either kind is at hand there; pinned is read as fast, and copied faster.
        nlohmann::json changes = nlohmann::json::object();
        for (const auto kind : {MemorySpace::Kind::gpu, MemorySpace::Kind::managed})
            changes.update(moved(run.experiment, kind, "host_pinned"));
        return changes.empty() ? std::nullopt
                               : std::optional(FollowUp{"Measure it in host memory", run.id, std::move(changes)});
    }
    if (auto changes = moved(run.experiment, MemorySpace::Kind::host_pageable, "host_pinned"); !changes.empty())
        return FollowUp{"Measure it pinned", run.id, std::move(changes)};
    if (auto changes = broughtTo(run.experiment, executionMemory(*execution)); !changes.empty())
        return FollowUp{"Measure it in GPU memory", run.id, std::move(changes)};
    return std::nullopt;
}

/// Where the phases, each waited for, take longer than the call, which is not: their times are no parts of it.
bool phasesOverlap(const CallShares& shares)
{
    return shares.excess > muchExcess * shares.call;
}

/// What copying takes of a call.
struct Copying {
    double in = 0; ///< microseconds
    double out = 0;
    double share = 0;
    std::string of = " of the call is copying"; ///< what the share is of
};

/// By the host's clock; where the phases overlap in the call by the GPU's, which the traced calls were timed by. Of
/// pageable memory the GPU's records hold the last piece of a copy only.
Copying copyingOf(const Run& run, const CallShares& shares)
{
    Copying copying{timeOf(shares, Phase::copy_in), timeOf(shares, Phase::copy_out), shares.copying};
    if (!phasesOverlap(shares))
        return copying;
    const PhaseFigures* const in = run.phase(Phase::copy_in);
    const PhaseFigures* const out = run.phase(Phase::copy_out);
    const bool isTraced
        = (!in || in->gpu) && (!out || out->gpu) && moved(run.experiment, MemorySpace::Kind::host_pageable, "").empty();
    if (!isTraced) {
        copying.of = " of what the phases take, each waited for, is copying";
        return copying;
    }
    copying.in = in ? in->gpu->median : 0;
    copying.out = out ? out->gpu->median : 0;
    copying.share = (copying.in + copying.out) / shares.call;
    copying.of += ", by the GPU's clock";
    return copying;
}

void addCopying(std::vector<Finding>& list, const Run& run, const CallShares& shares)
{
    // Copies that overlap with each other are no share of the call; overlapFinding() speaks of them.
    if (run.experiment.call.batching == Batching::overlapped)
        return;
    const Copying copying = copyingOf(run, shares);
    if (copying.share < muchCopying)
        return;
    Finding finding;
    finding.sentence = formatPercent(std::min(1.0, copying.share)) + copying.of;
    if (copying.in > 0 && copying.out > 0)
        finding.sentence += ": " + formatTime(copying.in) + " in and " + formatTime(copying.out) + " out";
    finding.sentence += ", with " + placementWords(run.experiment.placement) + ".";
    const auto slowest = std::ranges::max_element(run.transfers, {},
        [](const TransferFigures& t) { return t.copyTime().samples > 0 ? t.copyTime().median : -1.0; });
    if (slowest != run.transfers.end() && slowest->copyTime().samples > 0 && slowest->copyTime().median > 0)
        finding.sentence += " The longest copy moves " + formatBytes(static_cast<double>(slowest->bytes)) + " at "
            + formatRate(slowest->rate()) + ".";
    finding.weight = std::min(1.0, copying.share);
    finding.phase = copying.in >= copying.out ? Phase::copy_in : Phase::copy_out;
    finding.followUp = lessCopying(run);
    list.push_back(std::move(finding));
}

/// What execution takes of the call, in words; empty where it is too little. Where the phases overlap in the call, the
/// GPU's own time is what it takes there; without one, only its share of the phases' sum is known.
std::string executionShare(const Run& run, const CallShares& shares, const PhaseShare& execution)
{
    if (!phasesOverlap(shares))
        return execution.share < muchExecution ? std::string()
                                               : "Execution takes " + formatTime(execution.time) + ", "
                + formatPercent(std::min(1.0, execution.share)) + " of the call";
    const PhaseFigures* const figures = run.phase(Phase::execution);
    if (!figures->gpu) {
        if (execution.share > 1 + muchExcess)
            return "Execution takes all of the call, " + formatTime(shares.call) + " in the loop and "
                + formatTime(execution.time) + " when each is waited for";
        const double share = execution.time / shares.attributed;
        return share < muchExecution ? std::string()
                                     : "Execution takes " + formatTime(execution.time) + ", " + formatPercent(share)
                + " of what the phases take, each waited for";
    }
    const double share = figures->gpu->median / shares.call;
    if (share < muchExecution)
        return {};
    if (share > 1)
        return "The GPU computes for " + formatTime(figures->gpu->median) + " an execution, traced in a series of its "
            + "own, which is all of the " + formatTime(shares.call) + " that a call takes";
    return "The GPU computes for " + formatTime(figures->gpu->median) + " of each call, " + formatPercent(share)
        + " of its " + formatTime(shares.call);
}

/// What a rate of operations counts, where that is a convention.
std::string conventionWords(const Problem& problem)
{
    const std::string_view convention = problem.visit([](const auto& kind) { return flopConvention(kind); });
    return convention.empty() ? std::string() : " by the convention of " + std::string(convention);
}

void addExecution(std::vector<Finding>& list, const Run& run, const CallShares& shares)
{
    const PhaseShare* execution = shares.of(Phase::execution);
    if (!execution || execution->excluded)
        return;
    Finding finding;
    finding.sentence = executionShare(run, shares, *execution);
    if (finding.sentence.empty())
        return;
    if (run.work.flop_rate)
        finding.sentence += ": " + formatFlopRate(*run.work.flop_rate) + conventionWords(run.experiment.problem);
    finding.sentence += ".";
    // What the user came for, but the rest is what can be changed.
    finding.weight = 0.5 * std::min(1.0, execution->share);
    finding.phase = Phase::execution;
    list.push_back(std::move(finding));
}

std::optional<FollowUp> morePerPlan(const Run& run)
{
    const Call& call = run.experiment.call;
    if (call.batching != Batching::dimension)
        return std::nullopt;
    if (call.form == CallForm::stateless) {
        nlohmann::json changes = {{"call.form", "stateful"}};
        if (call.count < 10)
            changes["call.count"] = 10;
        return FollowUp{"Plan once, call often", run.id, std::move(changes)};
    }
    if (call.count > 100'000)
        return std::nullopt;
    return FollowUp{"Make ten times as many calls", run.id, {{"call.count", call.count * 10}}};
}

void addPlanning(std::vector<Finding>& list, const Run& run, const CallShares& shares)
{
    const double time
        = timeOf(shares, Phase::specification) + timeOf(shares, Phase::planning) + timeOf(shares, Phase::autotuning);
    const double share = std::min(1.0, time / shares.call);
    if (share < muchPlanning)
        return;
    Finding finding;
    const std::int64_t calls = callsInSequence(run.experiment);
    const PhaseFigures* const execution = run.phase(Phase::execution);
    const bool worksMeanwhile = execution && execution->gpu && time + execution->gpu->median > shares.call;
    finding.sentence = "Specification and planning take " + formatTime(time)
        + (phasesOverlap(shares) ? " a call when waited for, as long as " + formatPercent(share) + " of it"
                    + (worksMeanwhile ? ", and in the call the GPU works meanwhile" : "")
                                 : " of each call, " + formatPercent(share) + " of it");
    finding.sentence += run.experiment.call.form == CallForm::stateless ? "; a stateful form pays them once."
        : calls == 1                                                    ? ": a plan serves one call here."
                     : ", shared by " + formatCount(calls) + " calls.";
    finding.weight = share;
    finding.phase = Phase::planning;
    finding.followUp = morePerPlan(run);
    list.push_back(std::move(finding));
}

void addExcluded(std::vector<Finding>& list, const Run& run, const CallShares& shares)
{
    for (const PhaseShare& share : shares.phases) {
        if (!share.excluded || share.phase == Phase::autotuning) // the race has sentences of its own
            continue;
        Finding finding;
        std::string word = phaseWords(share.phase);
        word.front() = static_cast<char>(word.front() - 'a' + 'A');
        const std::string cutOff = share.phase == Phase::planning ? planningCutOff(run.conditions) : std::string();
        finding.sentence = word + " took " + formatTime(share.time)
            + (cutOff.empty() ? "" : " (" + cutOff + ": the plan is the best one found until then)")
            + " and is no part of the call: as long as " + formatNumber(share.time / shares.call) + " calls.";
        finding.weight = 0.4;
        finding.phase = share.phase;
        list.push_back(std::move(finding));
    }
}

/// "about 52 times": of what was measured once more digits would be none.
std::string aboutTimes(double ratio)
{
    if (ratio < 10)
        return "about " + formatRatio(ratio);
    const double step = std::pow(10.0, std::floor(std::log10(ratio)) - 1);
    return "about " + formatCount(std::llround(std::round(ratio / step) * step)) + " times";
}

void addFirstUse(std::vector<Finding>& list, const Run& run)
{
    double first = 0;
    double repeated = 0;
    const PhaseFigures* most = nullptr;
    for (const PhaseFigures& phase : run.phases) {
        // Like with like: a phase that was never repeated says nothing of repeating.
        if (!phase.first || !phase.host)
            continue;
        first += *phase.first;
        repeated += phase.host->median;
        if (!most || *phase.first - phase.host->median > *most->first - most->host->median)
            most = &phase;
    }
    if (!most || repeated <= 0 || first < muchFirstUse * repeated)
        return;
    Finding finding;
    finding.sentence = "The first use in a fresh process takes " + formatTime(first) + " (measured once), "
        + aboutTimes(first / repeated) + " as long as a repeated one; most of that is " + phaseWords(most->phase) + " ("
        + formatTime(*most->first) + " instead of " + formatTime(most->host->median) + ").";
    finding.weight = 0.3;
    finding.phase = most->phase;
    finding.ofFreshProcesses = true;
    list.push_back(std::move(finding));
}

void addHostBound(std::vector<Finding>& list, const Run& run)
{
    const PhaseFigures* execution = run.phase(Phase::execution);
    if (!execution || !execution->gpu || !execution->enqueue)
        return;
    const Figure& gpu = *execution->gpu;
    const Figure& enqueue = *execution->enqueue;
    if (!gpu.high || !enqueue.low || *gpu.high >= *enqueue.low)
        return;
    Finding finding;
    finding.sentence = "The GPU works " + formatTime(gpu.median) + ", less than the " + formatTime(enqueue.median)
        + " that handing it the work takes: "
        + (callsInSequence(run.experiment) > 1 ? "the host sets the pace." : "most of it is the host's.");
    finding.weight = 0.6;
    finding.phase = Phase::execution;
    list.push_back(std::move(finding));
}

bool executesOnCpu(const Run& run)
{
    const auto& space = run.experiment.execution.space;
    return space && space->isCpu();
}

void addRemainder(std::vector<Finding>& list, const Run& run, const CallShares& shares)
{
    Finding finding;
    const double rest = shares.notAttributed / shares.call;
    const double excess = shares.excess / shares.call;
    if (rest >= muchUnattributed) {
        finding.sentence = formatPercent(rest) + " of the call (" + formatTime(shares.notAttributed)
            + ") belongs to no phase: the phases were timed one by one, the call as a whole.";
        finding.weight = 0.5 * rest;
    } else if (excess >= muchExcess) {
        finding.sentence = "Timed one by one, each waited for, the phases add up to " + formatPercent(1 + excess)
            + " of the call, which "
            + (run.experiment.call.batching == Batching::overlapped ? "overlaps copies and execution."
                    : executesOnCpu(run)                            ? "was timed in another series."
                                                                    : "waits at the end of a sequence only.");
        finding.weight = 0.5 * std::min(1.0, excess);
    } else {
        return;
    }
    list.push_back(std::move(finding));
}

/// The figure says less about the computer than it seems to.
void addKernels(std::vector<Finding>& list, const Run& run)
{
    for (std::string sentence : {slowKernels(run), kernelsNotTaken(run)}) {
        if (sentence.empty())
            continue;
        Finding finding;
        finding.sentence = std::move(sentence);
        finding.weight = 1;
        finding.phase = Phase::execution;
        list.push_back(std::move(finding));
    }
}

} // namespace

std::vector<Finding> findingsOf(const Run& run)
{
    std::vector<Finding> list;
    if (const std::optional<CallShares> shares = sharesOf(run)) {
        addCopying(list, run, *shares);
        addExecution(list, run, *shares);
        addPlanning(list, run, *shares);
        addExcluded(list, run, *shares);
        addRemainder(list, run, *shares);
    }
    addKernels(list, run);
    addFirstUse(list, run);
    addHostBound(list, run);
    for (auto* const find : {overlapFinding, alignmentFinding, firstUseFinding})
        if (auto finding = find(run))
            list.push_back(std::move(*finding));
    std::ranges::move(raceFindings(run), std::back_inserter(list));
    for (Finding& finding : list)
        finding.runs = {run.id};
    return list;
}

} // namespace phasebench
