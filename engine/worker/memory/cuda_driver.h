// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// NVIDIA's driver API, opened at run time with the few declarations that memory needs: no toolkit, and no failure to
/// start without a driver. Source of the declarations: the CUDA Driver API reference
/// (docs.nvidia.com/cuda/cuda-driver-api); handles are opaque, results are int.
namespace phasebench {

using CuDevicePointer = unsigned long long;

inline CuDevicePointer devicePointer(const void* data)
{
    return reinterpret_cast<CuDevicePointer>(data);
}

struct CuMemoryLocation {
    int type = 0; ///< 1 device, 2 host
    int id = 0;
};

/// The entry points, by their names without the prefix "cu" and the version suffix.
struct CudaDriverTable {
    int (*init)(unsigned);
    int (*driverGetVersion)(int*);
    int (*deviceGetCount)(int*);
    int (*deviceGet)(int*, int);
    int (*deviceGetAttribute)(int*, int, int);
    int (*devicePrimaryCtxRetain)(void**, int);
    int (*devicePrimaryCtxRelease)(int);
    int (*ctxSetCurrent)(void*);
    int (*memGetInfo)(std::size_t*, std::size_t*);
    int (*memAlloc)(CuDevicePointer*, std::size_t);
    int (*memFree)(CuDevicePointer);
    int (*memHostAlloc)(void**, std::size_t, unsigned);
    int (*memFreeHost)(void*);
    int (*memAllocManaged)(CuDevicePointer*, std::size_t, unsigned);
    int (*memPrefetchAsync)(CuDevicePointer, std::size_t, CuMemoryLocation, unsigned, void*);
    int (*memAdvise)(CuDevicePointer, std::size_t, int, CuMemoryLocation);
    int (*memcpyHtoDAsync)(CuDevicePointer, const void*, std::size_t, void*);
    int (*memcpyDtoHAsync)(void*, CuDevicePointer, std::size_t, void*);
    int (*memcpyDtoDAsync)(CuDevicePointer, CuDevicePointer, std::size_t, void*);
    int (*memcpyPeerAsync)(CuDevicePointer, void*, CuDevicePointer, void*, std::size_t, void*);
    int (*memcpyAsync)(CuDevicePointer, CuDevicePointer, std::size_t, void*);
    int (*memsetD8Async)(CuDevicePointer, unsigned char, std::size_t, void*);
    int (*memAllocAsync)(CuDevicePointer*, std::size_t, void*);
    int (*memFreeAsync)(CuDevicePointer, void*);
    int (*deviceGetDefaultMemPool)(void**, int);
    int (*memPoolSetAttribute)(void*, int, void*);
    int (*streamCreate)(void**, unsigned);
    int (*streamDestroy)(void*);
    int (*streamSynchronize)(void*);
    int (*streamWaitEvent)(void*, void*, unsigned);
    int (*eventCreate)(void**, unsigned);
    int (*eventDestroy)(void*);
    int (*eventRecord)(void*, void*);
    int (*eventSynchronize)(void*);
    int (*eventQuery)(void*); ///< 600 while it is not reached
    int (*eventElapsedTime)(float*, void*, void*);
    int (*pointerGetAttributes)(unsigned, int*, void**, CuDevicePointer);
    int (*deviceCanAccessPeer)(int*, int, int);
    int (*ctxEnablePeerAccess)(void*, unsigned);
    int (*getErrorName)(int, const char**);
    int (*getErrorString)(int, const char**);
};

/// The opened driver with its GPUs. Contexts are the primary ones, so that CUDA's libraries share them.
class CudaDriver {
public:
    /// Fails when there is no driver, an unusable one, or no GPU.
    static Result<std::shared_ptr<CudaDriver>> open();
    /// Over entry points that are open already, such as a test's; fails where `table` shows no GPU.
    static Result<std::shared_ptr<CudaDriver>> over(const CudaDriverTable& table);
    ~CudaDriver();
    CudaDriver(const CudaDriver&) = delete;
    CudaDriver& operator=(const CudaDriver&) = delete;

    int gpus() const { return m_gpus; }
    int version() const { return m_version; } ///< 13000 for 13.0
    const CudaDriverTable& table() const { return m_table; }

    /// Makes the GPU's primary context (the first time: hundreds of milliseconds) and makes it current on this thread.
    void use(int gpu);
    void* context(int gpu);
    int attribute(int gpu, int attribute) const; ///< CUdevice_attribute
    std::size_t freeBytes(int gpu);

    /// Throws BackendError with the call's and the error's names; the error is poisoned when the context is lost.
    void check(int result, const char* call) const;

private:
    CudaDriver() = default;
    static Result<std::shared_ptr<CudaDriver>> started(std::shared_ptr<CudaDriver> driver);
    void* m_library = nullptr;
    CudaDriverTable m_table{};
    int m_gpus = 0;
    int m_version = 0;
    std::vector<void*> m_contexts;
};

} // namespace phasebench
