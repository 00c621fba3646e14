// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/copy_kinds.h"
#include "engine/worker/driver.h"
#include "engine/worker/placement_error.h"
#include "engine/worker/run_phases.h"
#include "engine/worker/trace_join.h"

#include <algorithm>
#include <deque>

/// The trace series of PointDriver: what the GPU did in each phase and copy.
namespace phasebench {

namespace {

constexpr double roundTime = 50e3; ///< us of traced sequences between two looks at the records
constexpr std::size_t roundScopes = 4096; ///< and at most as many scopes
constexpr double longestTrace = 5.0; ///< seconds, unless the experiment asks for more
constexpr std::size_t kernelsKept = 16;

/// The distinct kernels of the execution, with how they were launched.
void keepKernels(const Trace& trace, const ScopeRecorder& recorder, nlohmann::json& kernels)
{
    for (const TraceRecord& record : trace.records) {
        const bool executes = record.kind == TraceRecord::Kind::kernel && record.scope != 0
            && record.scope < untimedScope && recorder.scope(record.scope).phase == Phase::execution;
        const auto sameName = [&](const nlohmann::json& kernel) {
            return kernel["name"] == record.name;
        };
        if (!executes || kernels.size() >= kernelsKept || std::any_of(kernels.begin(), kernels.end(), sameName))
            continue;
        nlohmann::json kernel = record.detail;
        kernel["name"] = record.name;
        kernels.push_back(std::move(kernel));
    }
}

} // namespace

std::vector<double> PointDriver::traceRound(Run& run, Tracer& tracer)
{
    const Stream stream = m_sequence.stream();
    const auto untimed = [&](auto&& work) {
        tracer.begin(untimedScope, stream);
        work();
        m_memory.synchronise(stream);
        tracer.end(stream);
    };
    ScopeRecorder recorder(m_memory, tracer);
    const double start = now();
    do {
        untimed([&] { prepareSample(); });
        m_sequence.run(recorder);
        recorder.nextSequence();
        untimed([&] { m_sequence.restore(); });
    } while (now() - start < roundTime && recorder.scopes() < roundScopes);

    const Trace trace = tracer.collect();
    verifyCopies(trace, recorder);
    const JoinedTrace joined = join(trace, recorder);
    keepKernels(trace, recorder, run.configuration["kernels"]);
    keepTimeline(run, trace, recorder);
    m_remarks.add(trace);
    run.conditions.dropped_records = run.conditions.dropped_records.value_or(0) + trace.dropped;
    run.conditions.unattributed_records = run.conditions.unattributed_records.value_or(0) + joined.unattributed;

    // On a CPU only the copies are the GPU's; what events bracket besides is the host's time once more.
    const bool onCpu = m_memory.execution().isCpu();
    std::vector<double> samples;
    for (const TracedSequence& sequence : joined.sequences) {
        double copying = 0;
        for (const Phase phase : allPhases)
            if (const auto& time = sequence.phases[static_cast<std::size_t>(phase)]) {
                const bool copies = phase == Phase::copy_in || phase == Phase::copy_out;
                if (onCpu && !copies)
                    continue;
                copying += copies ? *time : 0.0;
                const std::int64_t count = m_sequence.occurrences(phase);
                phaseOf(run, phase, count);
                run.series[seriesName(PhaseSeries{phase, SeriesClock::gpu})].push_back(
                    *time / static_cast<double>(count));
            }
        for (const auto& [copy, times] : sequence.copies) {
            auto& series = run.series[seriesName(TransferSeries{copy.second, copy.first})];
            series.insert(series.end(), times.begin(), times.end());
        }
        const auto& execution = sequence.phases[static_cast<std::size_t>(Phase::execution)];
        if (onCpu || execution)
            samples.push_back(onCpu ? copying : *execution);
    }
    return samples;
}

void PointDriver::trace(Run& run, Tracer& tracer, const ProcessShare& share)
{
    Run untold; // what measure() has said already
    planOnce(untold);
    takeShare(untold, share, {}, warmUp());
    tracer.collect(); // what the preparation did is no part of the point
    run.configuration["kernels"] = nlohmann::json::array();

    m_nearMedian = {};
    Measure measure = m_measure;
    const double longest = longestTrace / static_cast<double>(untold.processes.planned);
    measure.timeout = std::max(measure.min_time, std::min(measure.timeout, longest));
    std::deque<double> executions;
    std::size_t reported = 0;
    sampleUntilEnough(
        measure, m_hooks, tracer.source() == TimingSource::cupti ? "traced by CUPTI" : "timed by events",
        [&] {
            if (executions.empty()) {
                const std::vector<double> round = traceRound(run, tracer);
                executions.assign(round.begin(), round.end());
            }
            if (executions.empty())
                throw BackendError("The trace holds no record of this point's executions.");
            const double sample = executions.front();
            executions.pop_front();
            return sample;
        },
        [&] {
            const auto found = run.series.find(seriesName(PhaseSeries{Phase::execution, SeriesClock::gpu}));
            if (found == run.series.end())
                return;
            const std::vector<double>& series = found->second;
            m_hooks.samples({found->first, {series.begin() + static_cast<std::ptrdiff_t>(reported), series.end()},
                m_sequence.occurrences(Phase::execution)});
            reported = series.size();
        });
    if (m_sequence.overlaps())
        traceOverlapped(run, tracer);
    const std::vector<LogLine> remarks = m_remarks.lines();
    run.log.insert(run.log.end(), remarks.begin(), remarks.end());
    describeTransfers(run, tracer.source());
}

void PointDriver::describeTransfers(Run& run, TimingSource source)
{
    run.timing_source = source;
    for (const Sequence::Copy& copy : m_sequence.copies()) {
        if (!run.series.contains(seriesName(TransferSeries{copy.what.operand, copy.what.phase})))
            continue;
        TransferFigures transfer = transferOf(copy);
        transfer.source = source;
        run.transfers.push_back(transfer);
    }
}

void PointDriver::verifyCopies(const Trace& trace, const ScopeRecorder& recorder) const
{
    for (const TraceRecord& record : trace.records) {
        if (record.kind != TraceRecord::Kind::copy || record.scope == 0 || record.scope >= untimedScope)
            continue;
        const ScopeRecorder::Scope& scope = recorder.scope(record.scope);
        const auto copy = std::ranges::find_if(m_sequence.copies(), [&](const Sequence::Copy& one) {
            return scope.operand == one.what.operand && scope.phase == one.what.phase;
        });
        if (copy == m_sequence.copies().end())
            continue;
        if (const std::string wrong = whyNotAsClaimed(record, copy->what, m_sets.peerCopy()); !wrong.empty())
            throw PlacementError("Operand " + std::string(nameOf(*scope.operand)) + " " + wrong);
    }
}

} // namespace phasebench
