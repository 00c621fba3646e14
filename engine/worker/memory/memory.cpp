// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory.h"

#include "engine/problem/call_plan.h"
#include "engine/result/machine.h"
#include "engine/result/process_limits.h"
#include "engine/worker/memory/cuda_driver.h"
#include "engine/worker/memory/memory_kind.h"
#include "engine/worker/memory/peer_copies.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace phasebench {

namespace {

constexpr std::size_t alignment = 256;
constexpr std::int64_t gpuSlack = 512LL << 20; ///< contexts, lazily loaded kernels and CUPTI's buffers

/// What may be taken of the computer's memory, or of the part that this process's container has.
std::int64_t availableHostBytes()
{
    std::ifstream meminfo("/proc/meminfo");
    std::string key;
    std::int64_t kibibytes = 0;
    while (meminfo >> key >> kibibytes) {
        if (key == "MemAvailable:")
            return std::min(kibibytes * 1024, processLimits().freeMemory.value_or(kibibytes * 1024));
        meminfo.ignore(256, '\n');
    }
    return 0;
}

std::string megabytes(std::int64_t bytes)
{
    return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

} // namespace

Memory::Memory(ExecutionSpace execution, std::shared_ptr<CudaDriver> driver)
    : m_execution(execution)
    , m_driver(std::move(driver))
    , m_hostCache(std::max<std::int64_t>(describeComputer().last_level_cache, 8LL << 20))
{
    if (m_driver)
        m_peers = std::make_unique<PeerCopies>(m_driver);
    if (m_driver && !m_execution.isCpu())
        m_driver->use(m_execution.gpu);
}

Memory::~Memory()
{
    std::free(m_hostWorkspace);
    // Destroying a stream of a lost context reports that loss once more; there is nobody left to act on it.
    for (const Stream stream : m_streams)
        if (stream.handle)
            m_driver->table().streamDestroy(stream.handle);
}

std::int64_t Memory::available(const MemorySpace& space) const
{
    if (!whyMissing(space).empty())
        return 0;
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        return availableHostBytes() * 9 / 10;
    case MemorySpace::Kind::host_pinned:
        // Pinned memory is taken away from the whole computer: at most a quarter of what is left.
        return availableHostBytes() / 4;
    case MemorySpace::Kind::managed:
        return std::max<std::int64_t>(0, managedLimit() - m_managed);
    case MemorySpace::Kind::gpu:
        return std::max<std::int64_t>(0, static_cast<std::int64_t>(m_driver->freeBytes(space.gpu)) - gpuSlack);
    }
    return 0;
}

/// Why there is no such memory on this computer; empty: there is.
std::string Memory::whyMissing(const MemorySpace& space) const
{
    if (space.kind != MemorySpace::Kind::host_pageable && !m_driver)
        return "Memory of the kind " + nameOf(space) + " needs an NVIDIA driver, and there is none on this computer.";
    if (space.kind == MemorySpace::Kind::gpu && space.gpu >= m_driver->gpus())
        return "There is no " + nameOf(space) + ": this computer has " + std::to_string(m_driver->gpus())
            + " GPU(s), counted from 0.";
    constexpr int concurrentManagedAccess = 89; // CU_DEVICE_ATTRIBUTE_CONCURRENT_MANAGED_ACCESS
    if (space.kind == MemorySpace::Kind::managed && m_driver->attribute(streamGpu(), concurrentManagedAccess) == 0)
        return "GPU " + std::to_string(streamGpu())
            + " cannot share managed memory with the host while it works (no concurrent managed access).";
    return {};
}

std::string Memory::whyNot(const MemorySpace& space, std::size_t bytes) const
{
    if (std::string reason = whyMissing(space); !reason.empty())
        return reason;
    const std::int64_t free = available(space);
    if (bytes > static_cast<std::size_t>(free))
        return "The operands and their copies need " + megabytes(static_cast<std::int64_t>(bytes)) + " of "
            + nameOf(space) + " memory, and " + megabytes(free)
            + " may be taken there now: choose a smaller problem or another memory space.";
    return {};
}

