// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/race_judge.h"

#include "engine/insight/candidate_words.h"
#include "engine/insight/race_findings.h"
#include "engine/insight/race_gain.h"
#include "engine/problem/problem.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace phasebench::race_judge {

namespace {

std::string named(const Run& run)
{
    return "run " + std::to_string(run.id) + " (" + describe(run.experiment.problem) + ")";
}

const Candidate* withConfiguration(const Run& run, const nlohmann::json& configuration, bool control)
{
    const auto found = std::ranges::find_if(run.candidates, [&](const Candidate& candidate) {
        return candidate.configuration == configuration && (candidate.origin == "control") == control;
    });
    return found == run.candidates.end() ? nullptr : &*found;
}

const Candidate& leaderOf(const Run& run)
{
    if (const Candidate* const winner = winnerOf(run))
        return *winner;
    const auto best = std::ranges::find_if(
        run.candidates, [](const Candidate& candidate) { return candidate.tie == 1 && candidate.origin != "control"; });
    if (best == run.candidates.end())
        throw std::runtime_error("The race of " + named(run) + " timed no candidate.");
    return *best;
}

/// Empty: it is in the winning group.
std::string whyNotAgreeing(const Run& run, const nlohmann::json& leader)
{
    const Candidate* const candidate = withConfiguration(run, leader, false);
    if (!candidate)
        return "the first race's leader is not among its candidates";
    if (candidate->tie == 1)
        return {};
    return "the first race's leader is in group " + std::to_string(candidate->tie)
        + (candidate->eliminated ? ", dropped: " + candidate->eliminated->sentence : std::string());
}

std::string whyNoControl(const Run& run)
{
    const auto control = std::ranges::find(run.candidates, "control", &Candidate::origin);
    if (control == run.candidates.end())
        return "it has no control";
    const Candidate* const original = withConfiguration(run, control->configuration, false);
    return original && original->tie == control->tie ? std::string() : "its control came out apart from itself";
}

} // namespace

Line lineOf(const Run& run)
{
    const auto gain = gainOf(run);
    if (!run.race || !gain)
        throw std::runtime_error("There is no race with a figure of the library's first pick in " + named(run)
            + (run.message.empty() ? "." : ": " + run.message));
    Line line;
    line.problem = describe(run.experiment.problem);
    line.best = gain->gain.ratio;
    if (winnerOf(run))
        line.gain = gain->gain.ratio;
    line.considered = run.race->considered;
    line.timed = run.race->timed;
    line.seconds = run.race->seconds;
    return line;
}

double geometricMean(std::span<const double> ratios)
{
    double sum = 0;
    for (const double ratio : ratios)
        sum += std::log(ratio);
    return std::exp(sum / static_cast<double>(ratios.size()));
}

Repeats judgeRepeats(std::span<const Run> runs)
{
    if (runs.size() < 2)
        throw std::runtime_error("Repeated races are two runs or more, and here are " + std::to_string(runs.size())
            + (runs.empty() ? ": nothing to judge." : "."));
    for (const Run& run : runs) {
        if (!run.race)
            throw std::runtime_error("There is no race in " + named(run) + ".");
        if (!(run.experiment.problem == runs.front().experiment.problem))
            throw std::runtime_error(named(run) + " is another problem than that of " + named(runs.front()) + ".");
    }
    const nlohmann::json leader = leaderOf(runs.front()).configuration;
    Repeats repeats;
    repeats.leader = candidateWords(leader);
    for (const Run& run : runs) {
        ++repeats.races;
        const std::string other = whyNotAgreeing(run, leader);
        const std::string control = whyNoControl(run);
        repeats.agreeing += other.empty() ? 1 : 0;
        repeats.controlsTied += control.empty() ? 1 : 0;
        for (const std::string& reason : {other, control})
            if (!reason.empty())
                repeats.misses.push_back("Race " + std::to_string(repeats.races) + ": " + reason + ".");
    }
    return repeats;
}

} // namespace phasebench::race_judge
