// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/cuda_driver.h"

#include "engine/worker/backend.h"

#include <dlfcn.h>

namespace phasebench {

namespace {

template <typename Function> bool load(void* library, Function& function, const char* name, std::string& missing)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (!function)
        missing = name;
    return function != nullptr;
}

/// Names carry the version suffix of the ABI declared in the header.
bool loadAll(void* library, CudaDriverTable& t, std::string& missing)
{
    return load(library, t.init, "cuInit", missing) && load(library, t.driverGetVersion, "cuDriverGetVersion", missing)
        && load(library, t.deviceGetCount, "cuDeviceGetCount", missing)
        && load(library, t.deviceGet, "cuDeviceGet", missing)
        && load(library, t.deviceGetAttribute, "cuDeviceGetAttribute", missing)
        && load(library, t.devicePrimaryCtxRetain, "cuDevicePrimaryCtxRetain", missing)
        && load(library, t.devicePrimaryCtxRelease, "cuDevicePrimaryCtxRelease_v2", missing)
        && load(library, t.ctxSetCurrent, "cuCtxSetCurrent", missing)
        && load(library, t.memGetInfo, "cuMemGetInfo_v2", missing)
        && load(library, t.memAlloc, "cuMemAlloc_v2", missing) && load(library, t.memFree, "cuMemFree_v2", missing)
        && load(library, t.memHostAlloc, "cuMemHostAlloc", missing)
        && load(library, t.memFreeHost, "cuMemFreeHost", missing)
        && load(library, t.memAllocManaged, "cuMemAllocManaged", missing)
        && load(library, t.memPrefetchAsync, "cuMemPrefetchAsync_v2", missing)
        && load(library, t.memAdvise, "cuMemAdvise_v2", missing)
        && load(library, t.memcpyHtoDAsync, "cuMemcpyHtoDAsync_v2", missing)
        && load(library, t.memcpyDtoHAsync, "cuMemcpyDtoHAsync_v2", missing)
        && load(library, t.memcpyDtoDAsync, "cuMemcpyDtoDAsync_v2", missing)
        && load(library, t.memcpyPeerAsync, "cuMemcpyPeerAsync", missing)
        && load(library, t.memcpyAsync, "cuMemcpyAsync", missing)
        && load(library, t.memsetD8Async, "cuMemsetD8Async", missing)
        && load(library, t.memAllocAsync, "cuMemAllocAsync", missing)
        && load(library, t.memFreeAsync, "cuMemFreeAsync", missing)
        && load(library, t.deviceGetDefaultMemPool, "cuDeviceGetDefaultMemPool", missing)
        && load(library, t.memPoolSetAttribute, "cuMemPoolSetAttribute", missing)
        && load(library, t.streamCreate, "cuStreamCreate", missing)
        && load(library, t.streamDestroy, "cuStreamDestroy_v2", missing)
        && load(library, t.streamSynchronize, "cuStreamSynchronize", missing)
        && load(library, t.streamWaitEvent, "cuStreamWaitEvent", missing)
        && load(library, t.eventCreate, "cuEventCreate", missing)
        && load(library, t.eventDestroy, "cuEventDestroy_v2", missing)
        && load(library, t.eventRecord, "cuEventRecord", missing)
        && load(library, t.eventSynchronize, "cuEventSynchronize", missing)
        && load(library, t.eventQuery, "cuEventQuery", missing)
        && load(library, t.eventElapsedTime, "cuEventElapsedTime", missing)
        && load(library, t.pointerGetAttributes, "cuPointerGetAttributes", missing)
        && load(library, t.deviceCanAccessPeer, "cuDeviceCanAccessPeer", missing)
        && load(library, t.ctxEnablePeerAccess, "cuCtxEnablePeerAccess", missing)
        && load(library, t.getErrorName, "cuGetErrorName", missing)
        && load(library, t.getErrorString, "cuGetErrorString", missing);
}

/// After these the process must end and be started again (CUDA Driver API, "Data types", CUresult).
bool losesContext(int result)
{
    return result == 226 || result == 700 || result == 702 || result == 710 || (result >= 714 && result <= 719)
        || result == 721 || result == 810 || result == 911;
}

std::string nameOfError(const CudaDriverTable& table, int result)
{
    const char* name = nullptr;
    const char* text = nullptr;
    table.getErrorName(result, &name);
    table.getErrorString(result, &text);
    return std::string(name ? name : "unknown error") + " (" + std::to_string(result) + (text ? ", " : "")
        + (text ? text : "") + ")";
}

} // namespace

