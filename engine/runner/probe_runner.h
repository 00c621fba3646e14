// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/point_runner.h"

namespace phasebench {

/// Runs a link probe in the CPU worker, which reaches every memory space. No function blocks: advance() does what can
/// be done now.
class ProbeRunner {
public:
    ProbeRunner(PointServices services, JobId job, const Machine& machine);

    void advance();
    void stopSampling(); ///< the ways that were looked at are kept
    void cancel();
    bool finished() const { return m_finished; }
    Clock::time_point deadline() const { return m_killAt; }

    // Precondition of all: finished().
    const std::optional<LinkProbe>& probe() const { return m_probe; } ///< empty when it failed or was cancelled
    const std::string& failure() const { return m_failure; } ///< one sentence; empty when it did not fail

private:
    bool begin();
    void receive(Outcome outcome);
    void finish(std::string failure);

    PointServices m_services;
    JobId m_job;
    Machine m_machine;
    std::string m_date;
    WorkerConnection* m_worker = nullptr;
    std::int64_t m_task = 0;
    std::optional<LinkProbe> m_probe;
    std::string m_failure;
    bool m_cancelled = false;
    bool m_finished = false;
    Clock::time_point m_killAt = never;
};

} // namespace phasebench
