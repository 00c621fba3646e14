// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/place_findings.h"

#include "engine/insight/amortise.h"
#include "engine/insight/cross_check.h"
#include "engine/insight/link_curve.h"
#include "engine/insight/link_share.h"
#include "engine/insight/pinning_pays.h"
#include "engine/insight/plausible_order.h"
#include "engine/measure/false_discovery.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/names.h"
#include "engine/problem/operand.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr double nearlyAll = 0.9;
constexpr std::size_t fewestPlaces = 3;
constexpr double mostlyLatency = 0.5; // of a copy's time

std::string keyOf(OperandId id)
{
    return "placement." + std::string(nameOf(id));
}

std::string capital(std::string_view title)
{
    std::string text(title);
    if (text.starts_with("the "))
        text.front() = 'T';
    return text;
}

/// Every operand that lives in pageable memory made pinned, or else every one brought to where it executes.
std::optional<FollowUp> fasterPlace(const Run& run, bool pin)
{
    FollowUp follow{pin ? "Measure it pinned" : "Measure it where it executes", run.id, nlohmann::json::object()};
    const MemorySpace there = executionMemory(run.experiment.execution.space.value_or(ExecutionSpace{}));
    for (const Operand& operand : operandsOf(run.experiment.callProblem())) {
        const auto& space = run.experiment.placement.of(operand.id);
        if (!space || (pin ? space->kind != MemorySpace::Kind::host_pageable : *space == there))
            continue;
        follow.changes[keyOf(operand.id)] = pin ? "host_pinned" : nameOf(there);
    }
    return follow.changes.empty() ? std::nullopt : std::optional(std::move(follow));
}

/// Whether a copy takes mostly what the shortest copy between the same places takes, by the probe.
bool isMostlyLatency(const TransferFigures& transfer, const LinkProbe& probe)
{
    for (const std::string_view mode : {"", "direct", "prefetch", "staged"})
        if (const auto link = LinkCurve::of(probe, transfer.from, transfer.to, mode))
            return link->time(1) > mostlyLatency * transfer.copyTime().median;
    return false;
}

/// "16 % of what its link can do", or that it does all of that: no share is above 100 %.
std::string shareWords(const LinkShare& share)
{
    return *share.share > 1 ? "all that its link can do" : formatPercent(*share.share) + " of what its link can do";
}
} // namespace

std::optional<Finding> linkShareFinding(const Run& run, const LinkProbe& probe)
{
    if (!alike(probe.machine, run.machine))
        return std::nullopt;
    const auto longest = std::ranges::max_element(run.transfers, {},
        [](const TransferFigures& t) { return t.copyTime().samples > 0 ? t.copyTime().median : -1.0; });
    if (longest == run.transfers.end())
        return std::nullopt;
    const auto share = linkShare(*longest, probe);
    if (!share || !share->share)
        return std::nullopt;
    const bool isPageable = longest->from.kind == MemorySpace::Kind::host_pageable
        || longest->to.kind == MemorySpace::Kind::host_pageable;
    const bool isShort = isMostlyLatency(*longest, probe);
    const bool all = !isPageable && !isShort && share->low.value_or(*share->share) >= nearlyAll;
    Finding finding;
    finding.sentence = capital(titleOf(longest->operand)) + " moves at " + formatRate(longest->rate()) + ", "
        + shareWords(*share) + " for as many bytes (" + formatRate(share->best) + " from " + spaceWords(share->from)
        + " to " + spaceWords(share->to) + ")"
        + (all ? ": only copying less, or while something else is done, would save time." : ".");
    if (isShort)
        finding.sentence += " The copy is short: what it takes is mostly latency, which fewer bytes do not change.";
    finding.weight = all ? 0.25 : 0.8 * (1 - std::min(1.0, *share->share));
    const bool in = run.experiment.placement.of(longest->operand) == longest->from;
    finding.phase = in ? Phase::copy_in : Phase::copy_out;
    finding.runs = {run.id};
    finding.followUp = fasterPlace(run, !all);
    if (!finding.followUp)
        finding.followUp = fasterPlace(run, false);
    return finding;
}

