// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_records.h"

#include <algorithm>
#include <cstdlib>
#include <cxxabi.h>
#include <memory>

namespace phasebench {

namespace {

const char* nameOfCopy(std::uint8_t kind)
{
    switch (kind) {
    case CUPTI_ACTIVITY_MEMCPY_KIND_HTOD:
        return "copy host to device";
    case CUPTI_ACTIVITY_MEMCPY_KIND_DTOH:
        return "copy device to host";
    case CUPTI_ACTIVITY_MEMCPY_KIND_DTOD:
        return "copy device to device";
    case CUPTI_ACTIVITY_MEMCPY_KIND_HTOH:
        return "copy host to host";
    case CUPTI_ACTIVITY_MEMCPY_KIND_PTOP:
        return "copy device to peer";
    default:
        return "copy";
    }
}

const char* nameOfMemory(std::uint32_t kind)
{
    switch (kind) {
    case CUPTI_ACTIVITY_MEMORY_KIND_PAGEABLE:
        return "pageable";
    case CUPTI_ACTIVITY_MEMORY_KIND_PINNED:
        return "pinned";
    case CUPTI_ACTIVITY_MEMORY_KIND_DEVICE:
        return "device";
    case CUPTI_ACTIVITY_MEMORY_KIND_ARRAY:
        return "array";
    case CUPTI_ACTIVITY_MEMORY_KIND_MANAGED:
        return "managed";
    case CUPTI_ACTIVITY_MEMORY_KIND_DEVICE_STATIC:
        return "device_static";
    case CUPTI_ACTIVITY_MEMORY_KIND_MANAGED_STATIC:
        return "managed_static";
    default:
        return "unknown";
    }
}

const char* nameOfOverhead(CUpti_ActivityOverheadKind kind)
{
    switch (kind) {
    case CUPTI_ACTIVITY_OVERHEAD_DRIVER_COMPILER:
        return "The driver's compiler";
    case CUPTI_ACTIVITY_OVERHEAD_CUPTI_BUFFER_FLUSH:
        return "CUPTI's buffer flush";
    case CUPTI_ACTIVITY_OVERHEAD_CUPTI_INSTRUMENTATION:
        return "CUPTI's instrumentation";
    case CUPTI_ACTIVITY_OVERHEAD_CUPTI_RESOURCE:
        return "CUPTI's resources";
    case CUPTI_ACTIVITY_OVERHEAD_RUNTIME_TRIGGERED_MODULE_LOADING:
        return "Module loading by the runtime";
    case CUPTI_ACTIVITY_OVERHEAD_LAZY_FUNCTION_LOADING:
        return "Lazy function loading";
    case CUPTI_ACTIVITY_OVERHEAD_COMMAND_BUFFER_FULL:
        return "A full command buffer";
    case CUPTI_ACTIVITY_OVERHEAD_ACTIVITY_BUFFER_REQUEST:
        return "CUPTI's buffer requests";
    case CUPTI_ACTIVITY_OVERHEAD_UVM_ACTIVITY_INIT:
        return "CUPTI's start for managed memory";
    default:
        return "Other overhead";
    }
}

template <typename T> const T& as(const CUpti_Activity& record)
{
    return reinterpret_cast<const T&>(record);
}

nlohmann::json threeOf(std::int64_t x, std::int64_t y, std::int64_t z)
{
    return nlohmann::json::array({x, y, z});
}

/// CUPTI's records are packed, so their fields cannot be referred to: numbers go by value.
std::int64_t number(std::int64_t value)
{
    return value;
}

/// The fields that plain and peer copies share.
template <typename Copy> TraceRecord copyRecord(const Copy& copy)
{
    TraceRecord record;
    record.kind = TraceRecord::Kind::copy;
    record.name = nameOfCopy(copy.copyKind);
    record.bytes = static_cast<std::int64_t>(copy.bytes);
    record.detail = {{"from", nameOfMemory(copy.srcKind)}, {"to", nameOfMemory(copy.dstKind)},
        {"stream", number(copy.streamId)}, {"device", number(copy.deviceId)}};
    return record;
}

} // namespace

std::string demangled(const char* name)
{
    if (!name)
        return "unnamed";
    int status = 0;
    const std::unique_ptr<char, decltype(&std::free)> plain(
        abi::__cxa_demangle(name, nullptr, nullptr, &status), &std::free);
    return status == 0 && plain ? plain.get() : name;
}

void CuptiRecords::addKernel(const CUpti_ActivityKernel10& kernel)
{
    TraceRecord record;
    record.kind = TraceRecord::Kind::kernel;
    record.name = demangled(kernel.name);
    record.detail = {{"grid", threeOf(kernel.gridX, kernel.gridY, kernel.gridZ)},
        {"block", threeOf(kernel.blockX, kernel.blockY, kernel.blockZ)},
        {"registers", number(kernel.registersPerThread)}, {"shared_static", number(kernel.staticSharedMemory)},
        {"shared_dynamic", number(kernel.dynamicSharedMemory)}, {"stream", number(kernel.streamId)},
        {"device", number(kernel.deviceId)}};
    if (kernel.clusterX > 0)
        record.detail["cluster"] = threeOf(kernel.clusterX, kernel.clusterY, kernel.clusterZ);
    m_pending.push_back({std::move(record), kernel.start, kernel.end, kernel.correlationId});
}

void CuptiRecords::addMemset(const CUpti_ActivityMemset4& memset)
{
    TraceRecord record;
    record.kind = TraceRecord::Kind::memset;
    record.name = "memset";
    record.bytes = static_cast<std::int64_t>(memset.bytes);
    record.detail = {{"to", nameOfMemory(memset.memoryKind)}, {"stream", number(memset.streamId)},
        {"device", number(memset.deviceId)}};
    m_pending.push_back({std::move(record), memset.start, memset.end, memset.correlationId});
}

void CuptiRecords::addOverhead(const char* name, std::uint64_t start, std::uint64_t end)
{
    if (start == 0 || end < start)
        return;
    Trace::Overhead& overhead = m_overheads[name];
    ++overhead.count;
    overhead.microseconds += static_cast<double>(end - start) * 1e-3;
}

void CuptiRecords::add(const CUpti_Activity& record)
{
    switch (record.kind) {
    case CUPTI_ACTIVITY_KIND_CONCURRENT_KERNEL:
    case CUPTI_ACTIVITY_KIND_KERNEL:
        addKernel(as<CUpti_ActivityKernel10>(record));
        break;
    case CUPTI_ACTIVITY_KIND_MEMCPY: {
        const auto& copy = as<CUpti_ActivityMemcpy6>(record);
        m_pending.push_back({copyRecord(copy), copy.start, copy.end, copy.correlationId, copy.runtimeCorrelationId});
        break;
    }
    case CUPTI_ACTIVITY_KIND_MEMCPY2: {
        const auto& copy = as<CUpti_ActivityMemcpyPtoP4>(record);
        TraceRecord peer = copyRecord(copy);
        peer.detail["from_device"] = number(copy.srcDeviceId);
        peer.detail["to_device"] = number(copy.dstDeviceId);
        m_pending.push_back({std::move(peer), copy.start, copy.end, copy.correlationId});
        break;
    }
    case CUPTI_ACTIVITY_KIND_MEMSET:
        addMemset(as<CUpti_ActivityMemset4>(record));
        break;
    case CUPTI_ACTIVITY_KIND_EXTERNAL_CORRELATION: {
        const auto& correlation = as<CUpti_ActivityExternalCorrelation>(record);
        if (correlation.externalKind == CUPTI_EXTERNAL_CORRELATION_KIND_CUSTOM0)
            m_scopes.insert_or_assign(std::uint32_t{correlation.correlationId}, std::uint64_t{correlation.externalId});
        break;
    }
    case CUPTI_ACTIVITY_KIND_OVERHEAD: {
        const auto& overhead = as<CUpti_ActivityOverhead3>(record);
        addOverhead(nameOfOverhead(overhead.overheadKind), overhead.start, overhead.end);
        std::free(overhead.overheadData); // the client's duty (cupti_activity.h)
        break;
    }
    case CUPTI_ACTIVITY_KIND_JIT: {
        const auto& jit = as<CUpti_ActivityJit2>(record);
        addOverhead("Compiling for this GPU", jit.start, jit.end);
        break;
    }
    default:
        break; // RUNTIME and DRIVER records only carry the correlation
    }
}

std::uint64_t CuptiRecords::scopeOf(const Pending& pending) const
{
    if (const auto found = m_scopes.find(pending.correlation); found != m_scopes.end())
        return found->second;
    if (const auto found = m_scopes.find(pending.runtimeCorrelation);
        pending.runtimeCorrelation != 0 && found != m_scopes.end())
        return found->second;
    return 0;
}

Trace CuptiRecords::join(const ClockMap& clock, std::int64_t dropped)
{
    Trace trace;
    std::int64_t withoutTimes = 0;
    trace.records.reserve(m_pending.size());
    for (Pending& pending : m_pending) {
        if (pending.start == 0 || pending.end < pending.start) {
            ++withoutTimes;
            continue;
        }
        pending.record.scope = scopeOf(pending);
        pending.record.start = clock.toSteady(pending.start);
        pending.record.end = clock.toSteady(pending.end);
        trace.records.push_back(std::move(pending.record));
    }
    std::ranges::stable_sort(trace.records, {}, &TraceRecord::start);
    trace.dropped = dropped + withoutTimes;
    trace.withoutTimes = withoutTimes;
    trace.overheads = std::move(m_overheads);
    *this = {};
    return trace;
}

} // namespace phasebench
