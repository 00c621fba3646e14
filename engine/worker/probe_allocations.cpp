// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/probe_allocations.h"

#include "engine/worker/clock.h"
#include "engine/worker/memory/cuda_driver.h"

#include <sys/mman.h>

namespace phasebench {

namespace {

void* allocate(CudaDriver* driver, const MemorySpace& space, std::size_t bytes)
{
    using Kind = MemorySpace::Kind;
    void* data = nullptr;
    CuDevicePointer pointer = 0;
    constexpr unsigned portable = 1;
    constexpr unsigned attachGlobal = 1;
    switch (space.kind) {
    case Kind::host_pageable:
        data = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (data == MAP_FAILED)
            throw BackendError("The operating system gave no " + std::to_string(bytes) + " bytes of host memory.");
        return data;
    case Kind::host_pinned:
        driver->check(driver->table().memHostAlloc(&data, bytes, portable), "cuMemHostAlloc");
        return data;
    case Kind::managed:
        driver->check(driver->table().memAllocManaged(&pointer, bytes, attachGlobal), "cuMemAllocManaged");
        break;
    case Kind::gpu:
        driver->check(driver->table().memAlloc(&pointer, bytes), "cuMemAlloc");
        break;
    }
    return reinterpret_cast<void*>(pointer);
}

void release(CudaDriver* driver, const MemorySpace& space, void* data, std::size_t bytes)
{
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        ::munmap(data, bytes);
        break;
    case MemorySpace::Kind::host_pinned:
        driver->check(driver->table().memFreeHost(data), "cuMemFreeHost");
        break;
    case MemorySpace::Kind::managed:
    case MemorySpace::Kind::gpu:
        driver->check(driver->table().memFree(reinterpret_cast<CuDevicePointer>(data)), "cuMemFree");
        break;
    }
}

} // namespace

AllocationTimes timeAllocation(Memory& memory, const MemorySpace& space, std::int64_t bytes)
{
    CudaDriver* const driver = memory.driver();
    if (space.kind != MemorySpace::Kind::host_pageable)
        driver->use(space.kind == MemorySpace::Kind::gpu ? space.gpu : 0);
    const auto size = static_cast<std::size_t>(bytes);
    AllocationTimes times;
    double start = now();
    void* const data = allocate(driver, space, size);
    times.allocate = now() - start;
    if (space.kind != MemorySpace::Kind::gpu) {
        constexpr std::size_t page = 4096;
        auto* const touched = static_cast<volatile std::byte*>(data);
        start = now();
        for (std::size_t i = 0; i < size; i += page)
            touched[i] = std::byte{1};
        times.touch = now() - start;
    }
    start = now();
    release(driver, space, data, size);
    times.release = now() - start;
    return times;
}

} // namespace phasebench
