// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/race.h"

#include <vector>

namespace phasebench {

/// Does what the steps of a race ask for, in one thread.
class RaceSampler {
public:
    virtual ~RaceSampler() = default;
    virtual double elapsed() = 0; ///< seconds since the race began
    /// Finds candidates for at most `seconds` and admits them; leaders empty: the first ones.
    virtual void search(CandidateRace& race, const std::vector<std::size_t>& leaders, double seconds) = 0;
    /// The samples in us; what cannot be timed is told to race.fail() and gives none.
    virtual std::vector<double> sample(CandidateRace& race, const RaceOrder& order) = 0;
    virtual void check(CandidateRace& race, std::size_t candidate) = 0;
    virtual bool stopSampling() = 0;
};

/// Runs a race to its end. What the sampler throws (a cancel, a lost context) goes through.
RaceResult runRace(CandidateRace& race, RaceSampler& sampler);

} // namespace phasebench
