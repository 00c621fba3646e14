// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"

#include "engine/library/registry.h"
#include "engine/problem/keys/kinds.h"

#include <algorithm>

namespace phasebench {

namespace {
ExecutionSpace spaceFor(const Experiment& experiment, const Computer& computer)
{
    const Library* const asked = experiment.execution.backend ? findLibrary(*experiment.execution.backend) : nullptr;
    if (asked && asked->device == Device::cpu)
        return {};
    return experiment.problem.visit(
        [&](const auto& kind) { return naturalSpace(kind, experiment.placement, computer, asked != nullptr); });
}
} // namespace

ExecutionSpace firstSpace(const Computer& computer)
{
    return {computer.gpus > 0 ? ExecutionSpace::Kind::gpu : ExecutionSpace::Kind::cpu, 0};
}

void resolve(Experiment& experiment, const Computer& computer)
{
    auto& execution = experiment.execution;
    if (!execution.space)
        execution.space = spaceFor(experiment, computer);
    // Threads are the CPU's: a result must not claim some for a GPU.
    if (!execution.space->isCpu())
        execution.threads.reset();
    else if (!execution.threads)
        execution.threads = std::max(1, computer.hardware_threads);
}

} // namespace phasebench
