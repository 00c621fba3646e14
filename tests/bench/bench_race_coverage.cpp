// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
//
// What a race promises, by simulation with the shipped rule: how often the interval of the gain contains the true gain
// (at least 95 % are wanted), how many winners are in truth no faster than the library's first pick (at most 2 % of the
// races), and the winners' gains as told and in truth.
// Usage: phasebench-bench-race-coverage [RACES] [BUDGET]

#include "tests/bench/simulated_race.h"

#include <cstdio>
#include <cstdlib>

using namespace phasebench::simulated;

int main(int argc, char** argv)
{
    const int races = argc > 1 ? std::atoi(argv[1]) : 1000;
    const double budget = argc > 2 ? std::atof(argv[2]) : 5;
    if (races < 1 || !(budget > 0)) {
        std::fputs("Usage: phasebench-bench-race-coverage [RACES] [BUDGET], a whole number of races and seconds, both "
                   "above 0.\n",
            stderr);
        return 2;
    }
    std::printf("%d races of %g s each\n%-44s %8s %8s %8s %9s %9s %10s\n", races, budget, "field", "covers", "winners",
        "false", "told", "true", "odd ranks");
    for (const Field& field : fieldsOfCoverage()) {
        const Coverage coverage = coverageOf(field, races, budget);
        const auto percent = [&](int count) {
            return 100.0 * count / coverage.races;
        };
        std::printf("%-44s %6.1f %% %6.1f %% %6.1f %% %+7.2f %% %+7.2f %% %10d\n", field.name.c_str(),
            percent(coverage.covered), percent(coverage.winners), percent(coverage.falseWinners),
            100 * coverage.claimed, 100 * coverage.truly, coverage.disagreeing);
        std::fflush(stdout);
    }
    return 0;
}
