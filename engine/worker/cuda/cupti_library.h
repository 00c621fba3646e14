// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <cstdint>
#include <cupti.h>
#include <memory>
#include <string>

namespace phasebench {

/// The part of CUPTI that tracing needs, opened at run time.
struct CuptiTable {
    decltype(&::cuptiGetVersion) getVersion;
    decltype(&::cuptiGetResultString) getResultString;
    decltype(&::cuptiGetTimestamp) getTimestamp;
    decltype(&::cuptiSubscribe_v2) subscribe;
    decltype(&::cuptiUnsubscribe) unsubscribe;
    decltype(&::cuptiEnableDomain) enableDomain;
    decltype(&::cuptiActivityRegisterCallbacks) registerCallbacks;
    decltype(&::cuptiActivityEnable) enable;
    decltype(&::cuptiActivityDisable) disable;
    decltype(&::cuptiActivityFlushAll) flushAll;
    decltype(&::cuptiActivityGetNextRecord) getNextRecord;
    decltype(&::cuptiActivityGetNumDroppedRecords) getNumDroppedRecords;
    decltype(&::cuptiActivityPushExternalCorrelationId) pushExternalCorrelationId;
    decltype(&::cuptiActivityPopExternalCorrelationId) popExternalCorrelationId;
};

class CuptiLibrary {
public:
    /// Fails when the library is absent, incomplete, or older than 13.0 Update 1 (which deadlocks in
    /// cuptiActivityDisable). Opening it traces nothing.
    static Result<std::shared_ptr<const CuptiLibrary>> open();

    const CuptiTable& table() const { return m_table; }
    std::uint32_t version() const { return m_version; } ///< 130001: 13.0 Update 1
    /// CUPTI's own word for a result, such as "CUPTI_ERROR_INSUFFICIENT_PRIVILEGES".
    std::string nameOf(CUptiResult result) const;

private:
    CuptiLibrary() = default;
    CuptiTable m_table{};
    std::uint32_t m_version = 0;
};

/// Why tracing is impossible after CUPTI answered `result`: one sentence with what would help. `holder` is the name of
/// the other subscriber, where CUPTI told it.
std::string cuptiReason(CUptiResult result, const std::string& word, const std::string& holder);

} // namespace phasebench