Buffer Memory::allocate(const MemorySpace& space, std::size_t bytes)
{
    if (const std::string reason = whyNot(space, bytes); !reason.empty())
        throw BackendError(reason);
    const std::size_t rounded = (std::max<std::size_t>(bytes, 1) + alignment - 1) / alignment * alignment;
    void* data = nullptr;
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        data = std::aligned_alloc(alignment, rounded);
        if (!data)
            throw BackendError(
                "The operating system gave no " + megabytes(static_cast<std::int64_t>(bytes)) + " of host memory.");
        std::memset(data, 0x5a, rounded);
        break;
    case MemorySpace::Kind::host_pinned: {
        constexpr unsigned portable = 1;
        m_driver->use(streamGpu());
        m_driver->check(m_driver->table().memHostAlloc(&data, rounded, portable), "cuMemHostAlloc");
        std::memset(data, 0x5a, rounded);
        break;
    }
    case MemorySpace::Kind::managed: {
        constexpr unsigned attachGlobal = 1;
        CuDevicePointer pointer = 0;
        m_driver->use(streamGpu());
        m_driver->check(m_driver->table().memAllocManaged(&pointer, rounded, attachGlobal), "cuMemAllocManaged");
        m_managed += static_cast<std::int64_t>(bytes);
        data = reinterpret_cast<void*>(pointer);
        std::memset(data, 0x5a, rounded);
        break;
    }
    case MemorySpace::Kind::gpu: {
        CuDevicePointer pointer = 0;
        m_driver->use(space.gpu);
        m_driver->check(m_driver->table().memAlloc(&pointer, rounded), "cuMemAlloc");
        data = reinterpret_cast<void*>(pointer);
        break;
    }
    }
    if (!m_execution.isCpu())
        m_driver->use(m_execution.gpu);
    return Buffer(*this, space, data, bytes);
}

void Memory::release(const MemorySpace& space, void* data, std::size_t bytes)
{
    // A failure here means that the context is lost, which the call that lost it has reported.
    switch (space.kind) {
    case MemorySpace::Kind::host_pageable:
        std::free(data);
        break;
    case MemorySpace::Kind::host_pinned:
        m_driver->table().memFreeHost(data);
        break;
    case MemorySpace::Kind::managed:
        m_driver->table().memFree(devicePointer(data));
        m_managed -= static_cast<std::int64_t>(bytes);
        break;
    case MemorySpace::Kind::gpu:
        m_driver->table().memFree(devicePointer(data));
        break;
    }
}

std::string Memory::whyNotThere(const Buffer& buffer) const
{
    return m_driver ? phasebench::whyNotThere(*m_driver, buffer.data(), buffer.bytes(), buffer.space()) : std::string();
}

MemorySpace Memory::executionMemory() const
{
    return phasebench::executionMemory(m_execution);
}

Stream Memory::stream(int index)
{
    if (!m_driver)
        return {};
    const auto position = static_cast<std::size_t>(index);
    if (m_streams.size() <= position)
        m_streams.resize(position + 1);
    Stream& stream = m_streams[position];
    if (!stream.handle) {
        constexpr unsigned nonBlocking = 1;
        m_driver->use(streamGpu());
        m_driver->check(m_driver->table().streamCreate(&stream.handle, nonBlocking), "cuStreamCreate");
    }
    return stream;
}

void Memory::synchronise(Stream stream)
{
    if (stream.handle)
        m_driver->check(m_driver->table().streamSynchronize(stream.handle), "cuStreamSynchronize");
}

void Memory::copy(void* to, const MemorySpace& toSpace, const void* from, const MemorySpace& fromSpace,
    std::size_t bytes, Stream stream, PeerCopy peer)
{
    using Kind = MemorySpace::Kind;
    const bool toGpu = toSpace.kind == Kind::gpu;
    const bool fromGpu = fromSpace.kind == Kind::gpu;
    if (!toGpu && !fromGpu) { // managed memory too is the processor's
        std::memcpy(to, from, bytes);
        return;
    }
    if (toGpu && fromGpu && toSpace.gpu != fromSpace.gpu) {
        if (peer == PeerCopy::direct && m_peers->connect(toSpace.gpu, fromSpace.gpu))
            m_peers->direct(to, toSpace.gpu, from, fromSpace.gpu, bytes, stream.handle);
        else
            m_peers->staged(to, toSpace.gpu, from, fromSpace.gpu, bytes, stream.handle, streamGpu());
        return;
    }
    const int gpu = toGpu ? toSpace.gpu : fromSpace.gpu;
    if (gpu == streamGpu())
        copyOnGpu(to, toSpace, from, fromSpace, bytes, stream.handle);
    else
        m_peers->onOtherGpu(gpu, stream.handle, streamGpu(),
            [&](void* itsStream) { copyOnGpu(to, toSpace, from, fromSpace, bytes, itsStream); });
}

