// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

/// The library's own pick against the best that the race found.
struct RaceGain {
    int best = -1; ///< index in Run::candidates, of rank 1
    int pick = -1; ///< the library's
    double ratio = 1; ///< the pick's time over the best's: 1.171 says that the best is 1.171 times as fast
    std::optional<double> low; ///< from both ends of the two intervals; empty where one was measured once
    std::optional<double> high;
    bool isTie = false; ///< the two are in one group that cannot be told apart, or are one
};

/// Empty where nothing was raced, or the library's pick has no figure.
std::optional<RaceGain> gainOf(const Run& run);

} // namespace phasebench
