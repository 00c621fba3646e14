// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_session.h"

#include <array>

namespace phasebench {

namespace {

/// RUNTIME and DRIVER are needed although their records are not read: external correlation ids exist for traced calls
/// only, and cuBLASLt launches through the driver's interface.
constexpr std::array neededKinds{CUPTI_ACTIVITY_KIND_CONCURRENT_KERNEL, CUPTI_ACTIVITY_KIND_MEMCPY,
    CUPTI_ACTIVITY_KIND_MEMCPY2, CUPTI_ACTIVITY_KIND_MEMSET, CUPTI_ACTIVITY_KIND_RUNTIME, CUPTI_ACTIVITY_KIND_DRIVER,
    CUPTI_ACTIVITY_KIND_EXTERNAL_CORRELATION};

/// What these tell goes into remarks only, so a GPU that does not record them is traced without.
constexpr std::array furtherKinds{CUPTI_ACTIVITY_KIND_OVERHEAD, CUPTI_ACTIVITY_KIND_JIT};

} // namespace

CuptiSession::CuptiSession(std::shared_ptr<const CuptiLibrary> library)
    : m_library(std::move(library))
{
}

Result<std::unique_ptr<CuptiSession>> CuptiSession::open()
{
    auto library = CuptiLibrary::open();
    if (!library)
        return tl::unexpected(std::move(library.error()));
    std::unique_ptr<CuptiSession> session(new CuptiSession(std::move(*library)));
    if (auto started = session->start(); !started)
        return tl::unexpected(std::move(started.error()));
    return session;
}

Result<void> CuptiSession::start()
{
    const CuptiTable& t = m_library->table();
    std::array<char, CUPTI_OLD_SUBSCRIBER_NAME_MIN_LEN> holder{};
    CUpti_SubscriberParams parameters{};
    parameters.structSize = CUpti_SubscriberParams_STRUCT_SIZE;
    parameters.subscriberName = "phasebench";
    parameters.oldSubscriberName = holder.data();
    parameters.oldSubscriberSize = holder.size();
    // First of all calls: it is the only one that notices another tool.
    CUptiResult result = t.subscribe(&m_subscriber, &CuptiSession::onState, this, &parameters);
    if (result != CUPTI_SUCCESS) {
        m_subscriber = nullptr;
        holder.back() = '\0';
        return failed(cuptiReason(result, m_library->nameOf(result), holder.data()));
    }
    m_buffers.emplace();
    result = t.enableDomain(1, m_subscriber, CUPTI_CB_DOMAIN_STATE);
    if (result == CUPTI_SUCCESS)
        result = t.registerCallbacks(&CuptiBuffers::onRequest, &CuptiBuffers::onComplete);
    for (const CUpti_ActivityKind kind : neededKinds)
        if (result == CUPTI_SUCCESS && (result = t.enable(kind)) == CUPTI_SUCCESS)
            m_kinds.push_back(kind);
    if (result != CUPTI_SUCCESS)
        return failed(cuptiReason(result, m_library->nameOf(result), {}));
    for (const CUpti_ActivityKind kind : furtherKinds)
        if (const CUptiResult answer = t.enable(kind); answer == CUPTI_SUCCESS)
            m_kinds.push_back(kind);
        else
            m_remarks.push_back("CUPTI does not record activity kind " + std::to_string(static_cast<int>(kind))
                + " here: " + m_library->nameOf(answer) + ".");
    m_clock = sampleClock();
    return {};
}

CuptiSession::~CuptiSession()
{
    // A CUPTI that has ended itself would be started again by these calls.
    if (!m_subscriber || !m_fatal.empty())
        return;
    // Nobody is left to act on a failure here.
    const CuptiTable& t = m_library->table();
    for (const CUpti_ActivityKind kind : m_kinds)
        t.disable(kind);
    t.flushAll(CUPTI_ACTIVITY_FLAG_FLUSH_FORCED);
    t.unsubscribe(m_subscriber);
}

void CuptiSession::require(CUptiResult result, const char* call) const
{
    const std::lock_guard lock(m_stateMutex);
    if (!m_fatal.empty())
        throw BackendError("CUPTI broke down while tracing: " + m_fatal + ".");
    if (result != CUPTI_SUCCESS)
        throw BackendError(std::string(call) + " failed: " + m_library->nameOf(result) + ".");
}

void CuptiSession::push(std::uint64_t scope)
{
    require(m_library->table().pushExternalCorrelationId(CUPTI_EXTERNAL_CORRELATION_KIND_CUSTOM0, scope),
        "cuptiActivityPushExternalCorrelationId");
}

void CuptiSession::pop()
{
    require(m_library->table().popExternalCorrelationId(CUPTI_EXTERNAL_CORRELATION_KIND_CUSTOM0, nullptr),
        "cuptiActivityPopExternalCorrelationId");
}

ClockPair CuptiSession::sampleClock() const
{
    return samplePair([this] {
        std::uint64_t nanoseconds = 0;
        require(m_library->table().getTimestamp(&nanoseconds), "cuptiGetTimestamp");
        return nanoseconds;
    });
}

Trace CuptiSession::collect()
{
    const CuptiTable& t = m_library->table();
    // No lock is held here that the buffer callbacks take.
    require(t.flushAll(0), "cuptiActivityFlushAll");
    // The GPU is idle and this thread is in no call, so what is left in half-filled buffers is complete as well.
    require(t.flushAll(CUPTI_ACTIVITY_FLAG_FLUSH_FORCED), "cuptiActivityFlushAll");
    std::size_t dropped = 0;
    require(t.getNumDroppedRecords(nullptr, 0, &dropped), "cuptiActivityGetNumDroppedRecords");

    auto buffers = m_buffers->takeFilled();
    for (const CuptiBuffers::Filled& buffer : buffers) {
        CUpti_Activity* record = nullptr;
        CUptiResult result = CUPTI_SUCCESS;
        while ((result = t.getNextRecord(buffer.data.get(), buffer.valid, &record)) == CUPTI_SUCCESS)
            m_records.add(*record);
        if (result != CUPTI_ERROR_MAX_LIMIT_REACHED)
            require(result, "cuptiActivityGetNextRecord");
    }
    m_buffers->reuse(std::move(buffers));
    const ClockPair now = sampleClock();
    Trace trace = m_records.join(ClockMap(m_clock, now), static_cast<std::int64_t>(dropped));
    m_clock = now;
    trace.remarks.insert(trace.remarks.begin(), m_remarks.begin(), m_remarks.end());
    m_remarks.clear();
    return trace;
}

void CUPTIAPI CuptiSession::onState(void* session, CUpti_CallbackDomain domain, CUpti_CallbackId id, const void* data)
{
    if (domain != CUPTI_CB_DOMAIN_STATE || id != CUPTI_CBID_STATE_FATAL_ERROR)
        return;
    auto& self = *static_cast<CuptiSession*>(session);
    const auto& state = *static_cast<const CUpti_StateData*>(data);
    const std::lock_guard lock(self.m_stateMutex);
    self.m_fatal = state.notification.message ? state.notification.message
                                              : "error " + std::to_string(static_cast<int>(state.notification.result));
}

} // namespace phasebench
