// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/environment.h"

#include <algorithm>

namespace phasebench {

std::span<const std::string_view> libraryEnvironment()
{
    static constexpr std::string_view names[] = {
        "OPENBLAS_CORETYPE",
        "OPENBLAS_L2_SIZE",
        "OPENBLAS_MAIN_FREE",
        "OPENBLAS_NUM_THREADS",
        "OPENBLAS_THREAD_TIMEOUT",
        "GOTO_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OMP_PROC_BIND",
        "OMP_PLACES",
        "CUDA_CACHE_DISABLE",
        "CUDA_CACHE_MAXSIZE",
        "CUDA_CACHE_PATH",
        "CUDA_DEVICE_MAX_CONNECTIONS",
        "CUDA_DEVICE_ORDER",
        "CUDA_FORCE_PTX_JIT",
        "CUDA_LAUNCH_BLOCKING",
        "CUDA_MODULE_DATA_LOADING",
        "CUDA_MODULE_LOADING",
        "CUDA_VISIBLE_DEVICES",
        "NVIDIA_TF32_OVERRIDE",
        "CUBLAS_EMULATE_DOUBLE_PRECISION",
        "CUBLAS_EMULATE_SINGLE_PRECISION",
        "CUBLAS_EMULATION_STRATEGY",
        "CUBLAS_WORKSPACE_CONFIG",
        "CUBLASLT_HEURISTICS_CACHE_CAPACITY",
    };
    return names;
}

bool isLibraryEnvironment(std::string_view name)
{
    return std::ranges::find(libraryEnvironment(), name) != libraryEnvironment().end();
}

std::span<const std::string_view> settableEnvironment()
{
    static constexpr std::string_view names[] = {
        "OPENBLAS_CORETYPE",
        "OPENBLAS_L2_SIZE",
        "OPENBLAS_THREAD_TIMEOUT",
        "CUDA_CACHE_DISABLE",
        "CUDA_CACHE_MAXSIZE",
        "CUDA_DEVICE_MAX_CONNECTIONS",
        "CUDA_FORCE_PTX_JIT",
        "CUDA_LAUNCH_BLOCKING",
        "CUDA_MODULE_DATA_LOADING",
        "CUDA_MODULE_LOADING",
        "NVIDIA_TF32_OVERRIDE",
        "CUBLAS_EMULATE_DOUBLE_PRECISION",
        "CUBLAS_EMULATE_SINGLE_PRECISION",
        "CUBLAS_EMULATION_STRATEGY",
        "CUBLASLT_HEURISTICS_CACHE_CAPACITY",
    };
    return names;
}

} // namespace phasebench
