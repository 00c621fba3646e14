// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"

namespace phasebench {

/// How near a call whose copies overlap with execution comes to the longest of its parts measured alone.
struct OverlapAchieved {
    Phase longest = Phase::execution;
    double alone = 0; ///< us of that part
    double oneByOne = 0; ///< us of all parts
    double call = 0; ///< us
    double share() const { return alone / call; } ///< 1: nothing but the longest part is seen
};

/// Empty where the calls of the run do not overlap, or a figure is missing.
std::optional<OverlapAchieved> overlapAchievedBy(const Run& run);

/// What one run says of its calls: what overlapping hides, what planning for the least alignment costs, and what a
/// first use costs by how much is in place before it.
std::optional<Finding> overlapFinding(const Run& run);
std::optional<Finding> alignmentFinding(const Run& run);
std::optional<Finding> firstUseFinding(const Run& run);

} // namespace phasebench
