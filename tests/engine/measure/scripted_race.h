// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/fixed_tuning.h"

#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace phasebench::test {

/// Candidates with known times, timed by a clock that only they move on.
class ScriptedRace : public RaceSampler {
public:
    explicit ScriptedRace(std::vector<double> microseconds, double noiseShare = 0, std::uint64_t seed = 1)
        : times(std::move(microseconds))
        , noise(noiseShare)
        , random(seed)
    {
    }

    std::vector<double> times; ///< true ones, us
    std::size_t firstFound = SIZE_MAX; ///< how many the first search finds; the others are found around leaders
    std::map<std::size_t, std::size_t> failsAt; ///< candidate: sample (from 0) at which it cannot be run
    std::map<std::size_t, std::string> wrong; ///< candidate: what the check of its whole result says
    double noise; ///< relative standard deviation
    double overhead = 10e-6; ///< seconds a sample beside its own time
    std::function<double(double)> clock = [](double) {
        return 1.0;
    }; ///< factor on all times, by elapsed seconds
    /// Factor on the samples of the first pick alone, by elapsed seconds.
    std::function<double(double)> stutter = [](double) {
        return 1.0;
    };
    double control = 1; ///< factor on the samples of the leader's control: what disturbs it alone
    std::size_t enoughAfter = SIZE_MAX; ///< samples
    std::mt19937_64 random;

    double time = 0; ///< seconds
    std::size_t found = 0;
    std::size_t taken = 0;
    std::map<std::size_t, std::size_t> takenOf;
    std::vector<std::size_t> order; ///< of the candidates timed
    std::vector<std::size_t> checked;

    double elapsed() override { return time; }
    void search(CandidateRace& race, const std::vector<std::size_t>& leaders, double) override
    {
        const std::size_t until = leaders.empty() ? std::min(firstFound, times.size()) : times.size();
        for (; found < until; ++found)
            race.admit(found < 3 ? std::optional(static_cast<int>(found)) : std::nullopt);
    }
    std::vector<double> sample(CandidateRace& race, const RaceOrder& wanted) override
    {
        std::vector<double> samples;
        for (int i = 0; i < wanted.samples; ++i) {
            const std::size_t number = takenOf[wanted.candidate]++;
            if (const auto fault = failsAt.find(wanted.candidate); fault != failsAt.end() && number >= fault->second) {
                race.fail(wanted.candidate, eliminatedBy(Elimination::failed, "the launch was refused"));
                return {};
            }
            std::normal_distribution<double> normal(0, noise);
            const double value = times[wanted.candidate] * clock(time) * (wanted.candidate == 0 ? stutter(time) : 1.0)
                * (wanted.control ? control : 1.0) * std::max(0.1, 1 + normal(random));
            time += value * 1e-6 + overhead;
            ++taken;
            order.push_back(wanted.candidate);
            samples.push_back(value);
            if (value > wanted.hopeless)
                break;
        }
        return samples;
    }
    void check(CandidateRace& race, std::size_t candidate) override
    {
        checked.push_back(candidate);
        if (const auto fault = wrong.find(candidate); fault != wrong.end())
            race.fail(candidate, eliminatedBy(Elimination::wrong_result, fault->second));
    }
    bool stopSampling() override { return taken >= enoughAfter; }
};

inline RaceResult race(ScriptedRace& script, RaceSettings settings = {})
{
    CandidateRace contest(settings);
    return runRace(contest, script);
}

inline const RaceStanding* standingOf(const RaceResult& result, std::size_t candidate, bool control = false)
{
    for (const RaceStanding& standing : result.standings)
        if (standing.candidate == candidate && standing.control == control)
            return &standing;
    return nullptr;
}

/// `count` candidates between 110 and 300 us; the first, the library's pick, takes 117.
inline std::vector<double> field(std::size_t count, std::uint64_t seed = 7)
{
    std::mt19937_64 random(seed);
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i)
        times.push_back(110 + static_cast<double>(random() % 19000) / 100);
    times[0] = 117;
    return times;
}

} // namespace phasebench::test
