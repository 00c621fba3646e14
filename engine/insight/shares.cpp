// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/shares.h"

#include <algorithm>

namespace phasebench {

namespace {

std::optional<double> scaled(const std::optional<double>& value, double factor)
{
    return value ? std::optional(*value * factor) : std::nullopt;
}

} // namespace

const PhaseShare* CallShares::of(Phase phase) const
{
    const auto found = std::ranges::find(phases, phase, &PhaseShare::phase);
    return found == phases.end() ? nullptr : &*found;
}

std::int64_t callsInSequence(const Experiment& experiment)
{
    const std::int64_t calls = experiment.call.batching == Batching::dimension
        ? experiment.call.count
        : std::max(experiment.call.count, experiment.problem.batch());
    return std::max<std::int64_t>(1, calls);
}

std::optional<CallShares> sharesOf(const Run& run)
{
    if (!run.call || run.call->figure.median <= 0)
        return std::nullopt;
    CallShares shares;
    shares.call = run.call->figure.median;
    const auto calls = static_cast<double>(callsInSequence(run.experiment));
    double copies = 0;
    for (const PhaseFigures& phase : run.phases) {
        if (!phase.host)
            continue;
        PhaseShare share;
        share.phase = phase.phase;
        share.excluded = std::ranges::find(run.call->excludes, phase.phase) != run.call->excludes.end();
        const double perCall = share.excluded || phase.count == 0 ? 1.0 : static_cast<double>(phase.count) / calls;
        share.time = phase.host->median * perCall;
        share.low = scaled(phase.host->low, perCall);
        share.high = scaled(phase.host->high, perCall);
        if (!share.excluded) {
            share.share = share.time / shares.call;
            shares.attributed += share.time;
            if (phase.phase == Phase::copy_in || phase.phase == Phase::copy_out)
                copies += share.time;
        }
        shares.phases.push_back(share);
    }
    shares.notAttributed = std::max(0.0, shares.call - shares.attributed);
    shares.excess = std::max(0.0, shares.attributed - shares.call);
    shares.copying = copies / std::max(shares.call, shares.attributed);
    return shares;
}

} // namespace phasebench
