// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/false_discovery.h"

#include <algorithm>
#include <vector>

namespace phasebench {

double discoveryLimit(std::span<const double> chances, double share, std::size_t further)
{
    std::vector<double> sorted(chances.begin(), chances.end());
    std::ranges::sort(sorted);
    const double each = share / static_cast<double>(std::max<std::size_t>(1, sorted.size() + further));
    for (std::size_t found = sorted.size(); found > 0; --found)
        if (sorted[found - 1] <= static_cast<double>(found) * each)
            return static_cast<double>(found) * each;
    return each;
}

} // namespace phasebench
