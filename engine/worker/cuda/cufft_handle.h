// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/cuda_driver.h"

#include <cufft.h>

namespace phasebench {

/// A cuFFT handle without a work area of its own: the caller gives it one.
class CufftHandle {
public:
    /// Throws BackendError.
    explicit CufftHandle(const CudaDriver& driver);
    ~CufftHandle();
    CufftHandle(CufftHandle&& other) noexcept;
    CufftHandle& operator=(CufftHandle&&) = delete;

    cufftHandle get() const { return m_handle; }

private:
    const CudaDriver& m_driver;
    cufftHandle m_handle = CUFFT_PLAN_NULL;
};

} // namespace phasebench
