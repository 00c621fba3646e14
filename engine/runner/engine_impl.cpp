// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/engine_impl.h"

#include <algorithm>
#include <csignal>
#include <poll.h>

namespace phasebench {

namespace {

// A pipe without a reader and a file at its size limit are errors of one call here, not the end of the program.
void blockSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    sigaddset(&signals, SIGXFSZ);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

} // namespace

Engine::Impl::Impl(WorkerPrograms programs, EngineListener& listener)
    : m_listener(listener)
    , m_programs(std::move(programs))
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{
}

Engine::Impl::~Impl()
{
    m_thread.request_stop();
    m_wake.raise();
    m_thread.join();
}

void Engine::Impl::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_wake.raise();
}

void Engine::Impl::loop(const std::stop_token& stop)
{
    blockSignals();
    m_pool.emplace(m_programs);
    std::vector<pollfd> entries;
    bool goOn = false;
    while (!stop.stop_requested()) {
        entries.assign(1, {m_wake.descriptor(), POLLIN, 0});
        m_pool->appendPollEntries(entries);
        poll(entries.data(), entries.size(), goOn ? 0 : pollTimeout());
        m_wake.clear();
        if (stop.stop_requested())
            break;
        m_pool->service();
        carryOutCommands();
        goOn = advance();
    }
    m_active.reset();
    m_inquiry.reset();
    m_pool.reset();
}

int Engine::Impl::pollTimeout() const
{
    const auto at = std::min(m_pool->deadline(), m_active ? m_active->deadline() : never);
    if (at == never)
        return -1;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(at - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(wait, 0, 60'000));
}

void Engine::Impl::carryOutCommands()
{
    std::vector<Command> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const Command& command : commands)
        command(*this);
}

bool Engine::Impl::advance()
{
    if (m_inquiry) {
        if (auto machine = m_inquiry->advance()) {
            m_machine = std::move(machine);
            m_inquiry.reset();
        }
    }
    if (m_machine && m_tellMachine) {
        m_tellMachine = false;
        m_listener.machineDescribed(*m_machine);
    }
    if (!m_machine || !m_active)
        return false;
    const bool goOn = m_active->advance(*m_machine);
    if (!m_active->finished())
        return goOn;
    m_active.reset();
    startNextJob();
    return m_active != nullptr;
}

void Engine::Impl::needMachine()
{
    if (!m_machine && !m_inquiry)
        m_inquiry.emplace(*m_pool, m_programs);
}

void Engine::Impl::startNextJob()
{
    while (!m_active && !m_queue.empty()) {
        QueuedJob next = std::move(m_queue.front());
        m_queue.pop_front();
        PointServices services{*m_pool, m_wisdom, m_listener, m_lastTask, {}, m_programs.replaySeconds};
        m_active = std::make_unique<JobRunner>(services, next.id, std::move(next.job));
        if (m_active->finished())
            m_active.reset();
        else
            needMachine();
    }
}

void Engine::Impl::describeMachine()
{
    m_tellMachine = true;
    needMachine();
}

void Engine::Impl::enqueue(JobId id, Job job)
{
    m_queue.push_back({id, std::move(job)});
    startNextJob();
}

void Engine::Impl::stopSampling()
{
    if (m_active)
        m_active->stopSampling();
}

void Engine::Impl::cancel()
{
    if (!m_active)
        return;
    m_active->cancel();
    if (!m_active->finished())
        return;
    m_active.reset();
    startNextJob();
}

void Engine::Impl::cancelAll()
{
    const std::deque<QueuedJob> queue = std::exchange(m_queue, {});
    cancel();
    for (const QueuedJob& job : queue)
        m_listener.jobFinished(job.id, {});
}

} // namespace phasebench
