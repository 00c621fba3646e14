// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/trace_join.h"

#include <algorithm>

namespace phasebench {

double unionLength(std::vector<std::pair<double, double>> intervals)
{
    std::sort(intervals.begin(), intervals.end());
    double length = 0;
    double reached = -1e300;
    for (const auto& [start, end] : intervals) {
        length += std::max(0.0, end - std::max(start, reached));
        reached = std::max(reached, end);
    }
    return length;
}

JoinedTrace join(const Trace& trace, const ScopeRecorder& recorder)
{
    using Intervals = std::vector<std::pair<double, double>>;
    // One occurrence of a phase is one scope (a copy phase: one a copy), so the union is taken scope by scope: no two
    // scopes overlap.
    std::map<std::uint64_t, Intervals> byScope;
    JoinedTrace joined;
    joined.sequences.resize(recorder.sequences());
    for (const TraceRecord& record : trace.records) {
        if (record.scope >= untimedScope)
            continue;
        if (record.scope == 0)
            ++joined.unattributed;
        else
            byScope[record.scope].emplace_back(record.start, record.end);
    }
    for (auto& [id, intervals] : byScope) {
        const ScopeRecorder::Scope& scope = recorder.scope(id);
        TracedSequence& sequence = joined.sequences.at(scope.sequence);
        const double length = unionLength(std::move(intervals));
        auto& sum = sequence.phases[static_cast<std::size_t>(scope.phase)];
        sum = sum.value_or(0.0) + length;
        if (scope.operand)
            sequence.copies[{scope.phase, *scope.operand}].push_back(length);
    }
    return joined;
}

} // namespace phasebench
