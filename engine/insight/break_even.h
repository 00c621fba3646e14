// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/figure_ratio.h"

#include <optional>

namespace phasebench {

/// What a number of calls costs: once, before the first of them, and at each call.
struct Cost {
    Figure once; ///< microseconds before the first call (planning, specification)
    Figure perCall; ///< microseconds
    Timed timed = Timed::callOfGpu; ///< the calls
};

/// The number of calls from which on the way that costs more once takes less time in all.
struct BreakEven {
    double calls = 0;
    std::optional<double> low; ///< from the 95 % interval of the calls' ratio, and both ends of what is paid once
    std::optional<double> high;
    bool onceIsExact = false; ///< a start was measured once, and counts as exact in the interval
};

/// `b` costs more once and less per call. Empty where it does not, or where the costs per call cannot be told apart by
/// the interval of their ratio: then nothing can be said.
std::optional<BreakEven> breakEven(const Cost& a, const Cost& b);

/// The same of two runs. Where they differ in nothing but that `a` plans in every call and `b` once, it is two calls at
/// most: the first call of both does the same.
std::optional<BreakEven> breakEvenOf(const Run& a, const Run& b);

/// What a run costs once (see oneTimeCosts(): specification, planning, autotuning and resource management; what a
/// stateless form repeats is part of the call instead), and what each call costs without that. Empty without a call, or
/// where the phases took more than the call.
std::optional<Cost> costOf(const Run& run);

} // namespace phasebench
