// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/point_runner.h"

#include "engine/library/capability.h"
#include "engine/problem/call_copies.h"
#include "engine/result/misplaced.h"
#include "engine/runner/feasibility.h"
#include "engine/runner/iso_date.h"
#include "engine/runner/worker_environment.h"

#include <algorithm>
#include <iterator>

namespace phasebench {

namespace {

/// A first use that takes less than this is measured in so many processes, else once.
constexpr auto shortFirstUse = std::chrono::seconds(1);
constexpr std::ptrdiff_t firstUses = 3;

/// Whatever a GPU does in it can be traced: the execution, or the copies of one on the CPU.
bool usesGpu(const Experiment& experiment)
{
    return !experiment.execution.space->isCpu() || !copiesOf(experiment).empty();
}

} // namespace

PointRunner::PointRunner(PointServices services, JobId job, Experiment experiment, const Machine& machine,
    std::vector<std::string> recording)
    : m_services(services)
    , m_job(job)
    , m_recording(std::move(recording))
    , m_cpu(machine.cpu)
{
    m_findings.experiment = std::move(experiment);
    m_library = &libraryOf(m_findings.experiment);
    m_findings.date = nowAsIso8601();
    m_findings.machine = machine;
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
    if (experiment.measure.first_use) {
        if (m_library->keepsPlans)
            m_steps.push_back(Step::first_plan);
        m_steps.push_back(Step::first_use);
    }
    if (experiment.planning.autotune)
        m_steps.push_back(Step::autotune);
    m_steps.push_back(Step::measure);
    m_steps.push_back(Step::describe);
    if (usesGpu(experiment))
        m_steps.push_back(Step::trace);
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
    if (!m_prepared)
        m_begun = Clock::now();
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
        if (m_enough) // it was said during an earlier step, and is about the point
            m_worker->send(EnoughRequest{});
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
    return {std::string(libraryFor(step).worker), step == Step::trace ? WorkerKey::Role::trace : WorkerKey::Role::clean,
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
        task.work = TraceTask{m_findings.measured->configuration};
        task.wisdom = m_services.wisdom.of(task.experiment, m_cpu);
        break;
    default:
        task.work = MeasureTask{choice};
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
        else if (status == RunStatus::failed && outcome.run.conditions.contains(misplacedCondition))
            conclude(RunStatus::failed, message);
        else
            m_findings.traceFailure = message.empty() ? "The trace did not succeed." : message;
    } else {
        if (isFirst(step))
            receiveFirst(step, std::move(outcome.run));
        else
            m_findings.measured = std::move(outcome.run);
        if (status == RunStatus::unsupported)
            refuse({"", message, outcome.mends});
        else if (status == RunStatus::failed && !m_cancelled)
            conclude(RunStatus::failed, message.empty() ? "The worker failed and gave no reason." : message);
    }
    if (m_cancelled && (status == RunStatus::cancelled || m_steps.size() > 1))
        conclude(RunStatus::cancelled, message.empty() ? "It was cancelled." : message);
    else if (status == RunStatus::cancelled && step != Step::trace)
        conclude(RunStatus::cancelled, message.empty() ? "The worker cancelled it." : message);
    endStep();
}

void PointRunner::receiveFirst(Step step, Run run)
{
    const bool isShort = run.status == RunStatus::completed && Clock::now() - m_begun < shortFirstUse;
    std::vector<Run>& runs = step == Step::first_plan ? m_findings.firstPlans : m_findings.firstUses;
    runs.push_back(std::move(run));
    if (isShort && !m_enough && std::ssize(runs) < firstUses)
        m_steps.push_front(step); // once more, after this one
}

void PointRunner::endStep()
{
    m_worker = nullptr;
    m_prepared = false;
    if (!m_steps.empty())
        m_steps.pop_front();
}

void PointRunner::stepFailed(const std::string& failure)
{
    const std::string sentence = failure; // it belongs to the worker that goes now
    const Step step = m_steps.front();
    if (step == Step::autotune && !m_cancelled) {
        loseTuner(sentence, {});
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

void PointRunner::enough()
{
    m_enough = true;
    if (m_tuning)
        m_tuning->enough();
    if (m_worker)
        m_worker->send(EnoughRequest{});
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
