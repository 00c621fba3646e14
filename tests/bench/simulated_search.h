// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

/// What a race finds in a space of candidates that takes time to look through, as a library's is.
namespace phasebench::simulated {

/// Kernels with variants: a good kernel has good variants, which a search finds around leaders.
struct Space {
    std::size_t kernels = 300;
    std::size_t variants = 20; ///< of each, the first of which the first search finds
    double execution = 30; ///< us, of the library's pick
    double noise = 0.01; ///< relative standard deviation of one sample
    double lookingAt = 400; ///< us for each candidate that the search finds
    double firstRun = 600; ///< us for the first run of each, beside its own time
    double eachSample = 80; ///< us beside its own time
    double check = 5e3; ///< us for the whole result of a finalist
};

/// The time of the library's pick over that of what a race of `budget` seconds would have the calls run, in truth: 1
/// where it finds no winner.
double gainFound(const Space& space, double budget, std::uint64_t seed);

/// The most that the space holds.
double gainThere(const Space& space, std::uint64_t seed);

} // namespace phasebench::simulated
