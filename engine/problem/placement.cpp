// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/placement.h"

#include <charconv>

namespace phasebench {

namespace {
constexpr std::string_view gpuPrefix = "gpu:";

/// The ordinal in "gpu:3"; one spelling each, so no "gpu:03" and no sign.
std::optional<int> gpuFromName(std::string_view text)
{
    if (!text.starts_with(gpuPrefix))
        return std::nullopt;
    text.remove_prefix(gpuPrefix.size());
    if (text.empty() || text.size() > 3 || (text.size() > 1 && text.front() == '0') || text.front() == '-')
        return std::nullopt;
    int ordinal = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ordinal);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return ordinal;
}
} // namespace

std::string nameOf(const MemorySpace& space)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        return "host_pageable";
    case MemorySpace::Kind::host_pinned:
        return "host_pinned";
    case MemorySpace::Kind::managed:
        return "managed";
    case MemorySpace::Kind::gpu:
        break;
    }
    return std::string(gpuPrefix) + std::to_string(space.gpu);
}

std::optional<MemorySpace> memorySpaceFromName(std::string_view text)
{
    if (text == "host_pageable")
        return MemorySpace{MemorySpace::Kind::host_pageable};
    if (text == "host_pinned")
        return MemorySpace{MemorySpace::Kind::host_pinned};
    if (text == "managed")
        return MemorySpace{MemorySpace::Kind::managed};
    if (const auto gpu = gpuFromName(text))
        return MemorySpace{MemorySpace::Kind::gpu, *gpu};
    return std::nullopt;
}

std::string nameOf(const ExecutionSpace& space)
{
    return space.isCpu() ? "cpu" : std::string(gpuPrefix) + std::to_string(space.gpu);
}

std::optional<ExecutionSpace> executionSpaceFromName(std::string_view text)
{
    if (text == "cpu")
        return ExecutionSpace{};
    if (const auto gpu = gpuFromName(text))
        return ExecutionSpace{ExecutionSpace::Kind::gpu, *gpu};
    return std::nullopt;
}

} // namespace phasebench
