// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/library_versions.h"

#include "engine/library/registry.h"

#include "engine/worker/cuda/versions.h"

#include <cublasLt.h>
#include <cuda_runtime_api.h>
#include <cufft.h>

namespace phasebench {

namespace {

/// cufftGetVersion says 0 without a driver; its parts are told always.
std::string cufftText()
{
    std::string text;
    for (const libraryPropertyType part : {MAJOR_VERSION, MINOR_VERSION, PATCH_LEVEL}) {
        int value = 0;
        if (cufftGetProperty(part, &value) != CUFFT_SUCCESS)
            return {};
        text += (text.empty() ? "" : ".") + std::to_string(value);
    }
    return text;
}

} // namespace

std::map<std::string, std::string> libraryVersions()
{
    std::map<std::string, std::string> versions;
    versions[std::string(library::cublaslt.name)] = cublasVersionText(cublasLtGetVersion());
    if (const std::string cufft = cufftText(); !cufft.empty())
        versions[std::string(library::cufft.name)] = cufft;
    int runtime = 0;
    if (cudaRuntimeGetVersion(&runtime) == cudaSuccess)
        versions["cudart"] = cudaVersionText(runtime);
    return versions;
}

std::string driverText()
{
    int driver = 0;
    return cudaDriverGetVersion(&driver) == cudaSuccess && driver > 0 ? "for CUDA " + cudaVersionText(driver) : "";
}

} // namespace phasebench
