// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/experiment_json.h"

#include "engine/library/registry.h"

#include <algorithm>

namespace phasebench {

namespace {
ExecutionSpace naturalSpace(const Experiment& experiment, const Computer& computer)
{
    const ExecutionSpace cpu;
    const ExecutionSpace firstGpu{ExecutionSpace::Kind::gpu, 0};
    const ExecutionSpace firstIfAny = computer.gpus > 0 ? firstGpu : cpu;
    const Library* const asked = experiment.execution.backend ? findLibrary(*experiment.execution.backend) : nullptr;
    if (asked && asked->device == Device::cpu)
        return cpu;
    if (experiment.problem.isMatmul())
        return firstIfAny;
    const MemorySpace input = experiment.placement.of(OperandId::in).value_or(MemorySpace{});
    switch (input.kind) {
    case MemorySpace::Kind::gpu:
        return {ExecutionSpace::Kind::gpu, input.gpu};
    case MemorySpace::Kind::managed:
        return firstIfAny;
    case MemorySpace::Kind::host_pageable:
    case MemorySpace::Kind::host_pinned:
        break;
    }
    return asked ? firstIfAny : cpu;
}
} // namespace

void resolve(Experiment& experiment, const Computer& computer)
{
    auto& execution = experiment.execution;
    if (!execution.space)
        execution.space = naturalSpace(experiment, computer);
    // Threads are the CPU's: a result must not claim some for a GPU.
    if (!execution.space->isCpu())
        execution.threads.reset();
    else if (!execution.threads)
        execution.threads = std::max(1, computer.hardware_threads);
}

} // namespace phasebench
