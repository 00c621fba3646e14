// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/amortise.h"

namespace phasebench {

/// Runs that differ in nothing but the number of their calls: several measured points of one line.
struct AmortisedLine {
    std::vector<std::size_t> runs; ///< indices into what was given, by their number of calls; never empty
    std::int64_t elements = 1; ///< batch elements that one call computes
    Cost cost; ///< of one unit; of the run with the most calls
};

/// From a number of units on the line `to` takes less time in all than the line `from`, the cheapest until then.
struct Crossing {
    std::size_t from = 0;
    std::size_t to = 0;
    BreakEven at;
};

/// Total time against the number of calls, as lines. Where some calls compute more elements of a batch than others, the
/// unit is one element instead of one call.
struct Amortisation {
    std::vector<AmortisedLine> lines; ///< in the order of their first runs
    bool byElement = false;
    bool sameProblem = true; ///< all compute the same, but for the batch; else nothing crosses
    std::vector<Crossing> crossings; ///< the places where another line becomes the cheapest, by number
};

/// Of the completed runs that have a call and, once that is taken out, something left of it.
Amortisation amortise(std::span<const Run* const> runs);

/// The units that a run's sequence computed: what its measured point is at.
double measuredUnits(const Run& run, const Amortisation& amortisation, const AmortisedLine& line);

/// The cost of one of `units`; `calls` of the result counts units. Between measured points it is computed from the
/// nearest one.
std::optional<AmortisedCall> costAt(
    const Amortisation& amortisation, const AmortisedLine& line, std::span<const Run* const> runs, double units);

/// The cheapest of some costs as the number grows, told as the places where another becomes the cheapest.
std::vector<Crossing> crossingsOf(std::span<const Cost> costs);

} // namespace phasebench
