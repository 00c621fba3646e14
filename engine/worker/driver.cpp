// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/driver.h"

#include "engine/measure/work.h"
#include "engine/problem/call_plan.h"
#include "engine/problem/planning_rule.h"
#include "engine/text/numbers.h"
#include "engine/worker/memory/event_tracer.h"
#include "engine/worker/memory/verify.h"
#include "engine/worker/phase_log.h"
#include "engine/worker/run_phases.h"
#include "engine/worker/value_range.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace phasebench {

namespace {

constexpr double shortestSample = 20.0; ///< us: shorter sequences are timed in blocks
constexpr double warmUpTime = 25e3; ///< us

} // namespace

PointDriver::PointDriver(const Experiment& experiment, Backend& backend, Memory& memory, const TaskHooks& hooks,
    const PlanConfiguration* choice)
    : m_experiment(experiment)
    , m_problem(experiment.callProblem())
    , m_backend(backend)
    , m_memory(memory)
    , m_hooks(hooks)
    , m_planningApart(leavesPlanningOut(experiment.planning, choice ? *choice : nlohmann::json()))
    , m_measure(experiment.measure)
    , m_sets(experiment, memory, planOf(experiment))
    , m_sequence(experiment, backend, memory, m_sets, choice)
{
}

void PointDriver::measure(Run& run, const ProcessShare& share, ProcessCost cost)
{
    m_hooks.progress({"preparing", -1});
    const double start = now();
    planOnce(run);
    if (!check(run))
        return;
    foretell();
    const double sample = warmUp();
    cost.own += (now() - start) * 1e-6;
    takeShare(run, share, cost, sample);
    measureCall(run);
    run.memory.workspace = m_memory.workspacePeak(); // that of the calls, not of the plans tried beside them
    measurePhases(run);
    if (share.process == 0)
        measureAlignment(run);
    measureCopies(run);
    describe(run);
    if (share.processes == 0 && run.processes.planned < leastProcesses)
        run.log.push_back({std::nullopt, whySoFew(m_experiment.measure, cost, run.processes.planned), std::nullopt});
}

void PointDriver::takeShare(Run& run, const ProcessShare& share, const ProcessCost& cost, double sample)
{
    const std::int64_t processes
        = share.processes > 0 ? share.processes : processesFor(m_experiment.measure, cost, sample * 1e-6);
    run.processes.planned = processes;
    m_measure = shareOf(m_experiment.measure, processes, share.process);
}

void PointDriver::planOnce(Run& run)
{
    if (!m_backend.hasPlanning() || !m_planningApart)
        return;
    // The first plan pays for the library's first use.
    m_sequence.keepPlan();
    m_hooks.throwIfCancelled();
    const double repeated = m_sequence.keepPlan();
    m_hooks.throwIfCancelled();
    phaseOf(run, Phase::planning, m_sequence.occurrences(Phase::planning));
    run.series[seriesName(PhaseSeries{Phase::planning, SeriesClock::host})] = {repeated};
}

/// The result of one run, of which every byte was something else before; the operands are as they were given again.
std::vector<std::byte> PointDriver::freshResult(Sequence& sequence)
{
    const std::size_t set = sequence.nextSet();
    m_sets.poisonResult(set);
    NoRecorder none;
    if (m_experiment.call.batching == Batching::dimension)
        sequence.run(none, 1);
    else
        sequence.runAsAsked(none); // every call has its part of the result
    m_memory.synchronise(sequence.stream());
    std::vector<std::byte> result = m_sets.result(set);
    sequence.restore();
    return result;
}

