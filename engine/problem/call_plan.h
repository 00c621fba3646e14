// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/problem/operand.h"
#include "engine/problem/phase.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace phasebench {

/// Calls whose copies in, execution and copies out overlap have so many mirrors of an operand: one being filled, one
/// computed on, one being emptied.
inline constexpr std::int64_t mostCallsInFlight = 3;

/// More operand sets are not made.
inline constexpr std::int64_t maximumSets = 4096;

/// What the addresses of operands, and of their copies in every set, are aligned to, in bytes.
inline constexpr std::int64_t setAlignment = 256;

/// Does the execution space work on operands that live there, without a copy?
bool reaches(const ExecutionSpace& execution, const MemorySpace& space);

/// The memory that belongs to an execution space: a GPU's own, or plain host memory.
MemorySpace executionMemory(const ExecutionSpace& execution);

/// Bytes in each memory space.
class MemoryBySpace {
public:
    void add(const MemorySpace& space, std::int64_t bytes);
    std::int64_t of(const MemorySpace& space) const;
    std::int64_t of(MemorySpace::Kind kind) const; ///< of all GPUs together
    /// Pairs of space and bytes: host memory first, GPUs by ordinal.
    auto begin() const { return m_bytes.begin(); }
    auto end() const { return m_bytes.end(); }
    bool operator==(const MemoryBySpace&) const = default;

private:
    struct Before {
        bool operator()(const MemorySpace& a, const MemorySpace& b) const;
    };
    std::map<MemorySpace, std::int64_t, Before> m_bytes;
};

/// Bytes that may be taken in a memory space; empty where that is not known or not limited.
using AvailableMemory = std::function<std::optional<std::int64_t>(const MemorySpace&)>;

/// A memory space that has less than is needed there.
struct MemoryShortage {
    MemorySpace space;
    std::int64_t needed = 0; ///< bytes
    std::int64_t available = 0; ///< bytes
};

/// Does it fit? Every memory space where it does not, in order.
std::vector<MemoryShortage> shortagesOf(const MemoryBySpace& needed, const AvailableMemory& available);

/// An operand, with where it lives and where calls work on it.
struct PlannedOperand {
    Operand operand; ///< of one call
    Operand whole; ///< of the batch: the same where one call does it all
    std::int64_t step = 0; ///< bytes from one call's batch element to the next one's
    MemorySpace residence; ///< where it lives
    bool reached = true; ///< the execution space works on it where it lives
    bool mirrored = false; ///< calls work on a copy in the execution space: it is not reached, or buffered

    bool isInput() const { return operand.role != Role::output; }
    bool isResult() const { return operand.role != Role::input; }
};

/// One copy that every call makes.
struct CallCopy {
    OperandId operand;
    Phase phase = Phase::copy_in; ///< or copy_out
    MemorySpace from;
    MemorySpace to;
    std::int64_t bytes = 0;
    std::string mode; ///< as in LinkFigure: how managed memory or another GPU is reached; else empty

    /// The end where the operand lives; the other one belongs to the execution space.
    const MemorySpace& residence() const { return phase == Phase::copy_in ? from : to; }
};

/// How the calls of an experiment are made: where each operand lives, where the work executes, what is copied before
/// and after, and what memory that takes. A value: nothing is allocated, and no computer is looked at.
struct CallPlan {
    ExecutionSpace executionSpace; ///< where the work executes
    MemorySpace mirrorSpace; ///< where its copies of operands lie
    bool buffered = false; ///< every input is mirrored: calls are planned on buffers into which new values are copied
    std::vector<PlannedOperand> operands; ///< inputs first, as operandsOf() gives them

    /// The copies of one call, in the order in which they are made: inputs that the execution space does not reach,
    /// inputs that are copied into planned buffers, and the result where it is wanted elsewhere. Managed memory is
    /// moved by prefetches in that mode only; in the modes fault and advise its pages follow during the execution.
    std::vector<CallCopy> copies;
    /// Operands whose pages move during the execution: in managed memory without a prefetch.
    std::vector<CallCopy> faults;

    std::int64_t elements = 1; ///< calls of a sequence, each with its own batch element; 1: each does the whole batch
    std::int64_t inFlight = 1; ///< calls that can be in flight, each with a mirror of its own
    bool overwritesInput = false; ///< the input is gone after a call, where it lives
    bool movesPages = false; ///< managed pages start on the other side of the link in each call
    CacheState cache = CacheState::cold;

    /// Operand sets: copies of every operand where it lives, which calls use in turn. As planned from an experiment:
    /// those without which it cannot be measured. A cold call that overwrites its input where it lives, or moves
    /// managed pages, needs one of its own, as nothing may be put back inside a sequence. At most `call.count`; more
    /// than `maximumSets` is refused.
    std::int64_t sets = 1;
    bool coldByRotation = true; ///< the sets in turn keep the caches cold; false: they are flushed before a sample

    bool isMirrored() const; ///< has any operand a mirror?
    bool copiesIn(Phase phase) const; ///< is anything copied in that phase?

    /// What the operands take: `sets` of them where they live, each rounded up to a multiple of `alignment`, and their
    /// mirrors. Workspace comes on top. The experiment was validated, so a single set does not overflow; more than any
    /// computer has is as good as that.
    MemoryBySpace memory(std::int64_t sets, std::int64_t alignment = 1) const;
    /// Host memory that measuring takes beside the operands: the inputs as they were filled and the result as it came,
    /// to put back and to check.
    std::int64_t memoryToCheck() const;
};

/// The plan of a resolved experiment. Precondition: it was validated.
CallPlan planOf(const Experiment& resolved);

/// The plan of executions alone, as a race times them: nothing is copied into planned buffers, and two sets keep them
/// cold, as the inputs that they overwrite are put back after each.
CallPlan executionPlanOf(const Experiment& resolved);

/// Where operand sets are made: what a plan must know of it to keep its calls cold.
struct SetsRoom {
    std::function<std::int64_t(const MemorySpace&)> cacheBytes; ///< of the cache that separates cold from hot there
    AvailableMemory available; ///< what is free
    AvailableMemory allowed; ///< what the experiment's limit allows
};

/// The plan with as many sets as keep the caches of every memory space cold: three times the cache goes by before a set
/// comes again. They take at most half of what is available, and no more than is allowed; where that is too few, the
/// caches must be flushed. A hot plan stays as it is.
CallPlan withColdSets(CallPlan plan, const SetsRoom& room);

} // namespace phasebench
