// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/findings.h"

namespace phasebench {

/// One way to compute a batch: as one call with a batch dimension, as a sequence of calls, or with copies overlapped.
struct BatchFigures {
    Figure time; ///< of the whole batch, microseconds
    double flopPerCall = 0; ///< what one call gives the hardware to do at a time
    double intensity = 0; ///< FLOP a byte of one call's operands
    std::int64_t memory = 0; ///< bytes where it is computed, the operands that live there included
};

/// Empty where the run has no call.
std::optional<BatchFigures> batchFiguresOf(const Run& run);

/// What two runs say that differ in how the batch is computed, the later against the earlier: time, parallelism,
/// arithmetic intensity and memory, and when a sequence is the better path.
std::optional<Finding> batchFinding(const Run& before, const Run& after);

} // namespace phasebench
