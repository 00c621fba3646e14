// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace phasebench {

/// How far two series lie on top of each other, 0 … 1: the part of one that has a neighbour in the other within
/// `tolerance` of it. Of the two sides the lesser one.
struct SampleCoverage {
    double samples = 0; ///< of all samples
    double values = 0; ///< of the distinct values, without the rare ones where these are next to nothing together
};

/// nvbench's nearest-neighbour coverage (nvbench_compare_robust.py). Preconditions: neither is empty, all above 0.
SampleCoverage coverageOf(std::span<const double> a, std::span<const double> b, double tolerance);

} // namespace phasebench
