// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace phasebench {

/// Stretches of time, microseconds from their begin to their end.
using Intervals = std::vector<std::pair<double, double>>;

/// Sorted and joined where they touch: what is covered once or more.
Intervals unionOf(Intervals intervals);
/// What both cover. Both are unions.
Intervals intersectionOf(const Intervals& a, const Intervals& b);
double lengthOf(const Intervals& intervals);

/// What one of the GPU's streams did.
struct StreamUse {
    double copies = 0; ///< us during which it copied (or set memory)
    double kernels = 0; ///< us during which it computed
    double begin = 0; ///< of its first event, us from the begin of the sequence
    double end = 0;
};

/// How copies and execution shared the time of one sequence.
struct Overlap {
    double copies = 0; ///< us during which at least one copy ran
    double kernels = 0; ///< us during which at least one kernel ran
    double both = 0; ///< us during which both did
    double copiesIn = 0; ///< of them copies of the phase copy in
    double copiesOut = 0;
    double span = 0; ///< us from the first event on the GPU to the end of the last
    std::map<int, StreamUse> streams; ///< by TimelineEvent::stream

    double share() const; ///< of the copying that execution hides: 0 … 1
    double busy() const { return copies + kernels - both; } ///< us during which the GPU did something
};

/// Empty where the timeline tells nothing of the GPU.
std::optional<Overlap> overlapOf(const Timeline& timeline);

} // namespace phasebench
