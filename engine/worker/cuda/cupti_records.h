// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/cuda/clock_map.h"
#include "engine/worker/tracer.h"

#include <cstdint>
#include <cupti.h>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace phasebench {

/// CUPTI's records as they come out of its buffers, in no order, and their joining to scopes.
class CuptiRecords {
public:
    /// Takes in one record; kinds that no scope needs are passed over.
    void add(const CUpti_Activity& record);

    /// Every kernel, copy and memset with the scope whose external correlation id its call bore, sorted by start.
    /// Records without usable times are left out and counted among the dropped. Empties this object.
    Trace join(const ClockMap& clock, std::int64_t dropped);

private:
    struct Pending {
        TraceRecord record;
        std::uint64_t start = 0; ///< nanoseconds
        std::uint64_t end = 0;
        std::uint32_t correlation = 0;
        std::uint32_t runtimeCorrelation = 0; ///< copies: the runtime call's own id; 0: none
    };

    void addKernel(const CUpti_ActivityKernel10& kernel);
    void addMemset(const CUpti_ActivityMemset4& memset);
    void addOverhead(const char* name, std::uint64_t start, std::uint64_t end);
    std::uint64_t scopeOf(const Pending& pending) const;

    std::vector<Pending> m_pending;
    std::unordered_map<std::uint32_t, std::uint64_t> m_scopes; ///< by correlation id
    std::map<std::string, Trace::Overhead> m_overheads;
};

/// The name as the source wrote it; the mangled name where it is none of C++.
std::string demangled(const char* name);

} // namespace phasebench
