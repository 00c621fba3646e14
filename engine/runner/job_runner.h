// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/calibration_runner.h"
#include "engine/runner/passes.h"
#include "engine/runner/probe_runner.h"
#include "engine/runner/results_keeper.h"

#include <memory>
#include <optional>
#include <string>

namespace phasebench {

/// Runs one job, pass after pass over its points. What a pass measured is written to the results file before the next
/// pass begins, or kept in memory until the file can be written.
class JobRunner {
public:
    /// Opens the results file, before anything is measured.
    JobRunner(PointServices services, JobId id, Job job);

    /// Goes on as far as it can without waiting, at most to the end of one point. True when it can go on at once.
    bool advance(const Machine& machine);
    void stopSampling();
    /// Ends the job; `machine` is null while it is not known yet.
    void cancel();
    bool finished() const { return m_finished; }
    Clock::time_point deadline() const;

private:
    bool advanceProbe(const Machine& machine);
    void finishProbe();
    bool advanceCalibration(const Machine& machine);
    void finishCalibration();
    void takeCalibration(const Machine& machine);
    void prepareReplay();
    void planPoints(const Machine& machine);
    void takeCompleted(const Machine& machine);
    bool beginPass();
    std::size_t passesLeft() const;
    std::optional<Run> earlierRun();
    bool startPoint(const Machine& machine);
    void waitForPoint(const std::string& reason);
    void finishPoint();
    void tellKept();
    void tell(ResultsKeeper::Point point);
    bool waitForFile();
    void finish(const std::string& error);

    PointServices m_services;
    JobId m_id;
    Job m_job;
    std::optional<ResultsKeeper> m_file;
    std::optional<Computer> m_recordedOn; ///< of a job that is replayed
    std::vector<std::string> m_recording; ///< the replay worker's arguments; empty: it is measured
    struct Point {
        std::size_t index = 0; ///< in the experiment
        std::int64_t run = 0; ///< its id, in listed order
        std::int64_t measured = 0; ///< processes
        std::int64_t planned = 0; ///< processes; 0: not known before the first
        bool anew = false; ///< the file lost what was measured, so that it began again
        bool over = false; ///< whatever was planned: it failed, was enough, or is complete
        std::shared_ptr<const Run> kept = nullptr; ///< where it is in no file, or not yet
    };
    std::vector<Point> m_points; ///< to be measured, in listed order
    Passes m_passes; ///< over m_points, by index
    std::size_t m_passesKnown = 1; ///< with those that are known to come
    bool m_planned = false;
    bool m_toldHeld = false; ///< that another program holds the results file
    bool m_toldAnew = false; ///< that points are measured anew
    std::unique_ptr<PointRunner> m_point;
    std::unique_ptr<ProbeRunner> m_probe; ///< instead of points
    std::unique_ptr<CalibrationRunner> m_calibration; ///< likewise
    std::optional<Calibration> m_kept; ///< of this computer, for the figures of what is measured
    Clock::time_point m_pointWaitsUntil = never; ///< for the file, with a point that it holds a part of
    Clock::time_point m_waitsUntil = never; ///< for the file, when all points are measured
    std::string m_noted; ///< what was said last of the waiting
    bool m_cancelled = false;
    bool m_finished = false;
};

} // namespace phasebench
