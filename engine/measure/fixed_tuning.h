// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/race_sampler.h"

namespace phasebench {

struct FixedSettings {
    std::size_t candidates = 8;
    int iterations = 5;
    std::uint64_t seed = 1;
};

/// The tutorials' own method (nvmath-python's autotune): the first so many candidates, so many times each in an order
/// that is shuffled anew every time, and the best median wins. Nothing is compared with chance; the gain has its
/// interval all the same, so that the two methods can be compared. `sampler` is asked for one search.
RaceResult tuneFixed(const FixedSettings& settings, CandidateRace& race, RaceSampler& sampler);

} // namespace phasebench
