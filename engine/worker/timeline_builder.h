// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/recorder.h"

#include <map>

namespace phasebench {

/// Puts the timeline of one sequence together: the host's phases and calls, and what a tracer saw of the GPU.
class TimelineBuilder {
public:
    void add(const std::vector<Span>& spans);
    /// What the records of a trace say of one of the sequences that `recorder` saw. Records without a scope that fall
    /// into the sequence are events without a phase.
    void add(const Trace& trace, const ScopeRecorder& recorder, std::size_t sequence);

    /// Events by start, the earliest at 0, the longest first where several begin together. At most
    /// maximumTimelineEvents; `cut` says how many more there were.
    Timeline take(std::int64_t& cut);

private:
    void add(const TraceRecord& record, const ScopeRecorder::Scope* scope);
    std::int32_t streamOf(const TraceRecord& record, const ScopeRecorder::Scope* scope);

    Timeline m_timeline;
    std::map<std::string, std::int32_t> m_names;
    std::map<std::string, std::int32_t> m_streams; ///< by the tracer's name of the stream
};

} // namespace phasebench
