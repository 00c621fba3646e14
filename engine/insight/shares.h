// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>
#include <vector>

namespace phasebench {

/// What one phase takes of one call: its host median times its occurrences in a sequence, over the sequence's calls.
struct PhaseShare {
    Phase phase = Phase::execution;
    double time = 0; ///< microseconds a call
    std::optional<double> low; ///< of the interval, likewise
    std::optional<double> high;
    double share = 0; ///< of the call; 0 … and above 1 where the phases, synchronised, took longer than the call
    bool excluded = false; ///< measured once and no part of the call: the time of one occurrence, and a share of 0
};

/// A call taken apart. The phases are measured in another series, synchronised at every step, so they need not add up.
struct CallShares {
    double call = 0; ///< microseconds
    std::vector<PhaseShare> phases; ///< in the order of the run
    double attributed = 0; ///< microseconds, the sum over the phases that are part of the call
    double notAttributed = 0; ///< call - attributed, never negative
    double excess = 0; ///< attributed - call, never negative: what synchronising, or running without overlap, added
    double copying = 0; ///< share of copy in and copy out of the call (of the phases' sum where that is more): 0 … 1

    const PhaseShare* of(Phase phase) const;
};

/// Empty where the run has no call.
std::optional<CallShares> sharesOf(const Run& run);

/// Calls in one sequence of this experiment.
std::int64_t callsInSequence(const Experiment& experiment);

} // namespace phasebench
