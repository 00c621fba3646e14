// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/worker/memory/memory.h"

namespace phasebench {

/// What it takes to have memory of a kind and size, once: microseconds.
struct AllocationTimes {
    double allocate = 0; ///< pinned memory: with pinning
    double touch = 0; ///< writing a byte of every page; a GPU's memory has no such step
    double release = 0;
};

/// `memory` may take that many bytes there (see Memory::whyNot). Pageable memory comes straight from the operating
/// system, so that no allocator's leftovers answer. Throws BackendError.
AllocationTimes timeAllocation(Memory& memory, const MemorySpace& space, std::int64_t bytes);

} // namespace phasebench
