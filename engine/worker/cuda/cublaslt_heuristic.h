// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/memory/cuda_driver.h"

#include <array>
#include <cstdint>
#include <vector>

namespace phasebench {

/// What the caller promises of the operands' addresses, in bytes: powers of two, at most 256.
struct CublasLtAlignments {
    PerOperand<std::uint32_t> of{};

    std::uint32_t at(OperandId id) const { return of[id]; }
    /// An address with the alignment promised for the bias and no more: the library reads it from the address, which it
    /// does not follow.
    const void* planningBias(const void* representative) const;
};

/// From the preferences, and from the representative addresses where they say nothing. Without a C, D stands for it.
CublasLtAlignments promisedAlignments(
    const PlanPreferences& preferences, const Operands& representative, const CublasLtDescription& description);

/// What an algorithm needs, as it says itself; never more than was promised.
PerOperand<std::int64_t> neededAlignments(
    const cublasLtMatmulAlgo_t& algorithm, const CublasLtAlignments& promised, const CublasLtDescription& description);

/// At most `count` algorithms that fit the workspace and the alignments, the library's first pick first; never empty. A
/// Fault when the library has none. Throws BackendError.
Result<std::vector<cublasLtMatmulHeuristicResult_t>> askHeuristic(const CudaDriver& driver, cublasLtHandle_t handle,
    const CublasLtDescription& description, const PlanPreferences& preferences, const CublasLtAlignments& alignments,
    int count);

} // namespace phasebench
