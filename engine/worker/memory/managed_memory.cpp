// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/memory.h"

#include <algorithm>

/// The part of Memory that moves managed pages.
namespace phasebench {

namespace {

CuMemoryLocation locationOf(const MemorySpace& side)
{
    constexpr int device = 1; // CUmemLocationType
    constexpr int host = 2;
    return side.kind == MemorySpace::Kind::gpu ? CuMemoryLocation{device, side.gpu} : CuMemoryLocation{host, 0};
}

CuDevicePointer at(const void* data)
{
    return reinterpret_cast<CuDevicePointer>(data);
}

} // namespace

/// More managed memory than is free can hang a GPU, not only the program: half at most, on either side. What lives
/// already is somewhere on either side, so the limit is that of the time when there was none.
std::int64_t Memory::managedLimit() const
{
    if (m_managed == 0)
        m_managedLimit = std::min(
            available(MemorySpace{}) * 10 / 9 / 2, static_cast<std::int64_t>(m_driver->freeBytes(streamGpu())) / 2);
    return m_managedLimit;
}

MemorySpace Memory::farSide() const
{
    return m_execution.isCpu() ? MemorySpace{MemorySpace::Kind::gpu, 0} : MemorySpace{};
}

void Memory::prefetch(const void* data, std::size_t bytes, const MemorySpace& side, Stream stream)
{
    m_driver->check(
        m_driver->table().memPrefetchAsync(at(data), bytes, locationOf(side), 0, stream.handle), "cuMemPrefetchAsync");
}

void Memory::advise(void* data, std::size_t bytes, Advice advice, const MemorySpace& side)
{
    m_driver->check(
        m_driver->table().memAdvise(at(data), bytes, static_cast<int>(advice), locationOf(side)), "cuMemAdvise");
}

} // namespace phasebench
