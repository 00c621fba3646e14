// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/tracer.h"

namespace phasebench {

/// What a tracer lost and took itself over all rounds of a point: each is said once in the phase log, with its sum.
class TraceRemarks {
public:
    void add(const Trace& trace);
    std::vector<LogLine> lines() const;

private:
    std::int64_t m_lost = 0;
    std::int64_t m_withoutTimes = 0;
    std::int64_t m_orphans = 0;
    std::map<std::string, Trace::Overhead> m_overheads;
    std::vector<std::string> m_others;
};

} // namespace phasebench
