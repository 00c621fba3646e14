// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/operand.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/verify.h"

#include <memory>
#include <vector>

namespace phasebench {

/// The operands of a problem on the host: inputs filled, results poisoned, 256-byte aligned but for `offset` bytes.
class HostArrays {
public:
    explicit HostArrays(const Problem& problem, std::int64_t offset = 0, std::uint64_t seed = 5);

    const Operands& operands() const { return m_operands; }
    std::span<std::byte> bytes(OperandId id) const;
    PerOperand<std::int64_t> alignment() const;

private:
    struct Free {
        void operator()(void* data) const;
    };
    struct Array {
        Operand operand;
        std::unique_ptr<void, Free> memory;
        std::byte* data = nullptr;
    };
    std::vector<Array> m_arrays;
    Operands m_operands;
};

/// What one problem gave, called through a Backend without the driver.
struct DirectResult {
    Check check;
    PlanFacts facts;
    PlanRecord record;
    bool inputsKept = false; ///< bit by bit
};

/// Specifies, plans (on scratch of its own where the backend wants it), binds, executes twice on fresh operands and
/// checks the second result. Throws std::runtime_error with the sentence of a refusal.
DirectResult callDirectly(
    Backend& backend, const Problem& problem, PlanPreferences preferences, std::int64_t offset = 0);

} // namespace phasebench
