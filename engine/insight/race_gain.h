// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/gain.h"
#include "engine/result/run.h"

namespace phasebench {

/// The library's own pick against the best that the race found.
struct RaceGain {
    int best = -1; ///< index in Run::candidates, of rank 1
    int pick = -1; ///< the library's
    Gain gain; ///< Race::gain; of an older file, which has none, by the two figures and the ends of their intervals
    bool isTie = false; ///< the two are in one group that cannot be told apart, or are one
};

/// Empty where nothing was raced, or the library's pick has no figure.
std::optional<RaceGain> gainOf(const Run& run);

} // namespace phasebench
