// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>

namespace phasebench {

/// Two ways to make the same calls: one pays once, the other at each call.
struct Cost {
    Figure once; ///< microseconds before the first call (planning, specification)
    Figure perCall; ///< microseconds
};

/// The number of calls from which on the dearer start pays.
struct BreakEven {
    double calls = 0;
    std::optional<double> low; ///< from both ends of the figures' intervals; empty where a figure has none
    std::optional<double> high; ///< empty, with `low` set: perhaps never
};

/// `b` costs more once and less per call. Empty where it does not, or where the intervals of the per-call costs
/// overlap: then nothing can be said.
std::optional<BreakEven> breakEven(const Cost& a, const Cost& b);

/// What a run costs once, before its first call (host medians of specification, planning, autotuning; what a stateless
/// form repeats is part of the call instead), and per call. Empty without a call.
std::optional<Cost> costOf(const Run& run);

} // namespace phasebench
