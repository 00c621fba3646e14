// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_backend.h"

#include "engine/worker/cuda/cublaslt_description.h"
#include "engine/worker/cuda/cublaslt_specification.h"
#include "engine/worker/cuda/status.h"

namespace phasebench {

CublasLtBackend::CublasLtBackend(
    std::shared_ptr<CudaDriver> driver, int gpu, std::shared_ptr<CublasLtHeuristicsCache> cache)
    : m_driver(std::move(driver))
    , m_gpu(gpu)
    , m_cache(std::move(cache))
{
}

CublasLtBackend::~CublasLtBackend()
{
    // Destroying the handle synchronises the device; in a lost context that may never return. There is nobody left to
    // act on a failure.
    if (m_handle && contextWorks(*m_driver))
        cublasLtDestroy(m_handle);
}

Result<std::unique_ptr<Specification>> CublasLtBackend::specify(const Problem& problem, const Operands& representative)
{
    if (auto refusal = whyNot(library::cublaslt, problem))
        return tl::unexpected(std::move(*refusal));
    m_driver->use(m_gpu);
    if (!m_handle)
        check(*m_driver, cublasLtCreate(&m_handle), "cublasLtCreate");
    auto description = describe(problem.as<Matmul>());
    if (!description)
        return tl::unexpected(std::move(description.error()));
    return std::make_unique<CublasLtSpecification>(*m_driver, m_handle, *m_cache, *description, representative);
}

} // namespace phasebench
