// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/point_runner.h"

#include "engine/library/capability.h"
#include "engine/problem/call_plan.h"
#include "engine/result/race_report.h"
#include "engine/runner/feasibility.h"
#include "engine/runner/iso_date.h"
#include "engine/runner/worker_programs.h"

#include <algorithm>
#include <iterator>

namespace phasebench {

namespace {

/// A first use is measured in so many processes at least; one that takes longer than this, once.
constexpr std::int64_t firstUses = 3;
constexpr double longFirstUse = 2e6; ///< us

bool isFirstUse(const std::string& series)
{
    const auto key = seriesKeyFrom(series);
    const auto* const first = key ? std::get_if<FirstUseSeries>(&*key) : nullptr;
    return first && first->level == ColdLevel::process;
}

/// The processes in which a run's first use was measured.
std::int64_t firstUsesOf(const Run& run)
{
    std::int64_t most = 0;
    for (const auto& [name, samples] : run.series)
        if (isFirstUse(name))
            most = std::max(most, static_cast<std::int64_t>(samples.size()));
    return most;
}

bool hasLongFirstUse(const Run& run)
{
    double sum = 0;
    for (const auto& [name, samples] : run.series)
        if (isFirstUse(name) && !samples.empty())
            sum += samples.front();
    return sum > longFirstUse;
}

/// Whatever a GPU does in it can be traced: the execution, or the copies of one on the CPU.
bool usesGpu(const Experiment& experiment)
{
    return !experiment.execution.space->isCpu() || !planOf(experiment).copies.empty();
}

} // namespace

PointRunner::PointRunner(PointServices services, JobId job, Experiment experiment, const Machine& machine,
    std::vector<std::string> recording, std::optional<Run> earlier, std::size_t points)
    : m_services(services)
    , m_job(job)
    , m_recording(std::move(recording))
    , m_cpu(machine.cpu)
    , m_points(static_cast<std::int64_t>(points))
{
    m_findings.experiment = std::move(experiment);
    m_library = &libraryOf(m_findings.experiment);
    m_findings.date = nowAsIso8601();
    m_findings.machine = machine;
    m_findings.earlier = std::move(earlier);
    planSteps();
}

void PointRunner::planSteps()
{
    const Experiment& experiment = m_findings.experiment;
    if (!m_recording.empty()) {
        m_steps.push_back(Step::replay); // it knows what was recorded, and refuses the rest
        return;
    }
    if (const Faults faults = whyImpossibleHere(experiment, m_findings.machine); !faults.empty()) {
        refuse(faults.front());
        return;
    }
    recordEnvironment(keyOf(Step::measure), m_findings.machine);
    if (!experiment.planning.configuration.is_null())
        takeChoice(experiment.planning.configuration);
    if (experiment.planning.tuned)
        lookUpChoice();
    const std::optional<Run>& earlier = m_findings.earlier;
    if (experiment.measure.first_use && !(earlier && hasLongFirstUse(*earlier)))
        beginFirstUse();
    if (earlier && earlier->race)
        takeChoice(winningConfiguration(*earlier));
    else if (experiment.planning.autotune && !earlier)
        m_steps.push_back(Step::autotune);
    m_steps.push_back(Step::measure);
    if (!earlier)
        m_steps.push_back(Step::describe);
    if (usesGpu(experiment))
        m_steps.push_back(Step::trace);
}

void PointRunner::beginFirstUse()
{
    if (m_library->keepsPlans)
        m_steps.push_back(Step::first_plan);
    m_steps.push_back(Step::first_use);
}

/// After the last pass: those that the passes did not bring.
void PointRunner::completeFirstUses()
{
    if (m_findings.firstUses.empty() || m_stopSampling || share().process + 1 < share().processes
        || hasLongFirstUse(m_findings.firstUses.front()))
        return;
    std::int64_t taken = m_findings.earlier ? firstUsesOf(*m_findings.earlier) : 0;
    taken += std::ssize(m_findings.firstUses);
    if (taken < firstUses)
        beginFirstUse();
}

/// Of this pass; as long as the worker has not chosen, among 0 processes.
ProcessShare PointRunner::share() const
{
    if (m_findings.earlier)
        return {m_findings.earlier->processes.planned, m_findings.earlier->processes.measured, m_points};
    if (m_findings.measured)
        return {m_findings.measured->processes.planned, 0, m_points};
    return {m_findings.experiment.measure.processes.value_or(0), 0, m_points};
}

void PointRunner::advance()
{
    while (!finished()) {
        if (!m_worker && !begin())
            return;
        while (m_worker) {
            auto reply = m_worker->next();
            if (!reply)
                break;
            handle(std::move(*reply));
        }
        if (!m_worker)
            continue;
        if (!m_worker->failure().empty()) {
            stepFailed(m_worker->failure());
            continue;
        }
        if (Clock::now() >= m_hungAt && m_killAt == never) {
            stepFailed("The worker did not end in time.");
            continue;
        }
        if (Clock::now() < m_killAt)
            return;
        m_services.pool.kill(keyOf(m_steps.front()));
        m_worker = nullptr;
        conclude(RunStatus::cancelled, "It was cancelled; the worker did not stop by itself and was ended.");
    }
}

bool PointRunner::begin()
{
    const Step step = m_steps.front();
    if (step == Step::autotune && !beginTuning())
        return true;
    const WorkerKey key = keyOf(step);
    m_services.pool.prepare(key, isFirst(step) && !m_prepared);
    m_prepared = true;
    if (!m_services.pool.quiet())
        return false;
    m_worker = &m_services.pool.take(key, isFirst(step));
    if (step == Step::autotune)
        m_hungAt = Clock::now()
            + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(m_order.seconds));
    if (step != Step::describe) {
        m_worker->send(taskFor(step));
        if (m_stopSampling) // it was said during an earlier step, and is about the point
            m_worker->send(StopSamplingRequest{});
    } else if (m_worker->description())
        handle(*m_worker->description());
    else
        m_worker->send(DescribeRequest{});
    return true;
}

