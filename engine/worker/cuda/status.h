// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/memory/cuda_driver.h"

#include <cublasLt.h>
#include <cufft.h>
#include <string>

/// What CUDA's libraries answer, as words and as exceptions.
namespace phasebench {

/// The library's own word, such as "CUBLAS_STATUS_NOT_SUPPORTED".
std::string nameOf(cublasStatus_t status);
std::string nameOf(cufftResult status);

/// Throws BackendError for a call that failed: "cublasLtMatmul failed: CUBLAS_STATUS_EXECUTION_FAILED." The context is
/// asked whether it still works, and the error is poisoned when it does not.
[[noreturn]] void fail(const CudaDriver& driver, const char* call, cublasStatus_t status);
[[noreturn]] void fail(const CudaDriver& driver, const char* call, cufftResult status);

inline void check(const CudaDriver& driver, cublasStatus_t status, const char* call)
{
    if (status != CUBLAS_STATUS_SUCCESS) [[unlikely]]
        fail(driver, call, status);
}

inline void check(const CudaDriver& driver, cufftResult status, const char* call)
{
    if (status != CUFFT_SUCCESS) [[unlikely]]
        fail(driver, call, status);
}

/// For calls that only look at what they are given: no context is asked.
[[noreturn]] void failOnHost(const char* call, cublasStatus_t status);
inline void checkOnHost(cublasStatus_t status, const char* call)
{
    if (status != CUBLAS_STATUS_SUCCESS) [[unlikely]]
        failOnHost(call, status);
}

/// Whether the current context still works: handles and plans of a lost one must not be destroyed, since that may hang.
bool contextWorks(const CudaDriver& driver);

} // namespace phasebench
