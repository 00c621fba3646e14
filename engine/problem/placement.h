// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand_id.h"

#include <array>
#include <optional>
#include <string>

namespace phasebench {

/// Where an operand lives.
struct MemorySpace {
    enum class Kind { host_pageable, host_pinned, managed, gpu };
    Kind kind = Kind::host_pageable;
    int gpu = 0; ///< ordinal, when kind is gpu

    bool isHost() const { return kind == Kind::host_pageable || kind == Kind::host_pinned; }
    bool operator==(const MemorySpace&) const = default;
};

/// "host_pageable", "host_pinned", "managed", "gpu:0", …
std::string nameOf(const MemorySpace& space);
std::optional<MemorySpace> memorySpaceFromName(std::string_view text);

/// The memory space of each operand; an entry is empty for operands that the problem does not have.
struct Placement {
    PerOperand<std::optional<MemorySpace>> spaces;

    const std::optional<MemorySpace>& of(OperandId id) const { return spaces[id]; }
    std::optional<MemorySpace>& of(OperandId id) { return spaces[id]; }
    bool operator==(const Placement&) const = default;
};

/// Where it is computed: the CPU with some threads, or one GPU.
struct ExecutionSpace {
    enum class Kind { cpu, gpu };
    Kind kind = Kind::cpu;
    int gpu = 0;

    bool isCpu() const { return kind == Kind::cpu; }
    bool operator==(const ExecutionSpace&) const = default;
};

/// "cpu", "gpu:0", …
std::string nameOf(const ExecutionSpace& space);
std::optional<ExecutionSpace> executionSpaceFromName(std::string_view text);

} // namespace phasebench
