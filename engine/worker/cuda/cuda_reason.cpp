// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cuda_reason.h"

#include "engine/worker/cuda/versions.h"

#include <cuda_runtime_api.h>

namespace phasebench {

std::string cudaReason(int error, const std::string& errorText, int driverVersion, int runtimeVersion)
{
    if (error == cudaSuccess)
        return {};
    const std::string answer = " (CUDA error " + std::to_string(error) + ": " + errorText + ")";
    switch (error) {
    case cudaErrorInsufficientDriver:
        if (driverVersion == 0)
            return "There is no NVIDIA driver on this computer: a GPU and its driver are needed to measure on one.";
        return "The NVIDIA driver is too old: it supports CUDA " + cudaVersionText(driverVersion)
            + ", and this program needs " + cudaVersionText(runtimeVersion) + "; driver 580 or later has it.";
    case cudaErrorNoDevice:
        return "The NVIDIA driver shows no GPU to this program: none is built in, or CUDA_VISIBLE_DEVICES hides it.";
    case cudaErrorStubLibrary:
        return "The loaded libcuda.so.1 is the toolkit's stub, not a driver: take its folder out of LD_LIBRARY_PATH.";
    case cudaErrorSystemNotReady:
        return "The GPUs are not ready" + answer + ": NVIDIA's fabric manager must be running.";
    case cudaErrorSystemDriverMismatch:
        return "The NVIDIA driver's parts are of different versions" + answer
            + ": restart the computer after a driver update.";
    case cudaErrorCompatNotSupportedOnDevice:
        return "CUDA's forward compatibility does not support this GPU" + answer + ": install a newer driver.";
    case cudaErrorDevicesUnavailable:
        return "Every GPU is busy or reserved for another process" + answer + ".";
    default:
        return "CUDA cannot be used" + answer + ".";
    }
}

std::string cudaReason()
{
    int devices = 0;
    int driver = 0;
    int runtime = 0;
    const cudaError_t error = cudaGetDeviceCount(&devices);
    if (error == cudaSuccess && devices > 0)
        return {};
    cudaGetLastError(); // or the next check would report this one again
    if (cudaDriverGetVersion(&driver) != cudaSuccess)
        driver = 0;
    if (cudaRuntimeGetVersion(&runtime) != cudaSuccess)
        runtime = CUDART_VERSION;
    const cudaError_t meaning = error == cudaSuccess ? cudaErrorNoDevice : error;
    return cudaReason(meaning, cudaGetErrorString(meaning), driver, runtime);
}

} // namespace phasebench
