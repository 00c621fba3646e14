// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/memory/cuda_driver.h"

namespace phasebench {

/// One algorithm for a described matmul. Executing it is exactly one cublasLtMatmul.
/// Where a plan's algorithm comes from.
struct CublasLtOrigin {
    bool given = false; ///< else the heuristic's first pick
    std::size_t candidates = 0; ///< that the heuristic named
    float waves = 0; ///< of thread blocks, as the library estimates them
};

class CublasLtPlan : public Plan {
public:
    /// `description` belongs to the specification, which outlives the plan.
    CublasLtPlan(const CudaDriver& driver, cublasLtHandle_t handle, CublasLtDescription& description,
        const cublasLtMatmulAlgo_t& algorithm, const PlanFacts& facts, const CublasLtOrigin& origin);
    PlanRecord record() const override;

private:
    void doEnqueue(const Operands& operands, Stream stream) override;

    const CudaDriver& m_driver;
    cublasLtHandle_t m_handle;
    CublasLtDescription& m_description;
    cublasLtMatmulAlgo_t m_algorithm;
    CublasLtOrigin m_origin;
};

} // namespace phasebench