bool PointDriver::check(Run& run)
{
    const std::vector<std::byte> result = freshResult(m_sequence);
    HostOperands host;
    for (const OperandSets::Slot& slot : m_sets.slots())
        host.of(slot.operand.id) = m_sets.given(slot);
    host.of(resultOf(m_problem)) = result;
    const std::vector<std::byte> before = beforeActivation();
    host.beforeActivation = before;
    const Problem& computed = m_sets.keepsLastResultOnly() ? m_problem : m_experiment.problem;
    run.check = verify(computed, host, m_experiment.measure.seed);
    if (!run.check->passed) {
        run.status = RunStatus::failed;
        std::array<char, 160> text{};
        std::snprintf(text.data(), text.size(),
            "The result is wrong, so nothing was timed: its relative error is %.3g, and %.3g is tolerated.",
            run.check->relative_error, run.check->tolerance);
        run.message = text.data();
        const std::string type(nameOf(resultTypeOf(m_problem)));
        if (resultsOverflow(m_problem))
            run.message = "The results are beyond the largest number of " + type
                + ", so nothing was timed: the library may be right, and the type is too small. Choose a smaller alpha "
                  "or beta, or a wider type.";
        else if (resultsAreSubnormal(m_problem))
            run.message += " The results are below the normal numbers of " + type
                + ": a library that takes such numbers for 0 gives this, too.";
    }
    return run.check->passed;
}

std::vector<std::byte> PointDriver::beforeActivation()
{
    const std::optional<Problem> before = problemBeforeActivation(m_experiment.problem);
    if (!before)
        return {};
    Experiment experiment = m_experiment;
    experiment.problem = *before;
    experiment.call.form = CallForm::stateful;
    try {
        Sequence sequence(experiment, m_backend, m_memory, m_sets, nullptr);
        return freshResult(sequence);
    } catch (const RefusedError& refused) {
        m_checkRemark = refused.fault().sentence;
    } catch (const BackendError& error) {
        if (error.poisoned())
            throw;
        m_checkRemark = error.what();
    }
    return {};
}

void PointDriver::prepareSample()
{
    if (m_experiment.measure.cache == CacheState::cold && !m_sets.plan().coldByRotation) {
        m_memory.flushCaches(m_sequence.stream());
        m_memory.synchronise(m_sequence.stream());
    }
}

double PointDriver::callTook()
{
    NoRecorder none;
    double least = INFINITY;
    for (int i = 0; i < 3; ++i) {
        const double start = now();
        m_sequence.run(none, 1);
        m_memory.synchronise(m_sequence.stream());
        least = std::min(least, now() - start);
        m_sequence.restore();
    }
    return least;
}

double PointDriver::warmUp()
{
    NoRecorder none;
    const double start = now();
    double took = 0;
    do {
        m_hooks.throwIfCancelled();
        const double begin = now();
        m_sequence.runAsAsked(none);
        m_memory.synchronise(m_sequence.stream());
        took = now() - begin;
        m_sequence.restore();
    } while (now() - start < warmUpTime && !m_hooks.stopSampling);
    return took;
}

void PointDriver::measureCall(Run& run)
{
    NoRecorder none;
    std::int64_t block = 1;
    const bool flushes = m_experiment.measure.cache == CacheState::cold && !m_sets.plan().coldByRotation;
    std::vector<double>& series = run.series["call"];
    const auto sample = [&](std::int64_t sequences) {
        prepareSample();
        const double start = now();
        for (std::int64_t i = 0; i < sequences; ++i)
            m_sequence.runAsAsked(none);
        m_memory.synchronise(m_sequence.stream());
        const double took = now() - start;
        m_sequence.restore();
        return took;
    };
    // Several cold calls cannot share one flush.
    if (!flushes)
        while (block < 1'000'000 && block * 2 <= m_sequence.sequencesBeforeRestore() && sample(block) < shortestSample)
            block *= 2;

    CallFigures call;
    std::size_t reported = 0;
    call.stop = sampleUntilEnough(
        m_measure, m_hooks, "whole calls",
        [&] {
            const double perCall = sample(block) / static_cast<double>(block * m_experiment.call.count);
            series.push_back(perCall);
            return perCall;
        },
        [&] {
            m_hooks.samples({"call", {series.begin() + static_cast<std::ptrdiff_t>(reported), series.end()},
                m_experiment.call.count});
            reported = series.size();
        });
    if (m_sequence.planKept())
        call.excludes.push_back(Phase::planning);
    run.call = call;
    run.conditions.sequences_per_sample = block;
}

