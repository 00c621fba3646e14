// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/one_time_costs.h"

#include <algorithm>

namespace phasebench {

namespace {

bool isBeforeTheCalls(Phase phase)
{
    return phase == Phase::specification || phase == Phase::planning || phase == Phase::autotuning
        || phase == Phase::resource_management;
}

} // namespace

std::vector<OneTimeCost> oneTimeCosts(const Run& run)
{
    std::vector<OneTimeCost> costs;
    if (!run.call)
        return costs;
    for (const PhaseFigures& phase : run.phases) {
        if (!phase.host)
            continue;
        if (std::ranges::find(run.call->excludes, phase.phase) != run.call->excludes.end())
            costs.push_back({phase.phase, *phase.host, 1, true});
        else if (run.experiment.call.form == CallForm::stateful && isBeforeTheCalls(phase.phase))
            costs.push_back(
                {phase.phase, *phase.host, static_cast<double>(std::max<std::int64_t>(1, phase.count)), false});
    }
    const bool hasAutotuning = std::ranges::find(costs, Phase::autotuning, &OneTimeCost::phase) != costs.end();
    if (run.race && run.race->seconds > 0 && !hasAutotuning)
        costs.push_back({Phase::autotuning, Figure{run.race->seconds * 1e6, {}, {}, 1}, 1, true});
    return costs;
}

} // namespace phasebench
