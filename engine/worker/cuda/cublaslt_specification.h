// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/cuda/cublaslt_heuristics_cache.h"
#include "engine/worker/memory/cuda_driver.h"

namespace phasebench {

/// A described matmul. Not for several threads: the plans share its operation descriptor.
class CublasLtSpecification : public Specification {
public:
    CublasLtSpecification(const CudaDriver& driver, cublasLtHandle_t handle, CublasLtHeuristicsCache& cache,
        const CublasLtDescription& description, const Operands& representative);

    /// The heuristic's first pick, or the algorithm that `choice` describes.
    Result<std::unique_ptr<Plan>> plan(
        const PlanPreferences& preferences, const PlanConfiguration* choice, const Operands& scratch) override;
    std::shared_ptr<CandidateSearch> candidates(
        const PlanPreferences& preferences, const Autotune& autotune, const Operands& scratch, Stream stream) override;

private:
    const CudaDriver& m_driver;
    cublasLtHandle_t m_handle;
    CublasLtHeuristicsCache& m_cache;
    CublasLtDescription m_description;
    Operands m_representative;
};

} // namespace phasebench
