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
    const std::optional<RatioEstimate> ratio = ratioOf(fast, b.timed, slow, a.timed);
    if (!isLonger(ratio) || b.once.median <= a.once.median)
        return std::nullopt;
    const auto low = [](const Figure& once) {
        return once.low.value_or(once.median);
    };
    const auto high = [](const Figure& once) {
        return once.high.value_or(once.median);
    };
    BreakEven result;
    result.calls = (b.once.median - a.once.median) / (slow.median - fast.median);
    const MedianInterval longer = ratio->interval(0.95);
    result.low = std::max(0.0, low(b.once) - high(a.once)) / (fast.median * (longer.high - 1));
    result.high = (high(b.once) - low(a.once)) / (fast.median * (longer.low - 1));
    result.onceIsExact = std::min(a.once.samples, b.once.samples) <= 1;
    return result;
}

std::optional<BreakEven> breakEvenOf(const Run& a, const Run& b)
{
    const std::optional<Cost> costA = costOf(a);
    const std::optional<Cost> costB = costOf(b);
    std::optional<BreakEven> found = costA && costB ? breakEven(*costA, *costB) : std::nullopt;
    Experiment same = a.experiment;
    same.title = b.experiment.title;
    same.call.form = b.experiment.call.form;
    if (!found || a.experiment.call.form != CallForm::stateless || b.experiment.call.form != CallForm::stateful
        || !(same == b.experiment))
        return found;
    constexpr double most = 2;
    found->calls = std::min(found->calls, most);
    for (std::optional<double>* const end : {&found->low, &found->high})
        if (*end)
            *end = std::min(**end, most);
    return found;
}

std::optional<Cost> costOf(const Run& run)
{
    if (!run.call)
        return std::nullopt;
    Cost cost;
    cost.perCall = run.call->figure;
    cost.timed = timedBy(run);
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
