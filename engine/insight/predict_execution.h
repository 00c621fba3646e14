// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/range.h"
#include "engine/result/run.h"

#include <optional>
#include <span>

namespace phasebench {

struct PredictedExecution {
    Range time; ///< microseconds a call
    bool measured = false; ///< the very problem was executed there before
    Range overhead; ///< microseconds a call: its part of planning, and of handing the work over
};

/// From runs of the same library, type and execution space on the same hardware: of the same problem its own time, else
/// the rate of the nearest sizes, interpolated over the logarithm of the work. Empty where no run is alike.
std::optional<PredictedExecution> predictExecution(
    const Experiment& resolved, const Machine& here, std::span<const Run> earlier);

} // namespace phasebench
