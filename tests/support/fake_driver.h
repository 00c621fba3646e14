// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/placement.h"
#include "engine/worker/memory/cuda_driver.h"

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace phasebench::test {

/// A driver of GPUs that are not there: their memory is the host's, everything happens at once, and what was asked for
/// is written down. One at a time.
class FakeDriver {
public:
    struct Allocation {
        std::size_t bytes = 0;
        MemorySpace::Kind kind = MemorySpace::Kind::gpu;
        int gpu = 0;
    };

    explicit FakeDriver(int gpus = 1)
        : m_gpus(gpus)
    {
        s_self = this;
        m_driver = CudaDriver::over(table()).value();
    }
    ~FakeDriver()
    {
        m_driver.reset();
        s_self = nullptr;
    }
    FakeDriver(const FakeDriver&) = delete;
    FakeDriver& operator=(const FakeDriver&) = delete;

    std::shared_ptr<CudaDriver> driver() const { return m_driver; }
    int called(const std::string& prefix) const
    {
        int count = 0;
        for (const std::string& call : calls)
            count += call.starts_with(prefix) ? 1 : 0;
        return count;
    }

    std::vector<std::string> calls; ///< such as "HtoD 64", "prefetch 256 device 0", "advise 1", "peer 64"
    std::map<CuDevicePointer, Allocation> allocations;
    std::size_t freeBytes = std::size_t{8} << 30; ///< of each GPU
    bool peerAccess = true;
    bool concurrentManagedAccess = true;
    bool lies = false; ///< says of pinned memory that it never saw it

private:
    inline static FakeDriver* s_self = nullptr;

    void tell(const std::string& call) { calls.push_back(call); }
    const Allocation* find(CuDevicePointer at) const
    {
        auto after = allocations.upper_bound(at);
        if (after == allocations.begin())
            return nullptr;
        --after;
        return at < after->first + after->second.bytes ? &after->second : nullptr;
    }
    int allocate(CuDevicePointer* at, std::size_t bytes, MemorySpace::Kind kind)
    {
        void* const data = std::aligned_alloc(256, (bytes + 255) / 256 * 256);
        *at = reinterpret_cast<CuDevicePointer>(data);
        allocations[*at] = {bytes, kind, m_current};
        return 0;
    }
    int release(CuDevicePointer at)
    {
        allocations.erase(at);
        std::free(reinterpret_cast<void*>(at));
        return 0;
    }
    static void* host(CuDevicePointer at) { return reinterpret_cast<void*>(at); }
    static void* handle(int number) { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(number)); }

    CudaDriverTable table()
    {
        CudaDriverTable t{};
        t.init = [](unsigned) {
            return 0;
        };
        t.driverGetVersion = [](int* version) {
            return *version = 13000, 0;
        };
        t.deviceGetCount = [](int* count) {
            return *count = s_self->m_gpus, 0;
        };
        t.deviceGet = [](int* device, int ordinal) {
            return *device = ordinal, 0;
        };
        t.deviceGetAttribute = [](int* value, int attribute, int) {
            constexpr int concurrent = 89;
            return *value = attribute == concurrent ? s_self->concurrentManagedAccess : 4096, 0;
        };
        t.devicePrimaryCtxRetain = [](void** context, int gpu) {
            return *context = handle(gpu + 1), 0;
        };
        t.devicePrimaryCtxRelease = [](int) {
            return 0;
        };
        t.ctxSetCurrent = [](void* context) {
            s_self->m_current = static_cast<int>(reinterpret_cast<std::uintptr_t>(context)) - 1;
            return 0;
        };
        t.memGetInfo = [](std::size_t* free, std::size_t* total) {
            return *free = s_self->freeBytes, *total = s_self->freeBytes, 0;
        };
        t.memAlloc = [](CuDevicePointer* at, std::size_t bytes) {
            return s_self->allocate(at, bytes, MemorySpace::Kind::gpu);
        };
        t.memFree = [](CuDevicePointer at) {
            return s_self->release(at);
        };
        t.memHostAlloc = [](void** data, std::size_t bytes, unsigned) {
            CuDevicePointer at = 0;
            s_self->allocate(&at, bytes, MemorySpace::Kind::host_pinned);
            return *data = host(at), 0;
        };
        t.memFreeHost = [](void* data) {
            return s_self->release(reinterpret_cast<CuDevicePointer>(data));
        };
        t.memAllocManaged = [](CuDevicePointer* at, std::size_t bytes, unsigned) {
            return s_self->allocate(at, bytes, MemorySpace::Kind::managed);
        };
        t.memPrefetchAsync = [](CuDevicePointer, std::size_t bytes, CuMemoryLocation to, unsigned, void*) {
            s_self->tell(
                "prefetch " + std::to_string(bytes) + (to.type == 1 ? " device " + std::to_string(to.id) : " host"));
            return 0;
        };
        t.memAdvise = [](CuDevicePointer, std::size_t, int advice, CuMemoryLocation) {
            s_self->tell("advise " + std::to_string(advice));
            return 0;
        };
        t.memcpyHtoDAsync = [](CuDevicePointer to, const void* from, std::size_t bytes, void*) {
            s_self->tell("HtoD " + std::to_string(bytes));
            return std::memcpy(host(to), from, bytes), 0;
        };
        t.memcpyDtoHAsync = [](void* to, CuDevicePointer from, std::size_t bytes, void*) {
            s_self->tell("DtoH " + std::to_string(bytes));
            return std::memcpy(to, host(from), bytes), 0;
        };
        t.memcpyDtoDAsync = [](CuDevicePointer to, CuDevicePointer from, std::size_t bytes, void*) {
            s_self->tell("DtoD " + std::to_string(bytes));
            return std::memcpy(host(to), host(from), bytes), 0;
        };
        t.memcpyPeerAsync = [](CuDevicePointer to, void*, CuDevicePointer from, void*, std::size_t bytes, void*) {
            s_self->tell("peer " + std::to_string(bytes));
            return std::memcpy(host(to), host(from), bytes), 0;
        };
        t.memcpyAsync = [](CuDevicePointer to, CuDevicePointer from, std::size_t bytes, void*) {
            s_self->tell("copy " + std::to_string(bytes));
            return std::memcpy(host(to), host(from), bytes), 0;
        };
        t.memsetD8Async = [](CuDevicePointer at, unsigned char value, std::size_t bytes, void*) {
            s_self->tell("memset " + std::to_string(bytes));
            return std::memset(host(at), value, bytes), 0;
        };
        t.memAllocAsync = [](CuDevicePointer* at, std::size_t bytes, void*) {
            return s_self->allocate(at, bytes, MemorySpace::Kind::gpu);
        };
        t.memFreeAsync = [](CuDevicePointer at, void*) {
            return s_self->release(at);
        };
        t.deviceGetDefaultMemPool = [](void** pool, int) {
            return *pool = handle(1), 0;
        };
        t.memPoolSetAttribute = [](void*, int, void*) {
            return 0;
        };
        t.streamCreate = [](void** stream, unsigned) {
            return *stream = handle(++s_self->m_handles), 0;
        };
        t.streamDestroy = [](void*) {
            return 0;
        };
        t.streamSynchronize = [](void*) {
            return 0;
        };
        t.streamWaitEvent = [](void*, void*, unsigned) {
            return 0;
        };
        t.eventCreate = [](void** event, unsigned) {
            return *event = handle(++s_self->m_handles), 0;
        };
        t.eventQuery = [](void*) {
            return 0;
        };
        t.eventDestroy = [](void*) {
            return 0;
        };
        t.eventRecord = [](void* event, void*) {
            s_self->m_recorded[event] = std::chrono::steady_clock::now();
            return 0;
        };
        t.eventSynchronize = [](void*) {
            return 0;
        };
        t.eventElapsedTime = [](float* milliseconds, void* start, void* end) {
            const std::chrono::duration<float, std::milli> span = s_self->m_recorded[end] - s_self->m_recorded[start];
            return *milliseconds = span.count(), 0;
        };
        t.pointerGetAttributes = [](unsigned count, int* attributes, void** values, CuDevicePointer at) {
            const Allocation* const known = s_self->find(at);
            const bool unknown = !known || (s_self->lies && known->kind == MemorySpace::Kind::host_pinned);
            constexpr int type = 2;
            constexpr int managed = 8;
            constexpr int invalidDevice = -2;
            for (unsigned i = 0; i < count; ++i)
                *static_cast<int*>(values[i]) = attributes[i] == type ? (unknown                        ? 0
                                                        : known->kind == MemorySpace::Kind::host_pinned ? 1
                                                                                                        : 2)
                    : attributes[i] == managed ? (!unknown && known->kind == MemorySpace::Kind::managed ? 1 : 0)
                    : unknown                  ? invalidDevice
                                               : known->gpu;
            return 0;
        };
        t.deviceCanAccessPeer = [](int* can, int, int) {
            return *can = s_self->peerAccess, 0;
        };
        t.ctxEnablePeerAccess = [](void*, unsigned) {
            return s_self->tell("enable peer"), 0;
        };
        t.getErrorName = [](int, const char** name) {
            return *name = "CUDA_ERROR", 0;
        };
        t.getErrorString = [](int, const char** text) {
            return *text = "an error", 0;
        };
        return t;
    }

    int m_gpus;
    int m_current = 0;
    int m_handles = 100;
    std::map<void*, std::chrono::steady_clock::time_point> m_recorded;
    std::shared_ptr<CudaDriver> m_driver;
};

} // namespace phasebench::test
