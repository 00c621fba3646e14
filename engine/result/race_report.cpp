// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/race_report.h"

#include "engine/measure/gain.h"

#include <algorithm>

namespace phasebench {

namespace {

std::string verdictOf(const RaceResult& result, bool fixed)
{
    if (result.timed == 0)
        return "No candidate could be timed.";
    if (result.winner && !result.gain)
        return "The library's first pick cannot be run; the winner can.";
    const std::string pick = "The library's first pick takes ";
    if (result.winner && fixed)
        return pick + longerThan("the best median of " + std::to_string(result.timed) + " candidates", *result.gain)
            + "; the method does not compare that with chance.";
    if (result.winner)
        return pick + longerThan("the winner", *result.gain) + ".";
    if (result.standings.front().candidate == 0 && !result.standings.front().control)
        return "Nothing found is faster than the library's first pick.";
    std::string text
        = "A tie: nothing found is faster than the library's first pick by 1 % or more that can be told from chance.";
    if (result.gain)
        text += " " + pick + longerThan("the best found", *result.gain) + ".";
    return text;
}

PhaseFigures& autotuningOf(Run& run)
{
    const auto at
        = std::ranges::find_if(run.phases, [](const PhaseFigures& phase) { return phase.phase >= Phase::autotuning; });
    if (at != run.phases.end() && at->phase == Phase::autotuning)
        return *at;
    PhaseFigures added;
    added.phase = Phase::autotuning;
    added.count = 1;
    return *run.phases.insert(at, added);
}

} // namespace

std::vector<Candidate> candidatesOf(
    const RaceResult& result, std::span<const CandidateFacts> facts, TimingSource source, std::size_t most)
{
    std::vector<Candidate> list;
    for (const RaceStanding& standing : result.standings) {
        if (list.size() >= most)
            break;
        const CandidateFacts& known = facts[standing.candidate];
        Candidate candidate;
        candidate.rank = static_cast<int>(list.size()) + 1;
        candidate.tie = standing.tie;
        candidate.origin = standing.control ? "control" : known.origin;
        if (!standing.control)
            candidate.heuristic_rank = known.heuristic_rank;
        if (!standing.samples.empty())
            candidate.figure = figureOf(standing.samples, IntervalKind::range);
        candidate.source = source;
        candidate.backend = known.backend;
        candidate.configuration = known.configuration;
        candidate.kernel = known.kernel;
        candidate.workspace = known.workspace;
        candidate.waves = known.waves;
        candidate.relative_error = known.relative_error;
        candidate.eliminated = standing.eliminated;
        list.push_back(std::move(candidate));
    }
    return list;
}

void reportRace(Run& run, const RaceResult& result, std::span<const CandidateFacts> facts, TimingSource source,
    const Autotune& autotune, double seconds)
{
    run.candidates = candidatesOf(result, facts, source);
    // Of thousands dropped early the figures are enough; of those compared to the end every sample stays.
    for (std::size_t i = 0; i < result.standings.size(); ++i)
        if (const RaceStanding& standing = result.standings[i]; !standing.eliminated && !standing.samples.empty())
            run.series[seriesName(CandidateSeries{run.candidates[i].rank})] = standing.samples;
    Race race = run.race.value_or(Race{});
    race.method = nameOf(autotune.method);
    race.verdict = verdictOf(result, autotune.method == Autotune::Method::fixed);
    race.gain = result.gain;
    race.winner.reset();
    for (std::size_t i = 0; i < result.standings.size(); ++i)
        if (result.winner && result.standings[i].candidate == *result.winner && !result.standings[i].control)
            race.winner = static_cast<int>(i);
    race.seconds = seconds;
    race.budget = autotune.budget;
    race.timed = static_cast<std::int64_t>(result.timed);
    race.remarks.insert(race.remarks.end(), result.remarks.begin(), result.remarks.end());
    run.race = std::move(race);
    autotuningOf(run);
    run.series[seriesName(PhaseSeries{Phase::autotuning, SeriesClock::host})] = {seconds * 1e6};
}

nlohmann::json winningConfiguration(const Run& run)
{
    if (!run.race || !run.race->winner || *run.race->winner < 0
        || static_cast<std::size_t>(*run.race->winner) >= run.candidates.size())
        return nullptr;
    return run.candidates[static_cast<std::size_t>(*run.race->winner)].configuration;
}

} // namespace phasebench
