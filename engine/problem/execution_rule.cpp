// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/execution_rule.h"

#include "engine/library/registry.h"

namespace phasebench {

namespace {

std::string where(const ExecutionSpace& space)
{
    return space.isCpu() ? "on the CPU" : "on GPU " + std::to_string(space.gpu);
}

std::string placeWords(const MemorySpace& space)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
    case MemorySpace::Kind::host_pinned:
        return "host memory";
    case MemorySpace::Kind::managed:
        return "managed memory";
    case MemorySpace::Kind::gpu:
        break;
    }
    return "the memory of GPU " + std::to_string(space.gpu);
}

} // namespace

std::string executionRule(const Experiment& asked, const Computer& computer)
{
    if (asked.execution.space)
        return "It executes " + where(*asked.execution.space) + " because you chose so.";
    Experiment resolved = asked;
    resolve(resolved, computer);
    const ExecutionSpace& space = *resolved.execution.space;
    if (asked.execution.backend)
        return "It executes " + where(space) + " because " + libraryTitle(*asked.execution.backend)
            + ", which you chose, computes there.";
    if (asked.problem.isMatmul())
        return space.isCpu() ? "The specialised interface for matmuls (cuBLASLt) runs on a GPU only, and there is none "
                               "to use: OpenBLAS executes it on the CPU."
                             : "The specialised interface for matmuls (cuBLASLt) runs on a GPU only, wherever the "
                               "operands live: it executes "
                + where(space) + ".";
    const MemorySpace input = asked.placement.of(OperandId::in).value_or(MemorySpace{});
    if (input.kind == MemorySpace::Kind::managed)
        return "The generic interface for FFTs follows its input; managed memory is everybody's, so it executes "
            + where(space) + (space.isCpu() ? ", as there is no GPU to use." : ".");
    return "The generic interface for FFTs follows its input, which lives in " + placeWords(input) + ": it executes "
        + where(space) + ".";
}

} // namespace phasebench
