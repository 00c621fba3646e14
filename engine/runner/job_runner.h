// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/probe_runner.h"
#include "engine/runner/results_keeper.h"

#include <memory>
#include <optional>
#include <string>

namespace phasebench {

/// One job on its way: its points in listed order, each appended to the results file before the next begins, or
/// kept until that can be written.
class JobRunner {
public:
    /// Opens the results file, before anything is measured.
    JobRunner(PointServices services, JobId id, Job job);

    /// Goes on as far as it can without waiting, at most to the end of one point. True when it can go on at once.
    bool advance(const Machine& machine);
    void enough();
    /// Ends the job; `machine` is null while it is not known yet.
    void cancel();
    bool finished() const { return m_finished; }
    Clock::time_point deadline() const;

private:
    bool advanceProbe(const Machine& machine);
    void finishProbe();
    void prepareReplay();
    void planPoints(const Machine& machine);
    void leaveOutCompleted(const Machine& machine);
    void startPoint(const Machine& machine);
    void finishPoint();
    void tellKept();
    bool waitForFile();
    void finish(const std::string& error);

    PointServices m_services;
    JobId m_id;
    Job m_job;
    std::optional<ResultsKeeper> m_file;
    std::optional<Computer> m_recordedOn; ///< of a job that is replayed
    std::vector<std::string> m_recording; ///< the replay worker's arguments; empty: it is measured
    std::vector<std::size_t> m_points; ///< to be measured, in order
    std::size_t m_next = 0; ///< index in m_points of the one in progress, or of the next one
    bool m_planned = false;
    std::int64_t m_lastId = 0; ///< of the runs kept in memory only
    std::unique_ptr<PointRunner> m_point;
    std::unique_ptr<ProbeRunner> m_probe; ///< instead of points
    Clock::time_point m_waitsUntil = never; ///< for the file, when all points are measured
    std::string m_noted; ///< what was said last of the waiting
    bool m_cancelled = false;
    bool m_finished = false;
};

} // namespace phasebench
