// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/sample_runs.h"

/// Made-up races for tests of the ranking view.
namespace phasebench::samples {

struct RacedCandidate {
    int algorithm;
    const char* tile;
    const char* stages;
    const char* cluster;
    int splitK;
    int swizzle;
    double median;
    double reach; ///< half of the interval
    int tie;
    int heuristic; ///< -1: not named
    std::int64_t workspace;
};

inline nlohmann::json configurationOf(const RacedCandidate& raced)
{
    return {{"algorithm", raced.algorithm}, {"tile", raced.tile}, {"stages", raced.stages}, {"split_k", raced.splitK},
        {"reduction", raced.splitK > 1 ? "compute_type" : "none"}, {"swizzle", raced.swizzle}, {"custom", 0},
        {"inner_shape", "undefined"}, {"cluster", raced.cluster}};
}

inline Candidate candidateOf(const RacedCandidate& raced, int rank)
{
    Candidate candidate;
    candidate.rank = rank;
    candidate.tie = raced.tie;
    candidate.origin = raced.heuristic >= 0 ? "heuristic" : "enumerated";
    if (raced.heuristic >= 0)
        candidate.heuristic_rank = raced.heuristic;
    candidate.figure = Figure{raced.median, raced.median - raced.reach, raced.median + raced.reach, 64};
    candidate.configuration = configurationOf(raced);
    candidate.kernel = "void cutlass::Kernel2<cutlass_80_simt_sgemm_" + std::string(raced.tile) + "_8x5_nn_align1>(x)";
    candidate.workspace = raced.workspace;
    candidate.waves = 1.27;
    candidate.relative_error = 3.1e-7;
    return candidate;
}

/// The race of the picture: seven finalists of which two tie for second place, the library's pick last, the leader's
/// control, and one that was dropped.
inline Run race()
{
    Run run = matmul("10777 x 1352 x 2407, raced", {MemorySpace::Kind::gpu, 0});
    auto& problem = run.experiment.problem.as<Matmul>();
    problem.m = 10777;
    problem.n = 1352;
    problem.k = 2407;
    run.work.flop = 2.0 * 10777 * 1352 * 2407;
    run.experiment.planning.autotune = Autotune();
    run.experiment.planning.autotune->search = Autotune::Search::enumerate;
    constexpr RacedCandidate finalists[] = {{20, "128x256", "32x5", "auto", 1, 0, 1485.3, 4, 1, -1, 0},
        {20, "256x128", "32x5", "auto", 1, 0, 1523.9, 6.5, 2, -1, 0},
        {20, "256x128", "32x5", "auto", 1, 1, 1525.0, 7, 2, -1, 0},
        {20, "128x128", "32x4", "auto", 1, 0, 1584.0, 6, 3, 5, 0},
        {55, "64x256", "undefined", "2x1x1", 1, 0, 1611.2, 7, 4, -1, 0},
        {20, "128x128", "undefined", "auto", 2, 0, 1702.5, 7, 5, 1, 4194304},
        {20, "256x128", "undefined", "auto", 3, 0, 1739.8, 7, 6, 0, 4194304}};
    // The control has the second rank.
    for (const RacedCandidate& raced : finalists)
        run.candidates.push_back(
            candidateOf(raced, static_cast<int>(run.candidates.size()) + (run.candidates.empty() ? 1 : 2)));
    Candidate control = run.candidates.front();
    control.origin = "control";
    control.rank = 2;
    control.figure->median += 0.9;
    run.candidates.push_back(control);
    Candidate dropped = candidateOf({20, "64x128", "32x3", "auto", 1, 0, 1812, 33, 7, -1, 0}, 9);
    dropped.figure->samples = 10;
    dropped.eliminated = eliminatedBy(Elimination::second_round);
    run.candidates.push_back(dropped);
    Candidate wrong = candidateOf({20, "64x64", "32x3", "auto", 1, 0, 1, 1, 0, -1, 0}, 0);
    wrong.figure.reset();
    wrong.eliminated = eliminatedBy(Elimination::wrong_result, "check: the result was wrong");
    run.candidates.push_back(wrong);
    Race& race = run.race.emplace();
    race.method = "race";
    race.verdict = "The library's pick takes 17 % longer than the best found.";
    race.winner = 0;
    race.seconds = 1.9;
    race.budget = 5;
    race.considered = 19240;
    race.distinct = 412;
    race.timed = 412;
    return run;
}

/// A race of so many candidates, all timed, none tied.
inline Run bigRace(int count)
{
    Run run = race();
    run.candidates.clear();
    const char* const tiles[] = {"64x64", "128x64", "128x128", "256x128", "128x256"};
    for (int i = 0; i < count; ++i) {
        // A fixed shuffle, so that no column comes sorted.
        const int place = static_cast<int>((static_cast<std::int64_t>(i) * 7919) % count);
        Candidate candidate
            = candidateOf({place % 70, tiles[place % 5], "32x3", "2x1x1", 1 + place % 4, place % 2, 1000.0 + i * 0.1,
                              0.04, i + 1, place < 8 ? place : -1, place % 3 * 1048576LL},
                i + 1);
        if (i > 6 && place != 0)
            candidate.eliminated = Eliminated{Elimination::unknown, "round " + std::to_string(1 + place % 4)};
        run.candidates.push_back(std::move(candidate));
    }
    return run;
}

} // namespace phasebench::samples
