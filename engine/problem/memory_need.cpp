// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/memory_need.h"

#include "engine/problem/call_copies.h"
#include "engine/problem/checked.h"
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

bool movesPages(const Experiment& experiment)
{
    return std::ranges::any_of(experiment.placement.spaces,
        [](const auto& space) { return space && space->kind == MemorySpace::Kind::managed; });
}

/// The bytes of so many sets, where more than anything has is as good as that.
std::int64_t bytesOfSets(std::int64_t bytes, std::int64_t sets)
{
    constexpr std::int64_t plenty = std::int64_t{1} << 58;
    const Checked product = Checked(bytes) * sets;
    if (sets == 1)
        return bytes;
    return product.fits() ? std::min(product.value(), plenty) : plenty;
}

} // namespace

bool overwritesInput(const Experiment& resolved)
{
    if (resolved.problem.isMatmul())
        return false;
    const ExecutionSpace execution = resolved.execution.space.value_or(ExecutionSpace{});
    const Fft& fft = resolved.problem.fft();
    const bool reached = reaches(execution, resolved.placement.of(OperandId::in).value_or(MemorySpace{}));
    if (fft.in_place) // a result that is copied out goes back over its input
        return !reached || !isBuffered(resolved);
    // FFTW can keep the input of a c2r transform of one dimension.
    const bool destroys = fft.transform == Transform::c2r && !(execution.isCpu() && fft.shape.size() == 1);
    return destroys && reached && !isBuffered(resolved);
}

std::int64_t setsNeeded(const Experiment& resolved)
{
    // The calls of a sequence have a batch element each, all of them in one set; hot ones have the same set.
    if (resolved.call.batching != Batching::dimension || resolved.measure.cache == CacheState::hot)
        return 1;
    return overwritesInput(resolved) || movesPages(resolved) ? resolved.call.count : 1;
}

std::int64_t memoryToCheck(const Problem& problem)
{
    std::int64_t bytes = 0;
    for (const Operand& operand : operandsOf(problem)) {
        bytes += operand.role != Role::output ? operand.bytes : 0;
        bytes += operand.role != Role::input ? operand.bytes : 0;
    }
    return bytes;
}

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
    const bool buffered = isBuffered(resolved);
    const std::int64_t sets = setsNeeded(resolved);
    MemoryNeed need;
    for (const Operand& operand : operandsOf(resolved.problem))
        add(need, resolved.placement.of(operand.id).value_or(MemorySpace{}), bytesOfSets(operand.bytes, sets));
    for (const Operand& operand : operandsOf(resolved.callProblem()))
        if ((buffered && operand.role != Role::output)
            || !reaches(execution, resolved.placement.of(operand.id).value_or(MemorySpace{})))
            add(need, home, operand.bytes * bufferSetsOf(resolved));
    return need;
}

} // namespace phasebench
