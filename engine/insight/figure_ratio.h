// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/ratio_estimate.h"
#include "engine/result/calibration.h"

#include <optional>

namespace phasebench {

/// Of the differences that are claimed at most this share is expected to be none.
inline constexpr double falseClaims = 0.01;

/// How far apart the medians of such a time fall in different processes: by its computer's calibration, else a typical
/// value, which is taken as known.
ProcessSpread processSpread(const Figure& figure, Timed timed);

/// b / a, for other runs than these: over processes where both were measured in several, else with the spread between
/// processes added. Empty where one was measured once only, or a time is 0.
std::optional<RatioEstimate> ratioOf(const Figure& a, Timed timedA, const Figure& b, Timed timedB);

/// Of the times of a call; empty, too, where one run has none.
std::optional<RatioEstimate> ratioOfCalls(const Run& a, const Run& b);

/// The second takes longer, as far as can be told; `limit`: see discoveryLimit().
bool isLonger(const std::optional<RatioEstimate>& ratio, double limit = falseClaims);
bool isShorter(const std::optional<RatioEstimate>& ratio, double limit = falseClaims);

} // namespace phasebench
