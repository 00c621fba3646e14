// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_handle.h"

#include "engine/worker/cuda/status.h"

#include <exception>
#include <utility>

namespace phasebench {

CufftHandle::CufftHandle(const CudaDriver& driver)
    : m_driver(driver)
{
    check(driver, cufftCreate(&m_handle), "cufftCreate");
    if (const cufftResult status = cufftSetAutoAllocation(m_handle, 0); status != CUFFT_SUCCESS) {
        cufftDestroy(m_handle);
        fail(driver, "cufftSetAutoAllocation", status);
    }
}

CufftHandle::~CufftHandle()
{
    if (m_handle == CUFFT_PLAN_NULL)
        return;
    // While an error is on its way the context may be lost, and destroying a plan of a lost context may never return.
    if (std::uncaught_exceptions() > 0 && !contextWorks(m_driver))
        return;
    cufftDestroy(m_handle);
}

CufftHandle::CufftHandle(CufftHandle&& other) noexcept
    : m_driver(other.m_driver)
    , m_handle(std::exchange(other.m_handle, CUFFT_PLAN_NULL))
{
}

} // namespace phasebench
