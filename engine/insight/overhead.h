// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/sweep_lines.h"

#include <span>

namespace phasebench {

/// What of a call is not execution, at one size: copying, specification, planning and the rest.
struct OverheadAt {
    double x = 0;
    double share = 0; ///< of the call (of the phases' sum where that is more): 0 … 1
    double low = 0; ///< by the interval of the execution's median
    double high = 0;
    Phase largest = Phase::execution; ///< the phase that takes most of it; execution: none has a part in it
};

/// Along a line; sizes at which the execution has no interval are left out.
std::vector<OverheadAt> overheadOf(const SweepLine& line, std::span<const Run* const> runs);

/// Where the overhead falls below a share of the call.
struct OverheadFall {
    std::optional<double> above; ///< the last size at which it is certainly above; empty: at none
    std::optional<double> below; ///< the size from which on it is certainly below; empty: at none
};

/// Empty where the overhead rises above and falls below more than once, or is certain nowhere: then no size can be
/// named.
std::optional<OverheadFall> fallOf(std::span<const OverheadAt> overhead, double share = 0.5);

} // namespace phasebench
