// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/memory/verify.h"

#include <vector>

namespace phasebench::test {

/// A plan's facts, and the configuration that makes it again.
struct PlanThatRan : PlanFacts {
    nlohmann::json configuration;
};

/// A problem's operands, filled on the host and copied to the GPU; the result is poisoned.
class DeviceProblem {
public:
    DeviceProblem(const Problem& problem, Memory& memory, std::uint64_t seed = 1);

    const Problem& problem() const { return m_problem; }
    Operands operands() const;
    /// One execution through the four types of a backend, with the plan's facts. Fails the test when the backend
    /// refuses.
    PlanThatRan run(Backend& backend, const PlanPreferences& preferences, const PlanConfiguration* choice = nullptr);
    /// Executes a plan once and waits.
    void execute(Plan& plan);
    std::vector<std::byte> result() const;
    Check check() const;

private:
    struct Slot {
        Operand operand;
        std::vector<std::byte> host;
        Buffer device;
    };
    const Slot& resultSlot() const;

    Problem m_problem;
    Memory& m_memory;
    std::vector<Slot> m_slots;
};

/// Preferences of a point whose operands are all aligned to 256 bytes.
PlanPreferences alignedPreferences();

} // namespace phasebench::test
