// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_backend.h"

#include "engine/worker/cuda/cufft_handle.h"
#include "engine/worker/cuda/cufft_specification.h"
#include "engine/worker/cuda/status.h"

#include <cufftXt.h>

namespace phasebench {

CufftBackend::CufftBackend(std::shared_ptr<CudaDriver> driver, int gpu)
    : m_driver(std::move(driver))
    , m_gpu(gpu)
{
}

Result<std::unique_ptr<Specification>> CufftBackend::specify(const Problem& problem, const Operands& /*representative*/)
{
    if (auto refusal = whyNot(library::cufft, problem))
        return tl::unexpected(std::move(*refusal));
    const auto layout = cufftLayoutOf(problem.as<Fft>());
    if (!layout)
        throw BackendError("cuFFT was given a transform that its rules should have refused.");
    m_driver->use(m_gpu);
    return std::make_unique<CufftSpecification>(*m_driver, *layout, problem.as<Fft>());
}

void CufftBackend::warmUpPlanning()
{
    m_driver->use(m_gpu);
    const CufftHandle handle(*m_driver);
    long long length = 8;
    std::size_t workArea = 0;
    check(*m_driver,
        cufftXtMakePlanMany(handle.get(), 1, &length, nullptr, 1, length, CUDA_C_32F, nullptr, 1, length, CUDA_C_32F, 1,
            &workArea, CUDA_C_32F),
        "cufftXtMakePlanMany");
}

} // namespace phasebench
