// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/execution_rule.h"

#include "engine/library/registry.h"
#include "engine/problem/keys/kinds.h"

namespace phasebench {

namespace {

std::string where(const ExecutionSpace& space)
{
    return space.isCpu() ? "on the CPU" : "on GPU " + std::to_string(space.gpu);
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
    return asked.problem.visit([&](const auto& kind) { return executionRule(kind, asked.placement, space); });
}

} // namespace phasebench
