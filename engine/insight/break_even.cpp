// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/break_even.h"

#include "engine/insight/figure_sum.h"
#include "engine/insight/one_time_costs.h"
#include "engine/insight/shares.h"

#include <algorithm>

namespace phasebench {

std::optional<BreakEven> breakEven(const Cost& a, const Cost& b)
{
    const Figure& slow = a.perCall;
    const Figure& fast = b.perCall;
    if (!slow.low || !slow.high || !fast.low || !fast.high || *fast.high >= *slow.low)
        return std::nullopt;
    if (b.once.median <= a.once.median)
        return std::nullopt;
    const auto low = [](const Figure& once) {
        return once.low.value_or(once.median);
    };
    const auto high = [](const Figure& once) {
        return once.high.value_or(once.median);
    };
    BreakEven result;
    result.calls = (b.once.median - a.once.median) / (slow.median - fast.median);
    result.low = std::max(0.0, low(b.once) - high(a.once)) / (*slow.high - *fast.low);
    result.high = (high(b.once) - low(a.once)) / (*slow.low - *fast.high);
    result.onceIsExact = std::min(a.once.samples, b.once.samples) <= 1;
    return result;
}

std::optional<Cost> costOf(const Run& run)
{
    if (!run.call)
        return std::nullopt;
    Cost cost;
    cost.perCall = run.call->figure;
    cost.once = {0, 0.0, 0.0, run.call->figure.samples};
    const auto calls = static_cast<double>(callsInSequence(run.experiment));
    for (const OneTimeCost& part : oneTimeCosts(run)) {
        addTimes(cost.once, part.figure, part.times);
        if (!part.apart)
            addTimes(cost.perCall, part.figure, -part.times / calls);
    }
    if (cost.perCall.low)
        cost.perCall.low = std::max(0.0, *cost.perCall.low);
    if (cost.perCall.median <= 0)
        return std::nullopt;
    return cost;
}

} // namespace phasebench
