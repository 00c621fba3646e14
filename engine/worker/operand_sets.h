// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/call_plan.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/memory.h"

#include <optional>
#include <span>
#include <vector>

namespace phasebench {

/// The operands of a plan in memory: `sets()` copies of each where it lives, 256-byte aligned in one arena an operand,
/// and a mirror in the execution space of each operand that is copied there. Where the batch is a sequence of calls, a
/// set holds the whole batch, and a mirror one element of it, or one for each call in flight.
class OperandSets {
public:
    struct Slot : PlannedOperand {
        std::size_t stride = 0; ///< bytes from one set to the next
        Buffer arena; ///< all sets
        Buffer mirror; ///< in the execution space; empty where calls work on the operand itself
        std::size_t mirrorStride = 0; ///< bytes from the mirror of one call in flight to the next one's
        std::vector<std::byte> master; ///< the values as filled, on the host
    };

    /// Allocates and fills what `plan` says, with as many sets more as keep the caches of this computer cold. Throws
    /// RefusedError when memory does not suffice, before anything is allocated.
    OperandSets(const Experiment& experiment, Memory& memory, const CallPlan& plan);

    const CallPlan& plan() const { return m_plan; }
    std::size_t sets() const { return static_cast<std::size_t>(m_plan.sets); }
    std::vector<Slot>& slots() { return m_slots; }
    const std::vector<Slot>& slots() const { return m_slots; }

    /// Puts the managed pages of a set back where they are before a call; outside timed regions.
    void returnPages(std::size_t set);
    /// How copies between two GPUs go, after a look at what the GPUs can; empty where there are none.
    std::optional<PeerCopy> peerCopy() const { return m_peerCopy; }

    /// Where the execution works for that set: the operand itself, or its mirror.
    const Operands& execution(std::size_t set) const { return m_execution[set]; }
    /// The same for one batch element of a sequence and one of the mirrors in flight.
    Operands execution(std::size_t set, std::int64_t element, std::size_t mirror) const;
    /// Where that operand lives.
    void* resident(const Slot& slot, std::size_t set, std::int64_t element = 0) const;
    std::size_t mirrors() const { return static_cast<std::size_t>(m_plan.inFlight); } ///< of each operand copied

    /// Least alignment of each operand over all sets and batch elements, in bytes, at most 256.
    PerOperand<std::int64_t> alignment() const;

    /// Puts the filled values back into every input of `set`; outside timed regions.
    void restore(std::size_t set);
    void restoreAll();
    /// Poisons the result of a set, so that what a call does not write is seen.
    void poisonResult(std::size_t set);
    /// The result of a set, read from where it lives, or from the planned buffer that it stays in.
    std::vector<std::byte> result(std::size_t set);
    /// Does an in-place transform leave its result in the planned buffer, where the next call's input goes?
    bool keepsLastResultOnly() const;
    /// The values of an operand that belong to what result() gives.
    std::span<const std::byte> given(const Slot& slot) const;

    /// Bytes by kind of memory that one set with its mirrors takes.
    MemoryUse use() const;

private:
    const Slot& resultSlot() const;
    void requireRoom(const AvailableMemory& allowed) const;
    void allocate(const Experiment& experiment);
    void verifyPlaces() const;
    void prepareManaged();
    void preparePeers(PeerCopy wanted);
    void pointExecutions();

    Memory& m_memory;
    CallPlan m_plan;
    ManagedMode m_managedMode;
    std::optional<PeerCopy> m_peerCopy;
    OperandId m_result; ///< as libraries are told of it
    PerOperand<std::int64_t> m_steps{}; ///< bytes, where the execution works in place
    PerOperand<std::int64_t> m_mirrorSteps{};
    std::vector<Slot> m_slots;
    std::vector<Operands> m_execution;
};

} // namespace phasebench