const Library& PointRunner::libraryFor(Step step) const
{
    return step == Step::autotune && m_order.library ? *m_order.library : *m_library;
}

WorkerKey PointRunner::keyOf(Step step) const
{
    const Execution& execution = m_findings.experiment.execution;
    if (step == Step::replay)
        return {std::string(replayWorker), WorkerKey::Role::clean, {}, m_recording};
    auto environment = execution.environment;
    const auto& own = step == Step::autotune ? m_order.environment : m_settings;
    for (const auto& [name, value] : own)
        environment[name] = value;
    // What is raced on a GPU is timed by the clock of the trace.
    const bool traces
        = step == Step::trace || (step == Step::autotune && !execution.space.value_or(ExecutionSpace{}).isCpu());
    return {std::string(libraryFor(step).worker), traces ? WorkerKey::Role::trace : WorkerKey::Role::clean,
        std::move(environment)};
}

Task PointRunner::taskFor(Step step)
{
    Task task;
    task.id = m_task = ++m_services.lastTask;
    task.experiment = m_findings.experiment;
    // The worker is told where it could not know: in the results it stands only when it was asked for.
    if (const Library& library = libraryFor(step); &library != &libraryOf(task.experiment))
        task.experiment.execution.backend = library.name;
    const TaskConfiguration choice = m_choice.is_null() ? nlohmann::json::object() : m_choice;
    switch (step) {
    case Step::first_plan:
    case Step::first_use:
        task.work = FirstUseTask{step == Step::first_plan ? ColdLevel::plan : ColdLevel::process, choice};
        break;
    case Step::autotune:
        task.work = std::visit([](const auto& work) { return Task::Work(work); }, m_order.work);
        break;
    case Step::trace:
        task.work = TraceTask{m_findings.measured->configuration, share()};
        task.wisdom = m_services.wisdom.of(task.experiment, m_cpu);
        break;
    default:
        task.work = MeasureTask{choice, share()};
        task.wisdom = m_services.wisdom.of(task.experiment, m_cpu);
    }
    return task;
}

