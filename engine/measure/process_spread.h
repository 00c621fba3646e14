// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace phasebench {

/// How far apart the medians of one thing fall in different fresh processes, found from other things.
struct ProcessSpread {
    double deviation = 0; ///< a standard deviation of their logarithms, so a relative one
    /// Degrees of freedom: as sure as from so many processes more than one. Infinite where it is taken as known. Low
    /// where things differ much in their spread, however many processes measured them, and where there are few things.
    double freedom = 0;
};

/// From the medians that several things had in several processes each: the root mean square of their deviations, which
/// the largest dominate. The freedom is that of a scaled inverse chi-squared distribution whose variances scatter like
/// theirs (G. K. Smyth, Stat. Appl. Genet. Mol. Biol. 3 (2004), section 6.2), at most the number of things less one. A
/// spread below 0.01 % counts as that: clocks do not resolve less. Precondition: at least one thing, each with at least
/// two medians above 0.
ProcessSpread spreadOver(std::span<const std::vector<double>> things);

} // namespace phasebench
