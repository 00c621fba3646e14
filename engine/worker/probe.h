// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"
#include "engine/worker/memory/memory.h"
#include "engine/worker/sampling.h"

namespace phasebench {

/// What the links and allocators of this computer do, as far as `memory` (that of a CPU execution space) reaches: the
/// host's own copies, and with a driver those between the host and each GPU from pageable, pinned and managed memory,
/// on each GPU and between GPUs; 4 KiB to `largest` bytes, or as much as is free. About 20 seconds; hooks.stopSampling
/// ends it with what there is. The machine and the date are the caller's to fill in. Throws CancelledError and
/// BackendError.
LinkProbe probe(Memory& memory, const TaskHooks& hooks, std::int64_t largest = std::int64_t{512} << 20);

} // namespace phasebench
