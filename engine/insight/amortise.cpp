// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/amortise.h"

#include "engine/insight/figure_sum.h"
#include "engine/insight/one_time_costs.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

PhaseShare shareOf(Phase phase, const Figure& host, double times)
{
    const auto scaled = [times](const std::optional<double>& value) {
        return value ? std::optional(*value * times) : std::nullopt;
    };
    return {phase, host.median * times, scaled(host.low), scaled(host.high), 0, false};
}

std::string roundedCalls(double value)
{
    const double calls = wholeCalls(value);
    return calls < 1e15 ? formatCount(std::llround(calls)) : formatNumber(calls);
}

/// " (2 to 4)", where the interval has two ends that differ.
std::string callsRange(const BreakEven& at)
{
    if (!at.low || !at.high)
        return {};
    const std::string low = roundedCalls(*at.low);
    const std::string high = roundedCalls(*at.high);
    return low == high ? std::string() : " (" + low + " to " + high + ")";
}

} // namespace

double wholeCalls(double calls)
{
    constexpr double threeDigits = 1000;
    const double whole = std::max(1.0, std::ceil(calls - 1e-9));
    if (whole < threeDigits)
        return whole;
    const double step = std::pow(10.0, std::floor(std::log10(whole)) - 2);
    return std::round(whole / step) * step;
}

std::optional<std::int64_t> callsPerPlan(const Experiment& experiment)
{
    if (experiment.call.form == CallForm::stateless)
        return std::nullopt;
    return callsInSequence(experiment);
}

std::optional<AmortisedCall> amortised(const Run& run, double calls)
{
    const auto shares = sharesOf(run);
    if (!shares || !(calls >= 1))
        return std::nullopt;
    const auto inOnePlan = callsPerPlan(run.experiment);
    const std::vector<OneTimeCost> once = oneTimeCosts(run);
    const bool nothingApart = std::ranges::none_of(once, &OneTimeCost::apart);
    AmortisedCall result;
    result.calls = calls;
    result.call = run.call->figure;
    result.notAttributed = shares->notAttributed;
    result.measured = nothingApart && (!inOnePlan || static_cast<double>(*inOnePlan) == calls);
    for (const OneTimeCost& cost : once) {
        const double measured = cost.apart ? 0 : cost.times / static_cast<double>(*inOnePlan);
        addTimes(result.call, cost.figure, cost.times / calls - measured);
    }
    if (!(result.call.median > 0))
        return std::nullopt;
    if (result.call.low)
        result.call.low = std::max(0.0, *result.call.low);

    for (const PhaseShare& share : shares->phases)
        if (std::ranges::find(once, share.phase, &OneTimeCost::phase) == once.end())
            result.phases.push_back(share);
    for (const OneTimeCost& cost : once)
        result.phases.push_back(shareOf(cost.phase, cost.figure, cost.times / calls));
    std::ranges::stable_sort(result.phases, {}, &PhaseShare::phase);
    for (PhaseShare& share : result.phases)
        share.share = share.time / result.call.median;
    return result;
}

std::string callsText(const BreakEven& at)
{
    return roundedCalls(at.calls) + callsRange(at);
}

std::string fromCallsOn(const BreakEven& at, std::string_view noun)
{
    const std::string calls = roundedCalls(at.calls);
    return (calls == "1" ? "from the first" : "from " + calls + " " + std::string(noun)) + callsRange(at) + " on";
}

std::string whatPays(const Run& from, const Run& to)
{
    Experiment same = from.experiment;
    const Experiment& b = to.experiment;
    same.title = b.title;
    same.call.count = b.call.count;
    const auto becomes = [&](auto change) {
        Experiment changed = same;
        change(changed);
        return changed == b;
    };
    if (becomes([&](Experiment& e) { e.call.form = b.call.form; }) && b.call.form == CallForm::stateful
        && same.call.form == CallForm::stateless)
        return "Planning once";
    if (becomes([&](Experiment& e) { e.planning.autotune = b.planning.autotune; }) && b.planning.autotune)
        return "Autotuning";
    if (becomes([&](Experiment& e) { e.planning.effort = b.planning.effort; }))
        return "The planner's effort \"" + std::string(nameOf(b.planning.effort.value_or(Effort::estimate))) + "\"";
    if (becomes([&](Experiment& e) { e.call.batching = b.call.batching; }))
        return b.call.batching == Batching::dimension ? "The batch in one call"
            : b.call.batching == Batching::sequence   ? "The batch as a sequence"
                                                      : "Overlapping copies and execution";
    return {};
}

} // namespace phasebench
