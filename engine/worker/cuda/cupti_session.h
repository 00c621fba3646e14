// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/cupti_buffers.h"
#include "engine/worker/cuda/cupti_library.h"
#include "engine/worker/cuda/cupti_records.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace phasebench {

/// This process as CUPTI's subscriber, with every kernel, copy, memset, API call, overhead and compilation recorded
/// from open() to destruction. All functions are for one thread, which is also the one that calls CUDA. Source: CUPTI
/// documentation, "Activity API"; on 13.0 no timestamp callback may be registered.
class CuptiSession {
public:
    /// Fails when CUPTI cannot trace this process. A driver with a GPU must be there.
    static Result<std::unique_ptr<CuptiSession>> open();
    ~CuptiSession();
    CuptiSession(const CuptiSession&) = delete;
    CuptiSession& operator=(const CuptiSession&) = delete;

    /// Work that this thread hands to the GPU from now on belongs to `scope`. Throws BackendError.
    void push(std::uint64_t scope);
    void pop();

    /// Every record since the last call. The GPU must be synchronised. Throws BackendError when CUPTI broke down.
    Trace collect();

private:
    explicit CuptiSession(std::shared_ptr<const CuptiLibrary> library);
    /// Switches recording on; fails with the first call that does.
    Result<void> start();
    void require(CUptiResult result, const char* call) const;
    ClockPair sampleClock() const;
    static void CUPTIAPI onState(void* session, CUpti_CallbackDomain domain, CUpti_CallbackId id, const void* data);

    std::shared_ptr<const CuptiLibrary> m_library;
    std::optional<CuptiBuffers> m_buffers; ///< only while this is CUPTI's subscriber: there is one active set
    CuptiRecords m_records;
    CUpti_SubscriberHandle m_subscriber = nullptr;
    std::vector<CUpti_ActivityKind> m_kinds; ///< that are recorded
    std::vector<std::string> m_remarks; ///< for the next trace
    ClockPair m_clock;
    mutable std::mutex m_stateMutex;
    std::string m_fatal; ///< CUPTI's last words, after which it has ended itself
};

} // namespace phasebench
