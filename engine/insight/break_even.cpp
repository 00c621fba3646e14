// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/break_even.h"

#include "engine/insight/one_time_costs.h"
#include "engine/insight/shares.h"

#include <algorithm>

namespace phasebench {

namespace {

void addCalls(Figure& sum, const Figure& figure, double times)
{
    const bool known = sum.low && sum.high && figure.low && figure.high;
    sum.median += figure.median * times;
    sum.low = known ? std::optional(*sum.low + *figure.low * times) : std::nullopt;
    sum.high = known ? std::optional(*sum.high + *figure.high * times) : std::nullopt;
    sum.samples = std::min(sum.samples, figure.samples);
}

/// The calls' cost without a phase that the sequence pays once.
void subtract(Figure& cost, const Figure& figure, double times)
{
    const double low = figure.low.value_or(figure.median);
    const double high = figure.high.value_or(figure.median);
    cost.median -= figure.median * times;
    if (cost.low && cost.high) {
        cost.low = std::max(0.0, *cost.low - high * times);
        cost.high = *cost.high - low * times;
    }
}

} // namespace

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
    result.onceIsExact = !a.once.low || !b.once.low;
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
        addCalls(cost.once, part.figure, part.times);
        if (!part.apart)
            subtract(cost.perCall, part.figure, part.times / calls);
    }
    if (cost.perCall.median <= 0)
        return std::nullopt;
    return cost;
}

} // namespace phasebench
