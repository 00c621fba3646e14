// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/calibration.h"
#include "engine/runner/passes.h"
#include "engine/runner/point_runner.h"

namespace phasebench {

/// A calibration on its way: pass after pass over its points, each in fresh processes, until its time is up. Nothing
/// here waits: advance() goes on as far as it can.
class CalibrationRunner {
public:
    /// `seconds`: no pass begins that would probably end later, except for the first few, which are needed.
    CalibrationRunner(PointServices services, JobId job, const Machine& machine, double seconds);

    bool advance(); ///< true when it can go on at once
    void stopSampling(); ///< ends after this pass
    void cancel();
    bool finished() const { return m_finished; }
    Clock::time_point deadline() const { return m_runner ? m_runner->deadline() : never; }

    // Precondition of both: finished().
    const std::optional<Calibration>& calibration() const { return m_calibration; } ///< empty: failed or cancelled
    const std::string& failure() const { return m_failure; } ///< one sentence; empty when it did not fail

private:
    struct Point {
        Experiment experiment;
        std::optional<Run> run = {}; ///< as the passes so far left it
        bool over = false; ///< it failed: the others go on
    };

    bool beginPass();
    void startPoint();
    void finishPoint();
    void conclude();
    double seconds() const; ///< since the begin

    PointServices m_services;
    EngineListener m_quiet; ///< what single points tell is of no interest
    JobId m_job;
    Machine m_machine;
    std::string m_date;
    double m_limit;
    Clock::time_point m_begun;
    std::vector<Point> m_points;
    Passes m_passes; ///< over m_points, by index
    std::unique_ptr<PointRunner> m_runner;
    std::optional<Calibration> m_calibration;
    std::string m_failure;
    bool m_stopSampling = false;
    bool m_cancelled = false;
    bool m_finished = false;
};

} // namespace phasebench
