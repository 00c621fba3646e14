// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

namespace phasebench::test {

/// A `measure.seed` with which the first pass takes so many points in their listed order: for tests in which one point
/// must come before another.
inline std::uint64_t seedOfListedOrder(std::size_t points)
{
    for (std::uint64_t seed = 1;; ++seed) {
        std::vector<std::size_t> order(points);
        std::iota(order.begin(), order.end(), 0U);
        std::mt19937_64 random(seed);
        std::ranges::shuffle(order, random);
        if (std::ranges::is_sorted(order))
            return seed;
    }
}

} // namespace phasebench::test
