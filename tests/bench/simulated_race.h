// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/race.h"

#include <string>
#include <vector>

/// Races of made-up candidates by the shipped rule, and what becomes of their promises.
namespace phasebench::simulated {

struct Field {
    std::string name;
    std::size_t candidates = 8;
    double spread = 0; ///< relative standard deviation of their true times; 0: all are equal
    double noise = 0.01; ///< likewise, of one candidate's samples
    double drift = 0; ///< common to all, a slow sine of so much to either side
};

/// 8, 200 and 1000 equal candidates and 200 spread ones, each at a noise of 1, 3 and 10 %, and fields that drift.
std::vector<Field> fieldsOfCoverage();

struct Coverage {
    int races = 0;
    int covered = 0; ///< the interval of the gain contains the true gain of the candidate that it is told of
    int winners = 0;
    int falseWinners = 0; ///< that are in truth no faster than the library's first pick
    double claimed = 0; ///< mean gain of the winners, as told
    double truly = 0; ///< and in truth
    int disagreeing = 0; ///< races in which a group of ranks is followed by a better one
};

/// Races with seeds from 1 on, `budget` seconds each, about 100 us a sample.
Coverage coverageOf(const Field& field, int races, double budget);

} // namespace phasebench::simulated
