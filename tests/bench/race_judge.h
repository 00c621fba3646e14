// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <span>
#include <string>
#include <vector>

/// What recorded races are judged by.
namespace phasebench::race_judge {

/// One race beside the library's first pick.
struct Line {
    std::string problem;
    double gain = 1; ///< the first pick's time over the winner's; 1 where the race found no winner
    double best = 1; ///< over that of the fastest that stayed to the end, whether told from chance or not
    std::int64_t considered = 0;
    std::int64_t timed = 0;
    double seconds = 0; ///< of the search and its measuring
};

/// Throws std::runtime_error with one sentence when the run has no race, or its first pick no figure.
Line lineOf(const Run& run);

/// Not empty, all above 0.
double geometricMean(std::span<const double> ratios);

/// How often repeated races of one problem agree with the first of them.
struct Repeats {
    std::string leader; ///< the first race's winner, or what is fastest in its tie: a configuration
    std::size_t races = 0; ///< with the first
    std::size_t agreeing = 0; ///< in which the leader is in the winning tie group; the first counts
    std::size_t controlsTied = 0; ///< in which the control came out tied with the candidate that it repeats
    std::vector<std::string> misses; ///< one sentence for each race that is missing in either count
};

/// Throws std::runtime_error with one sentence where these are no two races or more of one problem.
Repeats judgeRepeats(std::span<const Run> runs);

} // namespace phasebench::race_judge
