// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/call_plan.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <optional>
#include <string>
#include <vector>

/// What copying costs, found in two ways: by what a call takes longer when its operands must be copied, and by the same
/// copies made alone.
namespace phasebench {

struct CheckedCopy {
    CallCopy copy;
    Figure alone; ///< microseconds: the copy by itself, synchronised, by the host's clock
    std::optional<Figure> gpu; ///< microseconds: of the same copy inside the traced calls, by the GPU's clock
};

struct CrossCheck {
    std::int64_t host = 0; ///< id of the run with operands elsewhere
    std::int64_t resident = 0; ///< id of the run with every operand where it executes
    Figure difference; ///< microseconds a call: call(host) - call(resident), for other runs than these
    Figure alone; ///< microseconds a call: the sum of the copies alone
    Figure residual; ///< difference - alone; its interval comes from both ends of both
    double margin = 0; ///< microseconds that the residual may have: 5 % of the call and 10 % of the copies at most
    bool agrees = false; ///< the residual's whole interval is within that
    bool differs = false; ///< the residual's whole interval is beyond it
    std::vector<CheckedCopy> copies;
    std::string sentence; ///< the result in words
    std::vector<std::string> mistakes; ///< what the usual mistakes would have made of these figures
};

/// Do the two runs make a cross-check: the same but for places, the second without anything to copy?
bool canCrossCheck(const Run& host, const Run& resident);

/// Empty where they do not, or figures are missing. `probe` may be null; with it the mistakes have figures of pinned
/// copies.
std::optional<CrossCheck> crossCheck(const Run& host, const Run& resident, const LinkProbe* probe);

} // namespace phasebench
