// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/recording_key.h"

#include "engine/library/capability.h"
#include "engine/problem/experiment_json.h"

#include <algorithm>
#include <set>

namespace phasebench {

namespace {

bool hasManaged(const Experiment& experiment)
{
    return std::ranges::any_of(experiment.placement.spaces,
        [](const auto& space) { return space && space->kind == MemorySpace::Kind::managed; });
}

bool usesTwoGpus(const Experiment& experiment)
{
    std::set<int> gpus;
    if (experiment.execution.space && !experiment.execution.space->isCpu())
        gpus.insert(experiment.execution.space->gpu);
    for (const auto& space : experiment.placement.spaces)
        if (space && space->kind == MemorySpace::Kind::gpu)
            gpus.insert(space->gpu);
    return gpus.size() > 1;
}

} // namespace

nlohmann::json recordingKey(const Experiment& resolved)
{
    nlohmann::json key = toJson(resolved);
    key.erase("phasebench");
    key.erase("title");
    key["measure"] = {{"cache", nameOf(resolved.measure.cache)}};
    nlohmann::json& transfer = key["transfer"];
    if (!hasManaged(resolved))
        transfer.erase("managed");
    if (!usesTwoGpus(resolved))
        transfer.erase("peer");
    nlohmann::json& planning = key["planning"];
    if (!libraryOf(resolved).hasEffort)
        planning.erase("effort");
    else if (!resolved.planning.effort)
        planning["effort"] = nameOf(Effort::estimate);
    if (resolved.call.form == CallForm::stateless)
        key["call"].erase("operands");
    if (!resolved.execution.space->isCpu())
        key["execution"].erase("threads");
    return key;
}

} // namespace phasebench
