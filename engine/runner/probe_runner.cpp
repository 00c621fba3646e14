// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/probe_runner.h"

#include "engine/runner/iso_date.h"

namespace phasebench {

namespace {

/// A task carries a valid experiment; of a probe's only the execution space counts.
Experiment onTheCpu()
{
    Experiment experiment;
    Matmul matmul;
    matmul.m = matmul.n = matmul.k = 1;
    experiment.problem.value = matmul;
    for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
        experiment.placement.of(id) = MemorySpace{};
    experiment.execution.space = ExecutionSpace{};
    experiment.execution.threads = 1;
    return experiment;
}

const WorkerKey cpuWorker{};

} // namespace

ProbeRunner::ProbeRunner(PointServices services, JobId job, const Machine& machine)
    : m_services(services)
    , m_job(job)
    , m_machine(machine)
    , m_date(nowAsIso8601())
{
}

bool ProbeRunner::begin()
{
    m_services.pool.prepare(cpuWorker, false);
    if (!m_services.pool.quiet())
        return false;
    m_worker = &m_services.pool.take(cpuWorker);
    Task task;
    task.id = m_task = ++m_services.lastTask;
    task.work = ProbeTask{};
    task.experiment = onTheCpu();
    m_worker->send(task);
    return true;
}

void ProbeRunner::advance()
{
    if (m_finished || (!m_worker && !begin()))
        return;
    while (!m_finished) {
        auto reply = m_worker->next();
        if (!reply)
            break;
        if (const auto* progress = std::get_if<Progress>(&*reply))
            m_services.listener.progressed(m_job, *progress);
        else if (auto* outcome = std::get_if<Outcome>(&*reply))
            receive(std::move(*outcome));
    }
    if (m_finished)
        return;
    if (!m_worker->failure().empty())
        finish(m_cancelled ? std::string() : m_worker->failure());
    else if (Clock::now() >= m_killAt)
        finish({});
    else
        return;
    m_services.pool.kill(cpuWorker);
}

void ProbeRunner::receive(Outcome outcome)
{
    const RunStatus status = outcome.run.status;
    if (m_cancelled || status == RunStatus::cancelled) {
        finish({});
    } else if (outcome.task != m_task || status != RunStatus::completed || !outcome.probe) {
        finish(outcome.run.message.empty() ? "The links could not be probed, and the worker gave no reason."
                                           : outcome.run.message);
    } else {
        m_probe = std::move(outcome.probe);
        m_probe->machine = m_machine;
        m_probe->date = m_date;
        finish({});
    }
    if (outcome.poisoned)
        m_services.pool.kill(cpuWorker);
}

void ProbeRunner::stopSampling()
{
    if (m_worker && !m_finished)
        m_worker->send(StopSamplingRequest{});
}

void ProbeRunner::cancel()
{
    if (m_finished || m_cancelled)
        return;
    m_cancelled = true;
    if (!m_worker) {
        finish({});
        return;
    }
    m_worker->send(CancelRequest{});
    m_killAt = Clock::now() + cancelGrace;
}

void ProbeRunner::finish(std::string failure)
{
    m_failure = std::move(failure);
    m_finished = true;
}

} // namespace phasebench
