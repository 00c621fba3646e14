// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/engine.h"
#include "engine/runner/job_runner.h"
#include "engine/runner/machine_inquiry.h"
#include "engine/runner/wake_signal.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace phasebench {

/// The engine thread: one poll(2) loop over the workers' pipes. The members below the line are used by this thread
/// only.
class Engine::Impl {
public:
    Impl(WorkerPrograms programs, EngineListener& listener);
    ~Impl();

    using Command = std::function<void(Impl&)>;
    void post(Command command); ///< from any thread; carried out on the engine thread

    JobId newJobId() { return ++m_lastJob; }
    void describeMachine();
    void enqueue(JobId id, Job job);
    void stopSampling();
    void cancel();
    void cancelAll();

private:
    void loop(const std::stop_token& stop);
    void carryOutCommands();
    bool advance();
    void needMachine();
    void startNextJob();
    int pollTimeout() const;

    EngineListener& m_listener;
    WorkerPrograms m_programs;
    std::atomic<JobId> m_lastJob = 0;
    std::mutex m_mutex; ///< guards m_commands
    std::vector<Command> m_commands;
    WakeSignal m_wake;

    struct QueuedJob {
        JobId id;
        Job job;
    };
    std::optional<WorkerPool>
        m_pool; ///< made and ended on the engine thread: workers end with the thread that started them
    WisdomStore m_wisdom;
    std::int64_t m_lastTask = 0;
    std::optional<Machine> m_machine;
    std::optional<MachineInquiry> m_inquiry;
    bool m_tellMachine = false;
    std::deque<QueuedJob> m_queue;
    std::unique_ptr<JobRunner> m_active;

    std::jthread m_thread; ///< the last member: it uses the others
};

} // namespace phasebench
