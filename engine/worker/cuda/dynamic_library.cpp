// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/dynamic_library.h"

#include <cstdlib>
#include <cuda_runtime_api.h>
#include <dlfcn.h>
#include <filesystem>
#include <vector>

namespace phasebench {

namespace {

std::vector<std::string> candidatesFor(const std::string& soname)
{
    std::vector<std::string> candidates;
    if (const char* const folder = std::getenv("PHASEBENCH_CUDA_LIB_DIR"); folder && *folder)
        candidates.push_back(std::string(folder) + "/" + soname);
    candidates.push_back(soname);
    Dl_info runtime{};
    if (dladdr(reinterpret_cast<const void*>(&cudaRuntimeGetVersion), &runtime) && runtime.dli_fname) {
        const auto folder = std::filesystem::path(runtime.dli_fname).parent_path();
        candidates.push_back((folder / soname).string());
        // Where NVIDIA's Python wheels put it, beside the runtime's own folder.
        candidates.push_back((folder / "../../cuda_cupti/lib" / soname).string());
    }
    for (const char* const folder :
        {"/usr/local/cuda/lib64", "/usr/local/cuda/targets/x86_64-linux/lib", "/usr/local/cuda/extras/CUPTI/lib64"})
        candidates.push_back(std::string(folder) + "/" + soname);
    return candidates;
}

} // namespace

Result<void*> openCudaLibrary(const char* soname)
{
    std::string reason;
    for (const std::string& candidate : candidatesFor(soname)) {
        if (void* const library = dlopen(candidate.c_str(), RTLD_NOW | RTLD_LOCAL))
            return library;
        // The bare name's answer says most; a file that is there but broken says more still.
        const char* const words = dlerror();
        if (words && (reason.empty() || std::filesystem::exists(candidate)))
            reason = words;
    }
    return failed(std::move(reason));
}

void* loadSymbol(void* library, const char* name, std::string& missing)
{
    void* const symbol = dlsym(library, name);
    if (!symbol)
        missing += (missing.empty() ? "" : ", ") + std::string(name);
    return symbol;
}

} // namespace phasebench
