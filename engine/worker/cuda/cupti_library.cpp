// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_library.h"

#include "engine/worker/cuda/dynamic_library.h"
#include "engine/worker/cuda/versions.h"

namespace phasebench {

namespace {

constexpr const char* cuptiName = "libcupti.so.13";
constexpr std::uint32_t oldestVersion = 130001;

} // namespace

Result<std::shared_ptr<const CuptiLibrary>> CuptiLibrary::open()
{
    const auto opened = openCudaLibrary(cuptiName);
    if (!opened)
        return failed("CUPTI was not found (" + opened.error().sentence + "): GPU work is timed by events.");
    void* const library = *opened;
    std::shared_ptr<CuptiLibrary> cupti(new CuptiLibrary);
    CuptiTable& t = cupti->m_table;
    std::string missing;
    loadSymbol(library, t.getVersion, "cuptiGetVersion", missing);
    loadSymbol(library, t.getResultString, "cuptiGetResultString", missing);
    loadSymbol(library, t.getTimestamp, "cuptiGetTimestamp", missing);
    loadSymbol(library, t.subscribe, "cuptiSubscribe_v2", missing);
    loadSymbol(library, t.unsubscribe, "cuptiUnsubscribe", missing);
    loadSymbol(library, t.enableDomain, "cuptiEnableDomain", missing);
    loadSymbol(library, t.registerCallbacks, "cuptiActivityRegisterCallbacks", missing);
    loadSymbol(library, t.enable, "cuptiActivityEnable", missing);
    loadSymbol(library, t.disable, "cuptiActivityDisable", missing);
    loadSymbol(library, t.flushAll, "cuptiActivityFlushAll", missing);
    loadSymbol(library, t.getNextRecord, "cuptiActivityGetNextRecord", missing);
    loadSymbol(library, t.getNumDroppedRecords, "cuptiActivityGetNumDroppedRecords", missing);
    loadSymbol(library, t.pushExternalCorrelationId, "cuptiActivityPushExternalCorrelationId", missing);
    loadSymbol(library, t.popExternalCorrelationId, "cuptiActivityPopExternalCorrelationId", missing);
    if (!missing.empty())
        return failed(std::string(cuptiName) + " lacks " + missing + ": GPU work is timed by events.");
    if (t.getVersion(&cupti->m_version) != CUPTI_SUCCESS || cupti->m_version < oldestVersion)
        return failed("CUPTI " + cuptiVersionText(cupti->m_version) + " is older than "
            + cuptiVersionText(oldestVersion) + ", which mends a deadlock: GPU work is timed by events.");
    return cupti;
}

std::string CuptiLibrary::nameOf(CUptiResult result) const
{
    const char* word = nullptr;
    if (m_table.getResultString(result, &word) != CUPTI_SUCCESS || !word)
        return "CUPTI error " + std::to_string(static_cast<int>(result));
    return word;
}

std::string cuptiReason(CUptiResult result, const std::string& word, const std::string& holder)
{
    const std::string number = word + ", " + std::to_string(static_cast<int>(result));
    switch (result) {
    case CUPTI_ERROR_MULTIPLE_SUBSCRIBERS_NOT_SUPPORTED:
        return "Another tool traces this process already (" + (holder.empty() ? "it did not give its name" : holder)
            + "), and CUPTI serves one: GPU work is timed by events.";
    case CUPTI_ERROR_INSUFFICIENT_PRIVILEGES:
        return "CUPTI may not trace here (" + number
            + "): see https://developer.nvidia.com/CUPTI_ERROR_INSUFFICIENT_PRIVILEGES. GPU work is timed by events.";
    case CUPTI_ERROR_VIRTUALIZED_DEVICE_NOT_SUPPORTED:
    case CUPTI_ERROR_VIRTUALIZED_DEVICE_INSUFFICIENT_PRIVILEGES:
        return "CUPTI may not trace this virtual GPU (" + number + "): GPU work is timed by events.";
    case CUPTI_ERROR_CONFIDENTIAL_COMPUTING_NOT_SUPPORTED:
        return "CUPTI does not trace a GPU in confidential computing mode (" + number
            + "): GPU work is timed by events.";
    case CUPTI_ERROR_CMP_DEVICE_NOT_SUPPORTED:
        return "CUPTI does not trace this mining GPU (" + number + "): GPU work is timed by events.";
    case CUPTI_ERROR_WSL_DEVICE_NOT_SUPPORTED:
        return "CUPTI does not trace in this Windows Subsystem for Linux (" + number
            + "): GPU work is timed by events.";
    case CUPTI_ERROR_NOT_INITIALIZED:
    case CUPTI_ERROR_UNKNOWN:
        return "CUPTI found no driver that it can trace (" + number + "): GPU work is timed by events.";
    default:
        return "CUPTI cannot trace here (" + number + "): GPU work is timed by events.";
    }
}

} // namespace phasebench
