// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/driver.h"
#include "engine/worker/timeline_builder.h"
#include "engine/worker/trace_join.h"

/// The timeline of PointDriver: what happened when, in one typical sequence.
namespace phasebench {

namespace {

constexpr int overlappedSequences = 5;
constexpr double overlappedTime = 1e6; ///< us

void keep(Run& run, TimelineBuilder& builder, std::int64_t cut)
{
    run.timeline = builder.take(cut);
    run.conditions.timeline_events_cut = cut;
}

} // namespace

void PointDriver::keepTimeline(Run& run, const PhaseRecorder& recorder, double duration)
{
    if (!m_nearMedian.offer(duration))
        return;
    TimelineBuilder builder;
    builder.add(recorder.spans());
    keep(run, builder, recorder.spansCut());
}

void PointDriver::keepTimeline(Run& run, const Trace& trace, const ScopeRecorder& recorder)
{
    std::optional<std::size_t> typical;
    for (std::size_t i = 0; i < recorder.sequences(); ++i)
        if (m_nearMedian.offer(recorder.duration(i)))
            typical = i;
    if (!typical)
        return;
    TimelineBuilder builder;
    builder.add(trace, recorder, *typical);
    keep(run, builder, 0);
}

void PointDriver::traceOverlapped(Run& run, Tracer& tracer)
{
    // What was traced before was not overlapped.
    m_nearMedian = {};
    const Stream stream = m_sequence.stream();
    const double start = now();
    for (int i = 0; i < overlappedSequences && (i == 0 || now() - start < overlappedTime); ++i) {
        m_hooks.throwIfCancelled();
        ScopeRecorder recorder(m_memory, tracer, ScopeRecorder::Waiting::never);
        m_sequence.runAsAsked(recorder);
        m_memory.synchronise(stream);
        recorder.nextSequence();
        const Trace trace = tracer.collect();
        m_remarks.add(trace);
        keepTimeline(run, trace, recorder);
        tracer.begin(untimedScope, stream);
        m_sequence.restore();
        m_memory.synchronise(stream);
        tracer.end(stream);
        tracer.collect();
    }
}

} // namespace phasebench
