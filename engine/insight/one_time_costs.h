// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <vector>

namespace phasebench {

/// What a sequence of calls pays once, however many calls it has.
struct OneTimeCost {
    Phase phase = Phase::planning;
    Figure figure; ///< microseconds an occurrence
    double times = 1; ///< occurrences in a sequence
    bool apart = false; ///< measured once a run and no part of the call's time
};

/// Specification, planning, autotuning and resource management, as far as they are not repeated by every call: those of
/// a stateful run, and of any run what its call leaves out. Without a figure of its own, autotuning cost what the race
/// took.
std::vector<OneTimeCost> oneTimeCosts(const Run& run);

} // namespace phasebench
