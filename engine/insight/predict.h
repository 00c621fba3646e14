// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/range.h"
#include "engine/problem/call_plan.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// What a call will take, before it is measured. A range is where the median of the measurement is expected: narrow
/// where operands are pinned and the kernel was measured before, wide where the memory is pageable or managed, or where
/// the speed comes from another size.
namespace phasebench {

struct PredictedCopy {
    CallCopy copy; ///< operand, phase, from, to, bytes
    std::optional<Range> time; ///< microseconds; empty where this way was never probed
    std::optional<Range> rate; ///< bytes a second
};

struct CallPrediction {
    std::vector<PredictedCopy> copies; ///< of one call, in order
    std::optional<Range> copying; ///< microseconds a call; empty unless every copy's time is known; zero without copies
    std::optional<Range> execution; ///< microseconds a call; empty where nothing alike was measured
    bool executionMeasured = false; ///< this very problem was executed there before
    std::optional<Range> total; ///< microseconds a call: copies, execution, and its part of the planning
    bool probed = false; ///< a probe of this computer was there
    std::string sentence; ///< all of it in words, and what is not known and why
};

/// `resolved`: a valid experiment. `here`: the computer that it is to run on; probes and runs of other hardware are
/// left out. `probe` may be null. `earlier`: completed runs of any experiments, for the speed of the execution.
CallPrediction predict(
    const Experiment& resolved, const Machine& here, const LinkProbe* probe, std::span<const Run> earlier);

} // namespace phasebench
