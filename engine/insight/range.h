// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace phasebench {

/// From … to, in the unit that its owner names.
struct Range {
    double low = 0;
    double high = 0;

    double middle() const { return 0.5 * (low + high); }
    bool contains(double value) const { return low <= value && value <= high; }
    Range operator+(const Range& other) const { return {low + other.low, high + other.high}; }
    /// Each end moved outwards by a factor above 1.
    Range widened(double factor) const { return {low / factor, high * factor}; }
};

} // namespace phasebench
