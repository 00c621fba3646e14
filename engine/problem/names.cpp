// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/names.h"

#include "engine/text/list.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <vector>

namespace phasebench {

std::string phaseWords(Phase phase)
{
    std::string words(nameOf(phase));
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string spaceWords(const MemorySpace& space)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        return "pageable host memory";
    case MemorySpace::Kind::host_pinned:
        return "pinned host memory";
    case MemorySpace::Kind::managed:
        return "managed memory";
    case MemorySpace::Kind::gpu:
        break;
    }
    return "GPU " + std::to_string(space.gpu) + "'s memory";
}

std::string executionWords(const Execution& execution)
{
    if (execution.space && !execution.space->isCpu())
        return "GPU " + std::to_string(execution.space->gpu);
    if (!execution.threads)
        return "the CPU";
    return formatCount(*execution.threads) + (*execution.threads == 1 ? " CPU thread" : " CPU threads");
}

std::string placementWords(const Placement& placement)
{
    std::vector<std::pair<MemorySpace, std::vector<std::string>>> groups;
    for (const OperandId id : operandIds) {
        const auto& space = placement.of(id);
        if (!space)
            continue;
        auto group = std::ranges::find_if(groups, [&](const auto& known) { return known.first == *space; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {*space, {}});
        group->second.emplace_back(symbolOf(id));
    }
    if (groups.size() == 1)
        return "the operands in " + spaceWords(groups.front().first);
    std::vector<std::string> parts;
    for (const auto& [space, operands] : groups)
        parts.push_back(listed(operands) + " in " + spaceWords(space));
    return listed(parts);
}

} // namespace phasebench
