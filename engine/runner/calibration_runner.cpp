// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/calibration_runner.h"

#include "engine/problem/names.h"
#include "engine/runner/calibration_points.h"
#include "engine/runner/iso_date.h"

#include <algorithm>
#include <utility>

namespace phasebench {

namespace {

constexpr std::size_t leastPasses = 3;

} // namespace

CalibrationRunner::CalibrationRunner(PointServices services, JobId job, const Machine& machine, double seconds)
    : m_services(services)
    , m_job(job)
    , m_machine(machine)
    , m_date(nowAsIso8601())
    , m_limit(seconds)
    , m_begun(Clock::now())
{
    for (Experiment& experiment : calibrationPoints(machine))
        m_points.push_back({std::move(experiment)});
}

double CalibrationRunner::seconds() const
{
    return std::chrono::duration<double>(Clock::now() - m_begun).count();
}

bool CalibrationRunner::advance()
{
    if (m_finished)
        return false;
    if (!m_runner) {
        if (m_passes.atEnd() && !beginPass()) {
            conclude();
            return false;
        }
        startPoint();
    }
    m_runner->advance();
    if (!m_runner->finished())
        return false;
    finishPoint();
    return !m_finished;
}

/// False: there are enough of them.
bool CalibrationRunner::beginPass()
{
    m_passes.end();
    const bool inTime = m_passes.begun() < leastPasses || seconds() + m_passes.longestSeconds() <= m_limit;
    if (m_stopSampling || !inTime || std::cmp_equal(m_passes.begun(), calibrationProcesses))
        return false;
    if (!m_passes.begin(indexesOfOpen(m_points), 1))
        return false;
    m_services.pool.retireWorked();
    return true;
}

void CalibrationRunner::startPoint()
{
    Point& point = m_points[m_passes.point()];
    m_services.listener.progressed(m_job,
        {"pass " + std::to_string(m_passes.begun()) + ", " + describe(point.experiment.problem) + " on "
                + nameOf(*point.experiment.execution.space),
            std::max(0.0, m_limit - seconds())});
    const PointServices services{
        m_services.pool, m_services.wisdom, m_quiet, m_services.lastTask, {}, m_services.replaySeconds};
    m_runner = std::make_unique<PointRunner>(services, m_job, point.experiment, m_machine, std::vector<std::string>{},
        std::exchange(point.run, std::nullopt), m_passes.size());
}

void CalibrationRunner::finishPoint()
{
    const std::unique_ptr<PointRunner> runner = std::move(m_runner);
    Point& point = m_points[m_passes.point()];
    m_passes.next();
    point.run = runner->takeRun();
    point.over = point.run->status != RunStatus::completed;
    if (point.over && m_failure.empty())
        m_failure = point.run->message;
    if (m_cancelled) {
        m_failure.clear();
        m_finished = true;
    }
}

void CalibrationRunner::conclude()
{
    m_finished = true;
    std::vector<Run> runs;
    for (Point& point : m_points)
        if (!point.over && point.run)
            runs.push_back(std::move(*point.run));
    std::vector<CalibratedTime> times = calibratedTimes(runs);
    if (times.empty()) {
        if (m_failure.empty() && !m_stopSampling)
            m_failure = "Nothing could be measured in two processes, so that there is no calibration.";
        return;
    }
    m_failure.clear(); // what one computer cannot do is left out
    m_calibration = Calibration{m_date, std::move(m_machine), seconds(), std::move(times)};
}

void CalibrationRunner::stopSampling()
{
    m_stopSampling = true;
}

void CalibrationRunner::cancel()
{
    if (m_finished || m_cancelled)
        return;
    m_cancelled = true;
    if (m_runner)
        m_runner->cancel();
    else
        m_finished = true;
}

} // namespace phasebench
