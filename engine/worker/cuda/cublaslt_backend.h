// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/registry.h"
#include "engine/worker/backend.h"
#include "engine/worker/cuda/cublaslt_heuristics_cache.h"
#include "engine/worker/memory/cuda_driver.h"

#include <cublasLt.h>

namespace phasebench {

/// cuBLASLt on one GPU. The handle is made by the first specify() and kept: it is the library's first use.
class CublasLtBackend : public Backend {
public:
    /// `cache` is shared by the backends of all GPUs.
    CublasLtBackend(std::shared_ptr<CudaDriver> driver, int gpu, std::shared_ptr<CublasLtHeuristicsCache> cache);
    ~CublasLtBackend() override;
    CublasLtBackend(const CublasLtBackend&) = delete;
    CublasLtBackend& operator=(const CublasLtBackend&) = delete;

    std::string name() const override { return std::string(library::cublaslt.name); }
    Result<std::unique_ptr<Specification>> specify(const Problem& problem, const Operands& representative) override;

private:
    std::shared_ptr<CudaDriver> m_driver;
    int m_gpu;
    std::shared_ptr<CublasLtHeuristicsCache> m_cache;
    cublasLtHandle_t m_handle = nullptr;
};

} // namespace phasebench