Result<std::shared_ptr<CudaDriver>> CudaDriver::open()
{
    std::shared_ptr<CudaDriver> driver(new CudaDriver);
    driver->m_library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!driver->m_library)
        return failed("There is no NVIDIA driver on this computer (libcuda.so.1 cannot be opened).");
    std::string missing;
    if (!loadAll(driver->m_library, driver->m_table, missing))
        return failed("The NVIDIA driver is too old: it lacks " + missing + "; version 535 or later has it.");
    return started(std::move(driver));
}

Result<std::shared_ptr<CudaDriver>> CudaDriver::over(const CudaDriverTable& table)
{
    std::shared_ptr<CudaDriver> driver(new CudaDriver);
    driver->m_table = table;
    return started(std::move(driver));
}

Result<std::shared_ptr<CudaDriver>> CudaDriver::started(std::shared_ptr<CudaDriver> driver)
{
    const CudaDriverTable& table = driver->m_table;
    if (const int result = table.init(0); result != 0)
        return failed("The NVIDIA driver cannot be used: cuInit says " + nameOfError(table, result) + ".");
    if (table.driverGetVersion(&driver->m_version) != 0 || table.deviceGetCount(&driver->m_gpus) != 0
        || driver->m_gpus == 0)
        return failed("The NVIDIA driver shows no GPU to this program (is CUDA_VISIBLE_DEVICES set?).");
    driver->m_contexts.resize(static_cast<std::size_t>(driver->m_gpus));
    return driver;
}

CudaDriver::~CudaDriver()
{
    // The library stays open: others register handlers in it that run at exit. A lost context refuses to be released,
    // and the call that lost it has reported that.
    for (std::size_t gpu = 0; gpu < m_contexts.size(); ++gpu)
        if (m_contexts[gpu])
            m_table.devicePrimaryCtxRelease(static_cast<int>(gpu));
}

void* CudaDriver::context(int gpu)
{
    void*& context = m_contexts.at(static_cast<std::size_t>(gpu));
    if (!context) {
        check(m_table.devicePrimaryCtxRetain(&context, gpu), "cuDevicePrimaryCtxRetain");
        void* pool = nullptr;
        check(m_table.deviceGetDefaultMemPool(&pool, gpu), "cuDeviceGetDefaultMemPool");
        // The default gives memory back at every synchronisation, which would put an allocation into every stateless
        // call.
        constexpr int releaseThreshold = 4;
        std::uint64_t keepAll = UINT64_MAX;
        check(m_table.memPoolSetAttribute(pool, releaseThreshold, &keepAll), "cuMemPoolSetAttribute");
    }
    return context;
}

void CudaDriver::use(int gpu)
{
    check(m_table.ctxSetCurrent(context(gpu)), "cuCtxSetCurrent");
}

int CudaDriver::attribute(int gpu, int attribute) const
{
    int value = 0;
    check(m_table.deviceGetAttribute(&value, attribute, gpu), "cuDeviceGetAttribute");
    return value;
}

std::size_t CudaDriver::freeBytes(int gpu)
{
    use(gpu);
    std::size_t free = 0;
    std::size_t total = 0;
    check(m_table.memGetInfo(&free, &total), "cuMemGetInfo");
    return free;
}

void CudaDriver::check(int result, const char* call) const
{
    if (result != 0)
        throw BackendError(std::string(call) + " failed: " + nameOfError(m_table, result) + ".", losesContext(result));
}

} // namespace phasebench
