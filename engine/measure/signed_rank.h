// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace phasebench {

/// Where the middle of a symmetric distribution lies, by Wilcoxon's signed ranks of independent values: exact for any
/// number of values and any shape, and nearly as sharp as the mean where the shape is normal. Source: J. L. Hodges,
/// E. L. Lehmann, "Estimates of location based on rank tests", Ann. Math. Statist. 34 (1963). Takes time with the cube
/// of the number of values: meant for a few hundred. Precondition: not empty, all finite.
class SignedRank {
public:
    explicit SignedRank(std::span<const double> values);

    /// The median of the means of all pairs, each value with itself included.
    double centre() const;
    /// Contains the middle in at least so many of 1 cases. Empty where so few values cannot promise that: 0.95 needs 6.
    std::optional<std::pair<double, double>> interval(double level) const;
    /// How likely values so far from a middle of 0, in either direction, would be.
    double chance() const;

private:
    std::vector<double> m_means; ///< of all pairs, sorted
    std::vector<double> m_atMost; ///< by sum of ranks, the chance of that sum or a lower one
};

} // namespace phasebench