void PointRunner::handle(Reply reply)
{
    if (const auto* progress = std::get_if<Progress>(&reply))
        m_services.listener.progressed(m_job, *progress);
    else if (const auto* samples = std::get_if<SamplesChunk>(&reply))
        m_services.listener.sampled(m_job, *samples);
    else if (const auto* race = std::get_if<RaceProgress>(&reply)) {
        if (m_tuning)
            m_tuning->progressed(*race);
        m_services.listener.raced(m_job, *race);
    } else if (const auto* started = std::get_if<CandidateStarted>(&reply)) {
        if (m_tuning)
            m_tuning->started(*started);
    } else if (auto* outcome = std::get_if<Outcome>(&reply))
        m_steps.front() == Step::autotune ? receiveTuning(std::move(*outcome)) : receive(std::move(*outcome));
    else if (const auto* description = std::get_if<Description>(&reply)) {
        // Settings read at load time change what a library says of itself: this worker's word counts.
        const auto [environment, cudaReason]
            = std::pair(m_findings.machine.environment, m_findings.machine.cuda_reason);
        merge(m_findings.machine, description->machine);
        m_findings.machine.environment = environment;
        m_findings.machine.cuda_reason = cudaReason;
        if (m_cancelled && m_steps.size() > 1)
            conclude(RunStatus::cancelled, "It was cancelled.");
        endStep();
    }
}

void PointRunner::receive(Outcome outcome)
{
    const Step step = m_steps.front();
    if (outcome.task != m_task) {
        stepFailed("A worker answered a task that it was not given.");
        return;
    }
    if (outcome.poisoned) {
        m_services.pool.kill(keyOf(step));
        m_worker = nullptr;
    }
    if (step == Step::replay)
        keepRecordedRun(m_findings, outcome.run);
    m_services.wisdom.keep(m_findings.experiment, m_cpu, std::move(outcome.wisdom));

    const RunStatus status = outcome.run.status;
    const std::string message = outcome.run.message;
    if (step == Step::trace) {
        if (status == RunStatus::completed)
            m_findings.traced = std::move(outcome.run);
        else if (status == RunStatus::failed && outcome.run.conditions.placement_mismatch.value_or(false))
            conclude(RunStatus::failed, message);
        else
            m_findings.traceFailure = message.empty() ? "The trace did not succeed." : message;
    } else {
        if (isFirst(step))
            (step == Step::first_plan ? m_findings.firstPlans : m_findings.firstUses).push_back(std::move(outcome.run));
        else
            m_findings.measured = std::move(outcome.run);
        if (status == RunStatus::unsupported)
            refuse({"", message, outcome.fixes});
        else if (status == RunStatus::failed && !m_cancelled)
            conclude(RunStatus::failed, message.empty() ? "The worker failed and gave no reason." : message);
    }
    if (m_cancelled && (status == RunStatus::cancelled || m_steps.size() > 1))
        conclude(RunStatus::cancelled, message.empty() ? "It was cancelled." : message);
    else if (status == RunStatus::cancelled && step != Step::trace)
        conclude(RunStatus::cancelled, message.empty() ? "The worker cancelled it." : message);
    endStep();
}

void PointRunner::endStep()
{
    m_worker = nullptr;
    m_prepared = false;
    if (m_steps.empty())
        return; // it was concluded
    m_steps.pop_front();
    if (m_steps.empty() && m_findings.measured)
        completeFirstUses();
}

void PointRunner::stepFailed(const std::string& failure)
{
    const std::string sentence = failure; // it belongs to the worker that goes now
    const Step step = m_steps.front();
    if (step == Step::autotune && !m_cancelled) {
        dropTuner(sentence, {});
        return;
    }
    m_services.pool.kill(keyOf(step));
    if (m_cancelled)
        conclude(RunStatus::cancelled, "It was cancelled.");
    else if (step == Step::trace)
        m_findings.traceFailure = sentence;
    else if (step == Step::describe)
        m_findings.remarks.push_back({std::nullopt, sentence, std::nullopt});
    else
        conclude(RunStatus::failed, sentence);
    endStep();
}

void PointRunner::stopSampling()
{
    m_stopSampling = true;
    if (m_tuning)
        m_tuning->stopSampling();
    if (m_worker)
        m_worker->send(StopSamplingRequest{});
}

void PointRunner::cancel()
{
    if (finished() || m_cancelled)
        return;
    m_cancelled = true;
    if (!m_worker) {
        conclude(RunStatus::cancelled, "It was cancelled.");
        return;
    }
    m_worker->send(CancelRequest{});
    m_killAt = Clock::now() + cancelGrace;
}

void PointRunner::conclude(RunStatus status, std::string message)
{
    m_findings.status = status;
    m_findings.message = std::move(message);
    m_steps.clear();
}

void PointRunner::refuse(Fault fault)
{
    conclude(RunStatus::unsupported, fault.sentence);
    m_refusal = std::move(fault);
}

Run PointRunner::takeRun()
{
    return mergeFindings(std::move(m_findings));
}

} // namespace phasebench