void Memory::copyOnGpu(void* to, const MemorySpace& toSpace, const void* from, const MemorySpace& fromSpace,
    std::size_t bytes, void* stream)
{
    using Kind = MemorySpace::Kind;
    const CudaDriverTable& table = m_driver->table();
    if (toSpace.kind == Kind::managed || fromSpace.kind == Kind::managed)
        m_driver->check(table.memcpyAsync(devicePointer(to), devicePointer(from), bytes, stream), "cuMemcpyAsync");
    else if (fromSpace.isHost())
        m_driver->check(table.memcpyHtoDAsync(devicePointer(to), from, bytes, stream), "cuMemcpyHtoDAsync");
    else if (toSpace.isHost())
        m_driver->check(table.memcpyDtoHAsync(to, devicePointer(from), bytes, stream), "cuMemcpyDtoHAsync");
    else
        m_driver->check(
            table.memcpyDtoDAsync(devicePointer(to), devicePointer(from), bytes, stream), "cuMemcpyDtoDAsync");
}

PeerCopy Memory::preparePeer(int gpu, int other, PeerCopy wanted)
{
    if (wanted == PeerCopy::direct && m_peers->connect(gpu, other)) {
        m_driver->use(streamGpu());
        return PeerCopy::direct;
    }
    m_peers->prepareStaging(gpu, other);
    m_driver->use(streamGpu());
    return PeerCopy::staged;
}

void* Memory::takeWorkspace(std::size_t bytes, Stream stream)
{
    if (bytes == 0)
        return nullptr;
    m_workspace += static_cast<std::int64_t>(bytes);
    m_workspacePeak = std::max(m_workspacePeak, m_workspace);
    if (!m_execution.isCpu()) {
        CuDevicePointer pointer = 0;
        m_driver->check(m_driver->table().memAllocAsync(&pointer, bytes, stream.handle), "cuMemAllocAsync");
        return reinterpret_cast<void*>(pointer);
    }
    if (bytes > m_hostWorkspaceBytes) {
        std::free(m_hostWorkspace);
        m_hostWorkspaceBytes = (bytes + alignment - 1) / alignment * alignment;
        m_hostWorkspace = std::aligned_alloc(alignment, m_hostWorkspaceBytes);
        if (!m_hostWorkspace) {
            m_hostWorkspaceBytes = 0;
            throw BackendError(
                "The operating system gave no " + megabytes(static_cast<std::int64_t>(bytes)) + " for the workspace.");
        }
    }
    return m_hostWorkspace;
}

void Memory::releaseWorkspace(void* workspace, std::size_t bytes, Stream stream)
{
    if (!workspace)
        return;
    m_workspace -= static_cast<std::int64_t>(bytes);
    if (!m_execution.isCpu())
        m_driver->check(m_driver->table().memFreeAsync(devicePointer(workspace), stream.handle), "cuMemFreeAsync");
}

void Memory::upload(const Buffer& to, std::size_t offset, const void* host, std::size_t bytes)
{
    synchronise(stream(0)); // what the processor writes by itself waits for nothing
    copy(static_cast<std::byte*>(to.data()) + offset, to.space(), host, MemorySpace{}, bytes, stream(0));
    synchronise(stream(0));
}

void Memory::download(void* host, const Buffer& from, std::size_t offset, std::size_t bytes)
{
    synchronise(stream(0));
    copy(host, MemorySpace{}, static_cast<const std::byte*>(from.data()) + offset, from.space(), bytes, stream(0));
    synchronise(stream(0));
}

std::int64_t Memory::cacheBytes(const MemorySpace& space) const
{
    constexpr int l2CacheSize = 38; // CU_DEVICE_ATTRIBUTE_L2_CACHE_SIZE
    if (space.kind == MemorySpace::Kind::gpu)
        return m_driver->attribute(space.gpu, l2CacheSize);
    return m_hostCache;
}

void Memory::flushCaches(Stream stream)
{
    const auto bytes = static_cast<std::size_t>(2 * cacheBytes(executionMemory()));
    if (!m_flush)
        m_flush = allocate(executionMemory(), bytes);
    if (m_execution.isCpu())
        std::memset(m_flush.data(), 0x33, bytes);
    else
        m_driver->check(m_driver->table().memsetD8Async(devicePointer(m_flush.data()), 0x33, bytes, stream.handle),
            "cuMemsetD8Async");
}

} // namespace phasebench
