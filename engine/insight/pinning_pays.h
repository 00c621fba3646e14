// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/break_even.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <optional>

/// After how many calls pinned memory takes less time in all: it copies faster, but takes longer to allocate.
namespace phasebench {

struct PinningPays {
    Figure before; ///< microseconds once: to have the operands where the slower run has them
    Figure after; ///< and where the faster one has them: allocation, pinning and first touch; for an operand on the
                  ///< GPU the one copy there
    double saved = 0; ///< microseconds a call
    BreakEven calls; ///< from how many calls on the faster places pay
};

/// Two runs that differ in where their operands live, `after` the faster one; what having memory takes comes from a
/// probe of the same computer. Empty where the calls' intervals overlap, the faster places cost nothing more, or the
/// probe does not know a kind of memory.
std::optional<PinningPays> pinningPays(const Run& before, const Run& after, const LinkProbe& probe);

} // namespace phasebench
