// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <cstdint>
#include <map>

namespace phasebench {

/// Bytes in each memory space.
struct MemoryNeed {
    std::int64_t host = 0; ///< pageable
    std::int64_t pinned = 0;
    std::int64_t managed = 0;
    std::map<int, std::int64_t> gpu; ///< by ordinal

    bool operator==(const MemoryNeed&) const = default;
};

/// Calls whose copies in, execution and copies out overlap have so many sets of buffers: one being filled, one computed
/// on, one being emptied.
inline constexpr std::int64_t buffersInFlight = 3;

/// Sets of buffers that the calls of an experiment use: one, or those in flight.
std::int64_t bufferSetsOf(const Experiment& experiment);

/// Is the input of a resolved experiment gone after a call, where it lives?
bool overwritesInput(const Experiment& resolved);

/// More operand sets are not made.
inline constexpr std::int64_t maximumSets = 4096;

/// Operand sets without which a resolved experiment cannot be measured: a cold call that overwrites its input where it
/// lives, or moves managed pages, needs one of its own, as nothing may be put back inside a sequence. At most
/// `call.count`; more than `maximumSets` is refused.
std::int64_t setsNeeded(const Experiment& resolved);

/// What the operand sets take that a resolved experiment cannot do without: every operand where it lives, and its copy
/// in the execution space where one is needed (it lives elsewhere, or new values are copied into planned buffers).
/// Workspace, and the further sets that keep caches cold, come on top. The experiment was validated, so nothing
/// overflows.
MemoryNeed memoryNeed(const Experiment& resolved);

/// Host memory that measuring takes beside the operands: the inputs as they were filled and the result as it came, to
/// put back and to check.
std::int64_t memoryToCheck(const Problem& problem);

/// Does the execution space work on operands that live there, without a copy?
bool reaches(const ExecutionSpace& execution, const MemorySpace& space);

/// Where the execution space's copy of an operand lives that it does not reach.
MemorySpace homeOf(const ExecutionSpace& execution);

} // namespace phasebench
