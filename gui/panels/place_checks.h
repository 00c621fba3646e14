// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/insight/cross_check.h"
#include "engine/insight/findings.h"
#include "engine/insight/pinning_pays.h"
#include "gui/models/run_list.h"

#include <optional>

/// What the checks of the selected run's copies rest on, and what is missing for them. Pure functions of results.
namespace phasebench {

class Probes;

struct PlaceChecks {
    /// Of the selected run: its copies by difference and alone.
    std::optional<CrossCheck> crossCheck;
    RunPtr partner; ///< the other run of `crossCheck`
    std::optional<FollowUp> crossCheckNeeds; ///< the run that would make one possible

    std::optional<PinningPays> pinning;
    RunPtr pinned; ///< the faster of the two runs that `pinning` compares
    std::optional<FollowUp> pinningNeeds; ///< the run that would make one possible
    bool probeNeeded = false; ///< two runs are there, but the cost of having memory was never measured

    bool isEmpty() const { return !crossCheck && !crossCheckNeeds && !pinning && !pinningNeeds && !probeNeeded; }
};

/// The partners of `row` are looked for among the latest runs. Nothing for runs without copies.
PlaceChecks placeChecks(const RunList& runs, int row, const Probes& probes);

} // namespace phasebench
