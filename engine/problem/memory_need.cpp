// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/memory_need.h"

#include "engine/problem/operand.h"

#include <algorithm>

namespace phasebench {

namespace {

void add(MemoryNeed& need, const MemorySpace& space, std::int64_t bytes)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        need.host += bytes;
        break;
    case MemorySpace::Kind::host_pinned:
        need.pinned += bytes;
        break;
    case MemorySpace::Kind::managed:
        need.managed += bytes;
        break;
    case MemorySpace::Kind::gpu:
        need.gpu[space.gpu] += bytes;
        break;
    }
}

} // namespace

bool reaches(const ExecutionSpace& execution, const MemorySpace& space)
{
    if (space.kind == MemorySpace::Kind::managed)
        return true;
    if (execution.isCpu())
        return space.isHost();
    return space.kind == MemorySpace::Kind::gpu && space.gpu == execution.gpu;
}

MemorySpace homeOf(const ExecutionSpace& execution)
{
    return execution.isCpu() ? MemorySpace{} : MemorySpace{MemorySpace::Kind::gpu, execution.gpu};
}

std::int64_t bufferSetsOf(const Experiment& experiment)
{
    return experiment.call.batching == Batching::overlapped ? std::min(buffersInFlight, experiment.call.count) : 1;
}

MemoryNeed memoryNeed(const Experiment& resolved)
{
    const ExecutionSpace execution = resolved.execution.space.value_or(ExecutionSpace{});
    const MemorySpace home = homeOf(execution);
    const bool buffered = resolved.call.operands == OperandUpdate::in_place;
    MemoryNeed need;
    for (const Operand& operand : operandsOf(resolved.problem))
        add(need, resolved.placement.of(operand.id).value_or(MemorySpace{}), operand.bytes);
    for (const Operand& operand : operandsOf(resolved.callProblem()))
        if (buffered || !reaches(execution, resolved.placement.of(operand.id).value_or(MemorySpace{})))
            add(need, home, operand.bytes * bufferSetsOf(resolved));
    return need;
}

} // namespace phasebench
