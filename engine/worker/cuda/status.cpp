// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/status.h"

#include "engine/worker/backend.h"

namespace phasebench {

namespace {

[[noreturn]] void throwFailure(const CudaDriver& driver, const char* call, const std::string& status)
{
    const std::string sentence = std::string(call) + " failed: " + status + ".";
    // The libraries hold a runtime of their own, so its last error is out of reach; a lost context tells every caller.
    try {
        driver.check(driver.table().streamSynchronize(nullptr), "cuStreamSynchronize");
    } catch (const BackendError& after) {
        throw BackendError(sentence + " After it, " + after.what(), after.poisoned());
    }
    throw BackendError(sentence);
}

} // namespace

std::string nameOf(cublasStatus_t status)
{
    const char* const name = cublasLtGetStatusName(status);
    return name ? name : "cuBLAS status " + std::to_string(static_cast<int>(status));
}

std::string nameOf(cufftResult status)
{
    switch (status) {
    case CUFFT_SUCCESS:
        return "CUFFT_SUCCESS";
    case CUFFT_INVALID_PLAN:
        return "CUFFT_INVALID_PLAN";
    case CUFFT_ALLOC_FAILED:
        return "CUFFT_ALLOC_FAILED";
    case CUFFT_INVALID_TYPE:
        return "CUFFT_INVALID_TYPE";
    case CUFFT_INVALID_VALUE:
        return "CUFFT_INVALID_VALUE";
    case CUFFT_INTERNAL_ERROR:
        return "CUFFT_INTERNAL_ERROR";
    case CUFFT_EXEC_FAILED:
        return "CUFFT_EXEC_FAILED";
    case CUFFT_SETUP_FAILED:
        return "CUFFT_SETUP_FAILED";
    case CUFFT_INVALID_SIZE:
        return "CUFFT_INVALID_SIZE";
    case CUFFT_UNALIGNED_DATA:
        return "CUFFT_UNALIGNED_DATA";
    case CUFFT_INVALID_DEVICE:
        return "CUFFT_INVALID_DEVICE";
    case CUFFT_NO_WORKSPACE:
        return "CUFFT_NO_WORKSPACE";
    case CUFFT_NOT_IMPLEMENTED:
        return "CUFFT_NOT_IMPLEMENTED";
    case CUFFT_NOT_SUPPORTED:
        return "CUFFT_NOT_SUPPORTED";
    case CUFFT_MISSING_DEPENDENCY:
        return "CUFFT_MISSING_DEPENDENCY (libnvrtc or libnvJitLink was not found)";
    case CUFFT_NVRTC_FAILURE:
        return "CUFFT_NVRTC_FAILURE";
    case CUFFT_NVJITLINK_FAILURE:
        return "CUFFT_NVJITLINK_FAILURE";
    case CUFFT_NVSHMEM_FAILURE:
        return "CUFFT_NVSHMEM_FAILURE";
    }
    return "cuFFT status " + std::to_string(static_cast<int>(status));
}

void fail(const CudaDriver& driver, const char* call, cublasStatus_t status)
{
    throwFailure(driver, call, nameOf(status));
}

void fail(const CudaDriver& driver, const char* call, cufftResult status)
{
    throwFailure(driver, call, nameOf(status));
}

void failOnHost(const char* call, cublasStatus_t status)
{
    throw BackendError(std::string(call) + " failed: " + nameOf(status) + ".");
}

bool contextWorks(const CudaDriver& driver)
{
    return driver.table().streamSynchronize(nullptr) == 0;
}

} // namespace phasebench