void PointDriver::measurePhases(Run& run)
{
    PhaseRecorder recorder(m_memory);
    std::size_t reported = 0;
    std::size_t taken = 0;
    std::unique_ptr<Sequence::Executions> executions; // what is too short for the clock is timed in blocks
    std::int64_t block = 0;
    const auto keep = [&] {
        for (const Phase phase : allPhases) {
            if (!recorder.seen(phase))
                continue;
            const std::int64_t count = m_sequence.occurrences(phase);
            phaseOf(run, phase, count);
            const double alone = recorder.host(phase) / static_cast<double>(count);
            if (phase == Phase::execution && block == 0) {
                block = blockOf(alone);
                if (block > 1)
                    executions = m_sequence.executions();
            }
            run.series[seriesName(PhaseSeries{phase, SeriesClock::host})].push_back(
                phase == Phase::execution && executions ? timeBlock(*executions, block) : alone);
            if (phase == Phase::execution && !m_memory.execution().isCpu())
                run.series[seriesName(PhaseSeries{phase, SeriesClock::enqueue})].push_back(
                    recorder.enqueue(phase) / static_cast<double>(count));
        }
    };
    const auto report = [&] {
        for (const Phase phase : allPhases) {
            const auto series = run.series.find(seriesName(PhaseSeries{phase, SeriesClock::host}));
            if (series == run.series.end() || series->second.size() != taken)
                continue;
            m_hooks.samples(
                {series->first, {series->second.begin() + static_cast<std::ptrdiff_t>(reported), series->second.end()},
                    m_sequence.occurrences(phase)});
        }
        reported = taken;
    };
    sampleUntilEnough(
        m_measure, m_hooks, "phases, synchronised",
        [&] {
            prepareSample();
            recorder.clear();
            const double start = now();
            m_sequence.run(recorder);
            const double took = now() - start;
            m_sequence.restore();
            keep();
            keepTimeline(run, recorder, took);
            ++taken;
            return took;
        },
        report);
    if (executions)
        run.conditions.execution_block = block;
}

std::int64_t PointDriver::blockOf(double execution) const
{
    const bool flushes = m_experiment.measure.cache == CacheState::cold && !m_sets.plan().coldByRotation;
    // On a GPU the next execution would be handed over while the last one is computed.
    if (execution >= shortestSample || flushes || !m_memory.execution().isCpu())
        return 1;
    const auto wanted = static_cast<std::int64_t>(std::ceil(shortestSample / std::max(execution, 0.005)));
    return std::clamp<std::int64_t>(wanted, 1, std::max<std::int64_t>(1, m_sequence.executionsBeforeRestore()));
}

double PointDriver::timeBlock(Sequence::Executions& executions, std::int64_t block)
{
    const double start = now();
    for (std::int64_t i = 0; i < block; ++i)
        executions.execute();
    const double took = now() - start - clockCost();
    m_sequence.restoreSets();
    return std::max(0.0, took) / static_cast<double>(block);
}

void PointDriver::measureCopies(Run& run)
{
    if (m_sequence.copies().empty())
        return;
    // A look beside the two series: shorter than they are.
    const auto processes = static_cast<double>(run.processes.planned);
    Measure measure = m_measure;
    measure.min_time = std::min(measure.min_time, 0.25 / processes);
    measure.timeout = std::min(measure.timeout, 2.0 / processes);
    std::optional<EventTracer> events; // no tracer records prefetches as copies
    for (const Sequence::Copy& copy : m_sequence.copies())
        if (copy.prefetched() && !events)
            events.emplace(m_memory.sharedDriver());
    CopyRecorder recorder(m_memory);
    sampleUntilEnough(
        measure, m_hooks, "copies alone",
        [&] {
            recorder.clear();
            m_memory.synchronise(m_sequence.stream());
            m_sequence.copyAlone(recorder);
            m_sequence.restore();
            double sum = 0;
            for (const auto& [copy, time] : recorder.times()) {
                run.series[seriesName(TransferSeries{copy.second, copy.first, true})].push_back(time);
                sum += time;
            }
            return sum;
        },
        [] {});
    if (events)
        timePrefetches(run, *events);
    for (const Sequence::Copy& copy : m_sequence.copies()) {
        TransferFigures transfer = transferOf(copy);
        transfer.source = copy.prefetched() ? TimingSource::events : TimingSource::host;
        run.transfers.push_back(transfer);
    }
}

