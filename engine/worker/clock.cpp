// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/clock.h"

#include <algorithm>

namespace phasebench {

double clockCost()
{
    static const double cost = [] {
        double least = 1e3;
        for (int i = 0; i < 1000; ++i) {
            const double start = now();
            least = std::min(least, now() - start);
        }
        return least;
    }();
    return cost;
}

} // namespace phasebench
