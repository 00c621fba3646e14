// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/cuda_driver.h"

#include <memory>

namespace phasebench {

/// Prints what the call forms cost through Phasebench's driver beside the bare library: 1024 products of 124 x 1024 x
/// 1512 as a stateful sequence and with a batch dimension, and overlapped from pinned memory beside the longest of its
/// parts. Throws BackendError.
void benchForms(std::shared_ptr<CudaDriver> driver);

} // namespace phasebench
