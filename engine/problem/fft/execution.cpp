// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/execution.h"

namespace phasebench {

namespace {
MemorySpace inputOf(const Placement& placement)
{
    return placement.of(FftOperand::in).value_or(MemorySpace{});
}
} // namespace

ExecutionSpace naturalSpace(const Fft&, const Placement& placement, const Computer& computer, bool onGpu)
{
    const MemorySpace input = inputOf(placement);
    switch (input.kind) {
    case MemorySpace::Kind::gpu:
        return {ExecutionSpace::Kind::gpu, input.gpu};
    case MemorySpace::Kind::managed:
        return firstSpace(computer);
    case MemorySpace::Kind::host_pageable:
    case MemorySpace::Kind::host_pinned:
        break;
    }
    return onGpu ? firstSpace(computer) : ExecutionSpace{};
}

std::string executionRule(const Fft&, const Placement& placement, const ExecutionSpace& space)
{
    const std::string where = space.isCpu() ? "on the CPU" : "on GPU " + std::to_string(space.gpu);
    const std::string generic = "The generic interface for FFTs follows its input";
    const MemorySpace input = inputOf(placement);
    switch (input.kind) {
    case MemorySpace::Kind::managed:
        return generic + "; managed memory is everybody's, so it executes " + where
            + (space.isCpu() ? ", as there is no GPU to use." : ".");
    case MemorySpace::Kind::host_pageable:
    case MemorySpace::Kind::host_pinned:
        return generic + ", which lives in host memory: it executes " + where + ".";
    case MemorySpace::Kind::gpu:
        break;
    }
    return generic + ", which lives in the memory of GPU " + std::to_string(input.gpu) + ": it executes " + where + ".";
}

} // namespace phasebench
