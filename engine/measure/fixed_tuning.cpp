// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/fixed_tuning.h"

#include "engine/measure/statistics.h"

#include <algorithm>
#include <numeric>

namespace phasebench {

RaceResult tuneFixed(const FixedSettings& settings, CandidateRace& race, RaceSampler& sampler)
{
    sampler.search(race, {}, std::numeric_limits<double>::infinity());
    const std::size_t count = std::min(settings.candidates, race.candidates());
    std::vector<std::vector<double>> samples(count);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::mt19937_64 random(settings.seed);
    for (int i = 0; i < settings.iterations && !sampler.stopSampling(); ++i) {
        std::ranges::shuffle(order, random);
        for (const std::size_t candidate : order) {
            if (race.failed(candidate))
                continue;
            const std::vector<double> taken = sampler.sample(race, {candidate, 1});
            samples[candidate].insert(samples[candidate].end(), taken.begin(), taken.end());
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        if (!race.failed(i))
            sampler.check(race, i);

    RaceResult result = race.result(); // for what failed, and why
    std::erase_if(result.standings, [&](const RaceStanding& standing) { return standing.candidate >= count; });
    for (RaceStanding& standing : result.standings) {
        std::vector<double>& own = samples[standing.candidate];
        if (race.failed(standing.candidate) || own.empty())
            continue;
        standing.score = median(own);
        standing.samples = std::move(own);
        ++result.timed;
    }
    std::ranges::stable_sort(result.standings, std::ranges::less(), &RaceStanding::score);
    int tie = 0;
    for (RaceStanding& standing : result.standings)
        if (!standing.samples.empty())
            standing.tie = ++tie; // this method knows no ties
    const auto first = std::ranges::find(result.standings, std::size_t{0}, &RaceStanding::candidate);
    if (result.standings.empty() || result.standings.front().samples.empty())
        return result;
    if (result.standings.front().candidate != 0)
        result.winner = result.standings.front().candidate;
    if (first != result.standings.end() && !first->samples.empty()) {
        const MedianInterval ratio = ratioInterval(result.standings.front().samples, first->samples);
        result.gain = Gain{ratio.median, ratio.low, ratio.high};
    }
    return result;
}

} // namespace phasebench
