// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/insight/figure_ratio.h"
#include "engine/insight/sweep_lines.h"

#include <span>

namespace phasebench {

struct FigureAt {
    double x = 0;
    Figure figure;
    Timed timed = Timed::callOfGpu;
    bool planningLeftOut = false; ///< of the call, as it takes too long for it
    const Run* run = nullptr; ///< whose time it is; null: only the times are compared
};

/// The times of a call along a line. `runs`: those that were grouped, in the same order.
std::vector<FigureAt> figuresOf(const SweepLine& line, std::span<const Run* const> runs);

enum class Ahead { first, second, cannot_tell };

/// Where two lines change their order: at `low` one is faster for certain, at `high` the other, in between neither.
struct Crossover {
    double low = 0;
    double high = 0;
    Ahead from = Ahead::first; ///< who is ahead from `high` on
    std::optional<double> at; ///< where the medians cross, between the two; for drawing only
};

struct LineComparison {
    std::vector<double> x; ///< the sizes that both lines have
    std::vector<Ahead> ahead; ///< at each of them
    std::vector<Crossover> crossovers; ///< by size
    std::size_t told = 0; ///< sizes at which the two can be told apart

    /// The one that is ahead wherever it can be told; cannot_tell where the lines cross or are never apart.
    Ahead throughout() const;
};

/// Two lines size by size. At one size the line is ahead for which the interval of the ratio says so (see ratioOf()),
/// with the correction for as many sizes, and as many pairs of lines, as are looked at (see discoveryLimit()). Nothing
/// is claimed where one was measured once only, where planning is part of one's call and not of the other's, or where
/// the one that seems ahead copies more (see mayBeFaster()).
LineComparison compareLines(std::span<const FigureAt> first, std::span<const FigureAt> second, std::size_t pairs = 1);

} // namespace phasebench
