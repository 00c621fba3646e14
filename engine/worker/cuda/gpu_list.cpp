// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/gpu_list.h"

#include "engine/worker/cuda/nvml.h"

#include <array>
#include <cstdio>
#include <cuda_runtime_api.h>

namespace phasebench {

namespace {

/// As nvidia-smi writes it: "GPU-" and 16 bytes in five groups.
std::string uuidText(const cudaUUID_t& uuid)
{
    std::string text = "GPU-";
    for (std::size_t i = 0; i < sizeof uuid.bytes; ++i) {
        std::array<char, 4> hex{};
        std::snprintf(hex.data(), hex.size(), "%02x", static_cast<unsigned>(static_cast<unsigned char>(uuid.bytes[i])));
        text += hex.data();
        if (i == 3 || i == 5 || i == 7 || i == 9)
            text += '-';
    }
    return text;
}

} // namespace

std::string pciBusIdOf(int gpu)
{
    std::array<char, 32> text{};
    if (cudaDeviceGetPCIBusId(text.data(), text.size(), gpu) == cudaSuccess)
        return text.data();
    cudaGetLastError(); // or the next check would report this one again
    return {};
}

std::vector<Gpu> listGpus(const Nvml* nvml)
{
    std::vector<Gpu> gpus;
    int count = 0;
    if (cudaGetDeviceCount(&count) != cudaSuccess)
        count = 0;
    for (int i = 0; i < count; ++i) {
        cudaDeviceProp properties{};
        Gpu gpu;
        if (cudaGetDeviceProperties(&properties, i) == cudaSuccess) {
            gpu.name = properties.name;
            gpu.uuid = uuidText(properties.uuid);
            gpu.compute_capability = std::to_string(properties.major) + "." + std::to_string(properties.minor);
            gpu.memory = static_cast<std::int64_t>(properties.totalGlobalMem);
            gpu.l2_cache = properties.l2CacheSize;
            gpu.multiprocessors = properties.multiProcessorCount;
            gpu.link = nvml ? nvml->link(pciBusIdOf(i)) : std::string();
        } else {
            // Its place in the list is its ordinal, so it stays.
            gpu.name = "GPU " + std::to_string(i) + " (it does not answer)";
        }
        gpus.push_back(std::move(gpu));
    }
    cudaGetLastError(); // or the next check would report this one again
    return gpus;
}

} // namespace phasebench
