// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/job_runner.h"

#include "engine/result/probe_store.h"
#include "engine/result/recordings.h"
#include "engine/result/tuning_file.h"
#include "engine/runner/completed_points.h"
#include "engine/runner/feasibility.h"

#include <algorithm>
#include <numeric>

namespace phasebench {

namespace {

// All points of a replayed sweep together take as long as so many single runs.
constexpr double sweepSeconds = 6;

/// A winner that cannot be kept is no reason to lose the run: it is said in its log,
/// and returned.
std::string keepWinner(Run& run, const std::filesystem::path& file)
{
    const auto winner = winnerToKeep(run);
    if (!winner || file.empty())
        return {};
    std::string failure;
    try {
        keepWinners(file, {&*winner, 1});
        run.log.push_back({Phase::autotuning, "The winner is kept in " + file.string() + ".", std::nullopt});
    } catch (const TuningFileError& error) {
        failure = std::string("The winner was not kept: ") + error.what();
        run.log.push_back({Phase::autotuning, failure, std::nullopt});
    }
    return failure;
}

/// When all is measured, a program that holds the results file is waited for; a disk that is full stays so.
constexpr std::chrono::minutes lastPatience(2);

} // namespace

JobRunner::JobRunner(PointServices services, JobId id, Job job)
    : m_services(services)
    , m_id(id)
    , m_job(std::move(job))
{
    m_services.tuning = m_job.tuning;
    if (!m_job.recording.empty())
        prepareReplay();
    if (m_job.file.empty())
        return;
    try {
        m_file.emplace(m_job.file);
    } catch (const ResultsFileError& error) {
        finish(error.what());
    }
}

void JobRunner::prepareReplay()
{
    // What an experiment leaves open is filled in as on the recorded machine.
    m_recordedOn = Recordings::read(m_job.recording).computer();
    const double seconds = std::min(m_services.replaySeconds,
        sweepSeconds * m_services.replaySeconds / static_cast<double>(m_job.experiment.points() - m_job.firstPoint));
    m_recording = {m_job.recording.string(), "--seconds", std::to_string(seconds)};
}

bool JobRunner::advance(const Machine& machine)
{
    if (m_finished)
        return false;
    if (m_job.probe)
        return advanceProbe(machine);
    planPoints(machine);
    if (m_finished)
        return false;
    if (m_file) {
        m_file->tryAgain();
        tellKept();
    }
    if (!m_point && m_next >= m_points.size()) {
        if (!waitForFile())
            finish({});
        return false;
    }
    if (!m_point)
        startPoint(machine);
    m_point->advance();
    if (!m_point->finished())
        return false;
    finishPoint();
    return !m_finished;
}

bool JobRunner::advanceProbe(const Machine& machine)
{
    if (!m_probe)
        m_probe = std::make_unique<ProbeRunner>(m_services, m_id, machine);
    m_probe->advance();
    if (m_probe->finished())
        finishProbe();
    return false;
}

void JobRunner::finishProbe()
{
    std::string error = m_probe->failure();
    if (m_probe->probe()) {
        const auto probe = std::make_shared<const LinkProbe>(*m_probe->probe());
        try {
            if (m_file)
                m_file->file().append(*probe);
            keepProbe(*probe);
        } catch (const std::runtime_error& failure) { // of the file, or of the store
            error = failure.what();
        }
        m_services.listener.probed(m_id, probe);
    }
    finish(error);
}

void JobRunner::planPoints(const Machine& machine)
{
    if (std::exchange(m_planned, true))
        return;
    const std::size_t all = m_job.experiment.points();
    m_points.resize(all - std::min(m_job.firstPoint, all));
    std::iota(m_points.begin(), m_points.end(), m_job.firstPoint);
    if (!m_file)
        return;
    try {
        m_file->keepSweep(all > 1 ? m_job.experiment.base() : nlohmann::json());
        if (m_job.resume)
            leaveOutCompleted(machine);
    } catch (const ResultsFileError& error) {
        finish(error.what());
    }
}

void JobRunner::leaveOutCompleted(const Machine& machine)
{
    CompletedPoints completed(machine);
    for (const Run& run : m_file->file().runs())
        completed.add(run);
    const std::vector<std::size_t> missing = completed.missing(m_job.experiment);
    const std::size_t asked = m_points.size();
    std::erase_if(m_points, [&](std::size_t point) { return !std::ranges::binary_search(missing, point); });
    m_services.listener.resumed(m_id, asked - m_points.size(), asked);
}

void JobRunner::startPoint(const Machine& machine)
{
    const std::size_t point = m_points[m_next];
    Experiment experiment = m_job.experiment.experiment(point);
    resolve(experiment, m_recordedOn.value_or(computerOf(machine)));
    m_services.listener.pointStarted(m_id, point, m_job.experiment.points(), experiment);
    m_point = std::make_unique<PointRunner>(m_services, m_id, std::move(experiment), machine, m_recording);
}

void JobRunner::finishPoint()
{
    const std::unique_ptr<PointRunner> point = std::move(m_point);
    auto run = std::make_shared<Run>(point->takeRun());
    if (const std::string failure = keepWinner(*run, m_job.tuning); !failure.empty())
        m_services.listener.noted(m_id, failure);
    if (m_file) {
        m_file->add(m_points[m_next], std::move(run));
        tellKept();
    } else {
        run->id = ++m_lastId;
        m_services.listener.pointFinished(m_id, m_points[m_next], std::move(run));
    }
    // After the run, whose message says the same without the mends.
    if (point->refusal())
        m_services.listener.refused(m_id, *point->refusal());
    ++m_next;
    if ((m_cancelled || m_next >= m_points.size()) && !waitForFile())
        finish({});
}

/// What is in the file now, and what is waited for.
void JobRunner::tellKept()
{
    for (ResultsKeeper::Point& point : m_file->takeKept())
        m_services.listener.pointFinished(m_id, point.number, std::move(point.run));
    const std::string reason = m_file->waits() ? m_file->reason() : std::string();
    if (reason == m_noted)
        return;
    m_noted = reason;
    m_services.listener.noted(m_id,
        m_file->waits() ? "Waiting: " + m_file->sentence()
                        : "All points measured so far are in the results file again.");
}

/// False: there is nothing to wait for, or no use in it.
bool JobRunner::waitForFile()
{
    if (!m_file || !m_file->waits() || !m_file->isHeld() || m_cancelled)
        return false;
    if (m_waitsUntil == never)
        m_waitsUntil = Clock::now() + lastPatience;
    return Clock::now() < m_waitsUntil;
}

Clock::time_point JobRunner::deadline() const
{
    const auto work = m_point ? m_point->deadline() : m_probe ? m_probe->deadline() : never;
    return m_file ? std::min(work, m_file->nextAttempt()) : work;
}

void JobRunner::enough()
{
    if (m_point)
        m_point->enough();
    else if (m_probe)
        m_probe->enough();
}

void JobRunner::cancel()
{
    if (m_finished)
        return;
    m_cancelled = true;
    if (m_point)
        m_point->cancel();
    else if (m_probe)
        m_probe->cancel();
    else
        finish({});
}

void JobRunner::finish(const std::string& error)
{
    m_finished = true;
    std::string sentence = error;
    if (m_file) {
        m_file->tryAgain(true);
        tellKept();
        if (sentence.empty())
            sentence = m_file->waits() ? m_file->sentence() : m_file->refusal();
        for (ResultsKeeper::Point& point : m_file->giveUp())
            m_services.listener.pointFinished(m_id, point.number, std::move(point.run));
        m_file.reset();
    }
    m_services.listener.jobFinished(m_id, sentence);
}

} // namespace phasebench
