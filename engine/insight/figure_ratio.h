// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/ratio_estimate.h"
#include "engine/result/run.h"

#include <optional>

namespace phasebench {

/// Of the differences that are claimed at most this share is expected to be none.
inline constexpr double falseClaims = 0.01;

/// What is timed, as far as it decides how far apart fresh processes fall.
enum class Timed { onCpu, callOfGpu, gpuItself };

/// How far apart, as a relative standard deviation, the medians of one thing fall in different processes, where only
/// one process measured it. Typical values, not this machine's.
double processSpread(Timed timed, double microseconds);

/// How the whole call of a run was timed.
Timed timedBy(const Run& run);

/// b / a, for other runs than these: over processes where both were measured in several, else with the typical spread
/// between processes added. Empty where one was measured once only, or a time is 0.
std::optional<RatioEstimate> ratioOf(const Figure& a, Timed timedA, const Figure& b, Timed timedB);

/// Of the times of a call; empty, too, where one run has none.
std::optional<RatioEstimate> ratioOfCalls(const Run& a, const Run& b);

/// The second takes longer, as far as can be told; `limit`: see discoveryLimit().
bool isLonger(const std::optional<RatioEstimate>& ratio, double limit = falseClaims);
bool isShorter(const std::optional<RatioEstimate>& ratio, double limit = falseClaims);

} // namespace phasebench
