// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/place_checks.h"

#include "engine/problem/call_plan.h"
#include "gui/models/probes.h"

#include <algorithm>

namespace phasebench {

namespace {

constexpr int mostPartners = 500; ///< runs that are looked at, from the latest on

bool isMeasured(const Run& run)
{
    return run.status == RunStatus::completed && run.call;
}

/// The run's experiment with operands elsewhere; empty where none would move.
template <typename Moves>
std::optional<FollowUp> moved(const Run& run, const QString& label, const MemorySpace& to, Moves moves)
{
    FollowUp follow{label.toStdString(), run.id, nlohmann::json::object()};
    for (const OperandId id : operandIds)
        if (const auto& space = run.experiment.placement.of(id); space && moves(*space))
            follow.changes["placement." + std::string(nameOf(id))] = nameOf(to);
    return follow.changes.empty() ? std::nullopt : std::optional(std::move(follow));
}

/// The same but for where the operands live.
bool differInPlaces(const Run& a, const Run& b)
{
    Experiment same = b.experiment;
    same.title = a.experiment.title;
    same.measure = a.experiment.measure;
    same.placement = a.experiment.placement;
    return same == a.experiment && b.experiment.placement != a.experiment.placement;
}

bool holds(const Run& run, MemorySpace::Kind kind)
{
    return std::ranges::any_of(
        run.experiment.placement.spaces, [&](const auto& space) { return space && space->kind == kind; });
}

} // namespace

PlaceChecks placeChecks(const RunList& runs, int row, const Probes& probes)
{
    PlaceChecks checks;
    if (row < 0 || row >= runs.size() || runs.isLive(row))
        return checks;
    const Run& run = *runs.at(row);
    if (!isMeasured(run) || run.transfers.empty())
        return checks;
    const ProbePtr probe = probes.of(run.machine);
    bool pinnedIsThere = false;
    for (int other = runs.size() - 1; other >= std::max(0, runs.size() - mostPartners); --other) {
        const Run& partner = *runs.at(other);
        if (other == row || runs.isLive(other) || !isMeasured(partner))
            continue;
        if (!checks.crossCheck && canCrossCheck(run, partner)) {
            checks.crossCheck = crossCheck(run, partner, probe.get());
            checks.partner = runs.at(other);
        }
        const bool pinned = holds(run, MemorySpace::Kind::host_pageable)
            && holds(partner, MemorySpace::Kind::host_pinned) && !holds(partner, MemorySpace::Kind::host_pageable)
            && differInPlaces(run, partner);
        pinnedIsThere = pinnedIsThere || pinned;
        if (pinned && probe && !checks.pinning) {
            checks.pinning = pinningPays(run, partner, *probe);
            checks.pinned = checks.pinning ? runs.at(other) : nullptr;
        }
    }
    const MemorySpace there = executionMemory(run.experiment.execution.space.value_or(ExecutionSpace{}));
    if (!checks.crossCheck)
        checks.crossCheckNeeds = moved(run, QObject::tr("Measure it where it executes"), there,
            [&](const MemorySpace& space) { return space != there; });
    if (!pinnedIsThere)
        checks.pinningNeeds = moved(run, QObject::tr("Measure it pinned"), {MemorySpace::Kind::host_pinned, 0},
            [](const MemorySpace& space) { return space.kind == MemorySpace::Kind::host_pageable; });
    checks.probeNeeded = pinnedIsThere && !probe;
    return checks;
}

} // namespace phasebench
