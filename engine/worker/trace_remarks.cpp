// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/trace_remarks.h"

#include <algorithm>
#include <cstdio>

namespace phasebench {

namespace {

std::string recordsText(std::int64_t count)
{
    return count == 1 ? "1 record" : std::to_string(count) + " records";
}

std::string overheadText(const std::string& name, const Trace::Overhead& overhead)
{
    char numbers[64];
    std::snprintf(numbers, sizeof numbers, "%.3f ms in %lld", overhead.microseconds * 1e-3,
        static_cast<long long>(overhead.count));
    return name + " took " + numbers + (overhead.count == 1 ? " piece." : " pieces.");
}

} // namespace

void TraceRemarks::add(const Trace& trace)
{
    m_lost += trace.dropped - trace.withoutTimes;
    m_withoutTimes += trace.withoutTimes;
    m_orphans += std::ranges::count(trace.records, std::uint64_t{0}, &TraceRecord::scope);
    for (const auto& [name, overhead] : trace.overheads) {
        m_overheads[name].count += overhead.count;
        m_overheads[name].microseconds += overhead.microseconds;
    }
    for (const std::string& remark : trace.remarks)
        if (std::ranges::find(m_others, remark) == m_others.end())
            m_others.push_back(remark);
}

std::vector<LogLine> TraceRemarks::lines() const
{
    std::vector<LogLine> lines;
    const auto say = [&](std::string text) {
        lines.push_back({std::nullopt, std::move(text), std::nullopt});
    };
    for (const std::string& remark : m_others)
        say(remark);
    if (m_lost > 0)
        say("CUPTI dropped " + recordsText(m_lost) + ".");
    if (m_withoutTimes > 0)
        say("CUPTI gave no usable times for " + recordsText(m_withoutTimes) + ", left out here.");
    if (m_orphans > 0)
        say("The GPU did work that belongs to no phase: " + recordsText(m_orphans) + ".");
    for (const auto& [name, overhead] : m_overheads)
        say(overheadText(name, overhead));
    return lines;
}

} // namespace phasebench
