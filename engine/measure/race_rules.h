// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/text/numbers.h"

#include <cstddef>
#include <string>

/// The numbers by which a race is run. The two cuts are those of PyTorch's TunableOp.
namespace phasebench::race_rules {

inline constexpr double firstShare = 0.2; // of the budget goes to looking, at first
inline constexpr double quickCut = 1.5; // times the best
inline constexpr double tightCut = 1.15;
inline constexpr double hopelessCut
    = 2 * quickCut; // one sample is enough, even where the clock was throttled meanwhile
inline constexpr double leastReserve = 0.12; // of the budget, for the rounds after the search
inline constexpr double mostReserve = 0.2;
inline constexpr int samplesAfterSearch = 1500; // of tightening, halving and finals, about
inline constexpr int quickSamples = 1; // the second look tells more than a second sample of everybody
inline constexpr int quickSamplesOfFew = 3;
inline constexpr std::size_t few = 256;
inline constexpr std::size_t referenceEvery = 32;
inline constexpr std::size_t referenceWindow = 3;
inline constexpr double driftNoticed = 0.03;
inline constexpr int tightSamples = 3;
inline constexpr int tightRounds = 2; // up to about 7 samples with the quick ones
inline constexpr int halvingSamples = 3;
inline constexpr double overrunNoticed = 1.05; // times the budget
inline constexpr double settledNoise = 0.005; // of the finals: the half width of each interval

inline std::string left(std::size_t candidates)
{
    return formatCount(static_cast<std::int64_t>(candidates))
        + (candidates == 1 ? " candidate left" : " candidates left");
}

} // namespace phasebench::race_rules
