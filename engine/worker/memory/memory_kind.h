// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/placement.h"
#include "engine/worker/memory/cuda_driver.h"

#include <string>

namespace phasebench {

/// The kind of memory at an address, as the driver's pointer attributes tell it. Throws BackendError.
MemorySpace memoryKindAt(const CudaDriver& driver, const void* address);

/// Empty when the bytes lie where they should; else one sentence. Both ends are looked at.
std::string whyNotThere(const CudaDriver& driver, const void* data, std::size_t bytes, const MemorySpace& claimed);

} // namespace phasebench
