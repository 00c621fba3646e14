// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"
#include "engine/worker/backend.h"
#include "engine/worker/memory/memory.h"

#include <optional>
#include <span>
#include <vector>

namespace phasebench {

/// The operands of one point: `sets()` copies of each in its own memory space, 256-byte aligned in one arena an
/// operand, and one mirror in the execution space of each operand that the execution space does not reach. Rotating
/// over the sets keeps the caches cold. Where the batch is a sequence of calls, a set holds the whole batch, and a
/// mirror one element of it, or one for each call in flight.
class OperandSets {
public:
    struct Slot {
        Operand operand; ///< of one call
        Operand whole; ///< of the batch: the same where one call does it all
        std::int64_t step = 0; ///< bytes from one call's batch element to the next one's
        MemorySpace space;
        bool reached = true; ///< the execution space works on it where it is
        std::size_t stride = 0; ///< bytes from one set to the next
        Buffer arena; ///< all sets
        Buffer mirror; ///< in the execution space; empty when reached and not `in_place`
        std::size_t mirrorStride = 0; ///< bytes from the mirror of one call in flight to the next one's
        std::vector<std::byte> master; ///< the values as filled, on the host
    };

    /// Allocates and fills. `buffered`: every operand gets a mirror that calls are planned on (operands updated in
    /// place). Throws RefusedError when memory does not suffice, before anything is allocated.
    OperandSets(const Experiment& experiment, Memory& memory, std::int64_t minimumSets, bool buffered);

    std::size_t sets() const { return m_sets; }
    bool coldByRotation() const { return m_coldByRotation; } ///< false: the caches must be flushed before a sample
    std::vector<Slot>& slots() { return m_slots; }
    const std::vector<Slot>& slots() const { return m_slots; }

    /// Do managed pages start on the other side of the link in each call? They stay where they are when hot.
    bool movesPages() const { return m_movesPages; }
    /// Puts the managed pages of a set back where they are before a call; outside timed regions.
    void returnPages(std::size_t set);
    /// How copies between two GPUs go, after a look at what the GPUs can; empty where there are none.
    std::optional<PeerCopy> peerCopy() const { return m_peerCopy; }

    /// Where the execution works for that set: the operand itself, or its mirror.
    const Operands& execution(std::size_t set) const { return m_execution[set]; }
    /// The same for one batch element of a sequence and one of the mirrors in flight.
    Operands execution(std::size_t set, std::int64_t element, std::size_t mirror) const;
    void* home(const Slot& slot, std::size_t set, std::int64_t element = 0) const;
    std::size_t mirrors() const { return m_mirrors; } ///< calls that can be in flight
    bool buffered() const { return m_buffered; }

    /// Least alignment of each operand over all sets and batch elements, in bytes, at most 256.
    std::array<std::int64_t, operandIdCount> alignment() const;

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
    void verifyPlaces() const;
    void prepareManaged();

    Memory& m_memory;
    ManagedMode m_managedMode;
    bool m_movesPages = false;
    std::optional<PeerCopy> m_peerCopy;
    bool m_buffered;
    std::size_t m_sets = 1;
    std::size_t m_mirrors = 1;
    std::int64_t m_elements = 1; ///< calls of a sequence, each with its own batch element
    std::array<std::int64_t, operandIdCount> m_steps{}; ///< bytes, where the execution works in place
    std::array<std::int64_t, operandIdCount> m_mirrorSteps{};
    bool m_coldByRotation = true;
    std::vector<Slot> m_slots;
    std::vector<Operands> m_execution;
};

} // namespace phasebench
