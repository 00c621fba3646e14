// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/figure_sum.h"

#include <algorithm>

namespace phasebench {

void addTimes(Figure& sum, const Figure& figure, double times)
{
    const double low = figure.low.value_or(figure.median);
    const double high = figure.high.value_or(figure.median);
    sum.median += times * figure.median;
    sum.processes.clear(); // those of the parts are not those of the sum
    sum.samples = std::min(sum.samples, figure.samples);
    if (sum.low && sum.high) {
        // What is taken away makes the sum least where it is greatest itself.
        *sum.low += times * (times < 0 ? high : low);
        *sum.high += times * (times < 0 ? low : high);
    }
}

} // namespace phasebench