namespace {

/// The same but for where operands live, how they get there, and where it executes.
bool sameButForPlaces(const Run& a, const Run& b)
{
    Experiment same = a.experiment;
    same.title = b.experiment.title;
    same.placement = b.experiment.placement;
    same.execution = b.experiment.execution;
    same.transfer = b.experiment.transfer;
    return same == b.experiment && alike(a.machine, b.machine);
}

void addFastest(std::vector<Finding>& list, const std::vector<const Run*>& group)
{
    if (group.size() < fewestPlaces)
        return;
    std::vector<const Run*> sorted = group;
    std::ranges::stable_sort(sorted, {}, [](const Run* run) { return run->call->figure.median; });
    const Figure& best = sorted[0]->call->figure;
    const Figure& next = sorted[1]->call->figure;
    std::vector<double> chances;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const auto ratio = ratioOfCalls(*sorted[0], *sorted[i]);
        chances.push_back(ratio ? ratio->chance() : 1);
    }
    const double limit = discoveryLimit(chances, falseClaims);
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (!isLonger(ratioOfCalls(*sorted[0], *sorted[i]), limit) || !mayBeFaster(*sorted[0], *sorted[i]))
            return; // they may well be equally fast
    Finding finding;
    finding.sentence = "Of " + formatCount(static_cast<std::int64_t>(group.size())) + " places measured, "
        + placementWords(sorted[0]->experiment.placement) + " on " + executionWords(sorted[0]->experiment.execution)
        + " is fastest: " + formatTime(best.median) + " a call. The next takes " + formatTime(next.median)
        + ", the slowest " + formatTime(sorted.back()->call->figure.median) + ".";
    finding.weight = 0.7;
    finding.runs = {sorted[0]->id, sorted[1]->id};
    finding.followUp = FollowUp{
        "Measure the fastest again, longer", sorted[0]->id, {{"measure.min_time", 2.0}, {"measure.timeout", 30.0}}};
    list.push_back(std::move(finding));
}

void addCrossCheck(std::vector<Finding>& list, const Run& host, const Run& resident, const LinkProbe* probe)
{
    const auto check = crossCheck(host, resident, probe);
    if (!check)
        return;
    Finding finding;
    finding.sentence = "Cross-check: " + check->sentence;
    finding.weight = 0.35;
    finding.phase = Phase::copy_in;
    finding.runs = {host.id, resident.id};
    // Of several operands the dearest is the one to look at alone.
    if (check->copies.size() > 1) {
        const auto dearest
            = std::ranges::max_element(check->copies, {}, [](const CheckedCopy& c) { return c.alone.median; });
        const MemorySpace there = executionMemory(*host.experiment.execution.space);
        FollowUp follow{"Measure " + std::string(titleOf(dearest->copy.operand)) + " there alone", host.id,
            nlohmann::json::object()};
        for (const CheckedCopy& one : check->copies)
            if (one.copy.operand != dearest->copy.operand)
                follow.changes[keyOf(one.copy.operand)] = nameOf(there);
        if (!follow.changes.empty())
            finding.followUp = std::move(follow);
    }
    list.push_back(std::move(finding));
}

void addPinning(std::vector<Finding>& list, const Run& before, const Run& after, const LinkProbe& probe)
{
    const auto pays = pinningPays(before, after, probe);
    if (!pays || !std::isfinite(pays->calls.calls) || pays->calls.calls > 1e9 || !mayBeFaster(after, before))
        return;
    Finding finding;
    finding.sentence = "Having " + placementWords(after.experiment.placement) + " costs "
        + formatTime(pays->after.median - pays->before.median) + " more once than "
        + placementWords(before.experiment.placement) + ", and saves " + formatTime(pays->saved) + " a call: it pays "
        + fromCallsOn(pays->calls, "calls") + ".";
    finding.weight = 0.55;
    finding.runs = {before.id, after.id};
    const double wanted = std::ceil(pays->calls.high.value_or(pays->calls.calls));
    if (wanted <= 1e5 && after.experiment.call.batching == Batching::dimension)
        finding.followUp = FollowUp{"Measure as many calls", after.id,
            {{"call.count", std::max<std::int64_t>(1, static_cast<std::int64_t>(wanted))}}};
    list.push_back(std::move(finding));
}

/// Of runs that differ in places only.
void addGroup(std::vector<Finding>& list, const std::vector<const Run*>& group, const LinkProbe* probe)
{
    addFastest(list, group);
    bool pinning = false; // one such sentence a group, of its first and its fastest
    for (const Run* const other : group) {
        for (const Run* const resident : group)
            if (other != resident && canCrossCheck(*other, *resident)) {
                addCrossCheck(list, *other, *resident, probe);
                break;
            }
        if (probe && !pinning && other != group.front()) {
            const std::size_t before = list.size();
            addPinning(list, *group.front(), *other, *probe);
            pinning = list.size() > before;
        }
    }
}

bool usable(const Run& run)
{
    return run.status == RunStatus::completed && run.call && run.call->figure.samples > 0;
}

} // namespace

std::vector<Finding> placeFindings(std::span<const Run> runs, const LinkProbe* probe, const std::vector<bool>& onLines)
{
    std::vector<Finding> list;
    std::vector<bool> grouped(runs.size(), false);
    const auto isOnLine = [&](std::size_t run) {
        return run < onLines.size() && onLines[run];
    };
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!usable(runs[i]))
            continue;
        if (probe && !isOnLine(i))
            if (auto share = linkShareFinding(runs[i], *probe))
                list.push_back(std::move(*share));
        std::vector<const Run*> group;
        bool allOnLines = true;
        for (std::size_t j = i; j < runs.size(); ++j)
            if (!grouped[j] && usable(runs[j]) && sameButForPlaces(runs[i], runs[j])) {
                grouped[j] = true;
                allOnLines = allOnLines && isOnLine(j);
                group.push_back(&runs[j]);
            }
        if (!allOnLines)
            addGroup(list, group, probe);
    }
    return list;
}

} // namespace phasebench
