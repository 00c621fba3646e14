// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_race.h"

#include "tests/bench/simulated_streams.h"
#include "tests/engine/measure/scripted_race.h"

#include <cmath>
#include <numbers>

namespace phasebench::simulated {

namespace {

constexpr double execution = 100; ///< us
constexpr double driftPeriod = 0.7; ///< seconds

bool ranksAgree(const RaceResult& result)
{
    int group = 1;
    for (const RaceStanding& standing : result.standings) {
        if (standing.tie > 0 && standing.tie < group)
            return false;
        group = std::max(group, standing.tie);
    }
    return true;
}

} // namespace

std::vector<Field> fieldsOfCoverage()
{
    std::vector<Field> fields;
    for (const double noise : {0.01, 0.03, 0.1}) {
        const std::string behind = ", noise " + std::to_string(static_cast<int>(std::lround(100 * noise))) + " %";
        for (const std::size_t count : {std::size_t{8}, std::size_t{200}, std::size_t{1000}})
            fields.push_back({std::to_string(count) + " equal" + behind, count, 0, noise});
        fields.push_back({"200 spread by 1 %" + behind, 200, 0.01, noise});
        fields.push_back({"200 equal, drift 5 %" + behind, 200, 0, noise, 0.05});
        fields.push_back({"200 spread by 1 %, drift 5 %" + behind, 200, 0.01, noise, 0.05});
    }
    return fields;
}

Coverage coverageOf(const Field& field, int races, double budget)
{
    Coverage coverage;
    for (int i = 1; i <= races; ++i) {
        Random random(static_cast<std::uint64_t>(i));
        std::vector<double> times;
        for (std::size_t k = 0; k < field.candidates; ++k)
            times.push_back(execution * std::exp(field.spread * random.normal()));
        test::ScriptedRace script(times, field.noise, static_cast<std::uint64_t>(i));
        script.clock = [&](double seconds) {
            return 1 + field.drift * std::sin(2 * std::numbers::pi * seconds / driftPeriod);
        };
        RaceSettings settings;
        settings.budget = budget;
        settings.seed = static_cast<std::uint64_t>(i);
        const RaceResult result = test::race(script, settings);
        ++coverage.races;
        coverage.disagreeing += ranksAgree(result) ? 0 : 1;
        const double truth = times[0] / times[result.standings.front().candidate];
        coverage.covered
            += result.gain && result.gain->low && *result.gain->low <= truth && truth <= *result.gain->high;
        if (!result.winner)
            continue;
        ++coverage.winners;
        coverage.falseWinners += times[*result.winner] >= times[0] ? 1 : 0;
        coverage.claimed += result.gain->ratio - 1;
        coverage.truly += truth - 1;
    }
    if (coverage.winners > 0) {
        coverage.claimed /= coverage.winners;
        coverage.truly /= coverage.winners;
    }
    return coverage;
}

} // namespace phasebench::simulated