void PointDriver::timePrefetches(Run& run, EventTracer& events)
{
    const auto samples = static_cast<std::size_t>(std::max<std::int64_t>(m_measure.min_samples, 3));
    for (std::size_t i = 0; i < samples; ++i) {
        m_hooks.throwIfCancelled();
        ScopeRecorder recorder(m_memory, events);
        m_memory.synchronise(m_sequence.stream());
        m_sequence.copyAlone(recorder);
        m_memory.synchronise(m_sequence.stream());
        const Trace trace = events.collect();
        m_sequence.restore();
        for (const TraceRecord& record : trace.records) {
            const ScopeRecorder::Scope& scope = recorder.scope(record.scope);
            run.series[seriesName(TransferSeries{*scope.operand, scope.phase})].push_back(record.end - record.start);
        }
    }
    // Of plain copies beside the prefetches a tracer tells better.
    for (const Sequence::Copy& copy : m_sequence.copies())
        if (!copy.prefetched())
            run.series.erase(seriesName(TransferSeries{copy.what.operand, copy.what.phase}));
}

TransferFigures PointDriver::transferOf(const Sequence::Copy& copy)
{
    TransferFigures transfer;
    transfer.operand = copy.what.operand;
    transfer.from = copy.what.from;
    transfer.to = copy.what.to;
    transfer.bytes = copy.what.bytes;
    return transfer;
}

void PointDriver::describeValues(Run& run) const
{
    if (resultsAreSubnormal(m_problem))
        run.conditions.results = "subnormal";
    const std::int64_t calls = m_sequence.callsOnSameValues();
    if (const std::int64_t most = callsUntilOverflow(m_problem); calls > most)
        run.conditions.overflows_after_calls = most;
}

void PointDriver::foretell()
{
    constexpr double patience = 60e6; // us: what takes no longer is measured whatever the timeout
    const std::int64_t count = m_experiment.call.count;
    if (count == 1 || m_experiment.call.batching != Batching::dimension)
        return;
    const double took = callTook();
    const double limit = std::max(patience, 10e6 * m_experiment.measure.timeout);
    const double sequence = took * static_cast<double>(count);
    if (sequence <= limit)
        return;
    const auto possible
        = std::max<std::int64_t>(1, static_cast<std::int64_t>(m_experiment.measure.timeout * 1e6 / took));
    throw RefusedError{Fault{{},
        "One sequence of " + formatCount(count) + " calls would take about " + formatTime(sequence)
            + ", and a series has " + formatTime(1e6 * m_experiment.measure.timeout)
            + ": choose a smaller \"call.count\", or a longer \"measure.timeout\".",
        {{"call.count", std::to_string(possible)}}}};
}

void PointDriver::describe(Run& run)
{
    m_sequence.recordPlan();
    run.configuration.update(m_sequence.record().configuration);
    run.configuration.update(m_sequence.record().details);
    const std::int64_t workspace = run.memory.workspace;
    run.memory = m_sets.use();
    run.memory.workspace = workspace;
    (m_memory.execution().isCpu() ? run.memory.host : run.memory.gpu) += run.memory.workspace;
    run.work.flop = flopOf(m_experiment.problem);
    run.work.bytes = bytesOf(m_experiment.problem);
    describeValues(run);
    run.log = phaseLog(run, m_experiment, m_sets, m_sequence, m_memory);
    if (!m_checkRemark.empty())
        run.log.push_back({std::nullopt,
            "The result was checked at sampled places only, as the product without its activation could not be "
            "computed: "
                + m_checkRemark,
            std::nullopt});
    if (m_sequence.facts().cutOff)
        run.conditions.planning_cut_off_after = m_experiment.measure.timeout;
    if (const auto peer = m_sets.peerCopy())
        run.conditions.peer_copies = nameOf(*peer);
    if (m_memory.driver())
        run.conditions.places_verified_by = "the driver's pointer attributes";
    run.conditions.operand_sets = m_sets.sets();
    run.conditions.cold_by = m_experiment.measure.cache == CacheState::hot ? "nothing: hot"
        : m_sets.plan().coldByRotation                                     ? "rotation"
                                                                           : "flush before each sequence";
}

} // namespace phasebench
