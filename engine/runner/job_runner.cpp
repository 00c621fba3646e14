// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/job_runner.h"

#include "engine/measure/processes.h"
#include "engine/result/calibration_store.h"
#include "engine/result/probe_store.h"
#include "engine/result/recordings.h"
#include "engine/result/tuning_file.h"
#include "engine/runner/completed_points.h"
#include "engine/runner/feasibility.h"

#include <algorithm>
#include <set>

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

/// Where nothing else is left to do, a program that holds the results file is waited for; a disk that is full stays so.
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
    if (m_job.calibration)
        return advanceCalibration(machine);
    planPoints(machine);
    if (m_finished || !m_planned)
        return false;
    if (m_file) {
        m_file->tryAgain();
        tellKept();
    }
    if (!m_point && m_passes.atEnd() && !beginPass()) {
        if (!waitForFile())
            finish({});
        return false;
    }
    if (!m_point && !startPoint(machine))
        return true;
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

bool JobRunner::advanceCalibration(const Machine& machine)
{
    if (!m_calibration)
        m_calibration = std::make_unique<CalibrationRunner>(m_services, m_id, machine, *m_job.calibration);
    const bool goOn = m_calibration->advance();
    if (m_calibration->finished())
        finishCalibration();
    return goOn;
}

void JobRunner::finishCalibration()
{
    std::string error = m_calibration->failure();
    if (m_calibration->calibration()) {
        const auto calibration = std::make_shared<const Calibration>(*m_calibration->calibration());
        try {
            keepCalibration(*calibration);
        } catch (const MachineRecordError& failure) {
            error = failure.what();
        }
        m_services.listener.calibrated(m_id, calibration);
    }
    finish(error);
}

/// One that cannot be read is told of, and done without.
void JobRunner::takeCalibration(const Machine& machine)
{
    if (!m_recording.empty())
        return;
    try {
        m_kept = keptCalibration(machine);
    } catch (const MachineRecordError& error) {
        m_services.listener.noted(m_id, error.what());
    }
}

void JobRunner::planPoints(const Machine& machine)
{
    if (std::exchange(m_planned, true))
        return;
    m_points.clear();
    const std::size_t all = m_job.experiment.points();
    try {
        std::int64_t id = m_file ? m_file->file().nextId() : 1;
        for (std::size_t point = m_job.firstPoint; point < all; ++point)
            m_points.push_back({point, id++});
        if (!m_file)
            return;
        m_file->keepSweep(all > 1 ? m_job.experiment.base() : nlohmann::json());
        if (m_job.resume)
            takeCompleted(machine);
    } catch (const FileIsHeld& error) {
        // What the file holds decides which points are missing and where they go: it is waited for.
        m_planned = false;
        if (m_cancelled)
            finish(error.what());
        else if (!std::exchange(m_toldHeld, true))
            m_services.listener.noted(m_id, std::string("Waiting: ") + error.what());
    } catch (const ResultsFileError& error) {
        finish(error.what());
    }
}

/// Points that are missing take the places among those that are there which the listed order gives them, where these
/// are free.
void JobRunner::takeCompleted(const Machine& machine)
{
    CompletedPoints completed(machine);
    std::set<std::int64_t> taken;
    for (const Run& run : m_file->file().runs(ResultsFile::Rankings::without)) {
        completed.add(run);
        taken.insert(run.id);
    }
    const std::vector<CompletedPoints::Found> found = completed.find(m_job.experiment);
    const auto known = std::ranges::find_if(found, [](const auto& point) { return point.run != 0; });
    const std::int64_t first = known == found.end() ? m_file->file().nextId() : known->run - (known - found.begin());
    std::int64_t next = std::max(m_file->file().nextId(), first + static_cast<std::int64_t>(found.size()));
    for (Point& point : m_points) {
        const CompletedPoints::Found& there = found[point.index];
        const std::int64_t place = first + static_cast<std::int64_t>(point.index);
        point.over = there.complete();
        point.measured = there.processes.measured;
        point.planned = there.processes.planned;
        point.run = there.run != 0 ? there.run : place > 0 && taken.insert(place).second ? place : next++;
        if (there.run != 0)
            m_file->remember(point.index, there.run);
    }
    const std::size_t asked = m_points.size();
    std::erase_if(m_points, [](const Point& point) { return point.over; });
    m_services.listener.resumed(m_id, asked - m_points.size(), asked);
}

/// False: no point is left to be measured.
bool JobRunner::beginPass()
{
    m_passes.end();
    std::vector<std::size_t> open = indexesOfOpen(m_points);
    if (open.empty())
        return false;
    std::optional<std::uint64_t> seed;
    if (m_recording.empty()) {
        seed = m_job.experiment.experiment(m_points.front().index).measure.seed;
        m_services.pool.retireWorked();
    }
    return m_passes.begin(std::move(open), seed);
}

/// At most, as long as no worker has chosen.
std::size_t JobRunner::passesLeft() const
{
    if (!m_recording.empty())
        return 1;
    const auto open = m_job.experiment.experiment(m_points.front().index).measure.processes.value_or(mostProcesses);
    std::int64_t most = 1;
    for (const Point& point : m_points)
        if (!point.over)
            most = std::max(most, (point.planned > 0 ? point.planned : open) - point.measured);
    return static_cast<std::size_t>(most);
}

std::optional<Run> JobRunner::earlierRun()
{
    const Point& point = m_points[m_passes.point()];
    if (point.measured == 0)
        return std::nullopt;
    if (point.kept)
        return *point.kept;
    return m_file->written(point.index, point.run);
}

/// False: it cannot be gone on with now, and waits for another job that resumes.
bool JobRunner::startPoint(const Machine& machine)
{
    Point& point = m_points[m_passes.point()];
    Experiment experiment = m_job.experiment.experiment(point.index);
    resolve(experiment, m_recordedOn.value_or(computerOf(machine)));
    if (m_passes.begun() == 1 && m_passes.position() == 0)
        takeCalibration(machine);
    if (m_passes.position() == 0)
        m_passesKnown = m_passes.begun() - 1 + passesLeft();
    std::optional<Run> earlier;
    try {
        earlier = earlierRun();
        m_pointWaitsUntil = never;
    } catch (const FileIsHeld& error) {
        waitForPoint(error.what());
        return false;
    } catch (const ResultsFileError& error) {
        if (!std::exchange(m_toldAnew, true))
            m_services.listener.noted(m_id, std::string(error.what()) + " What is missing is measured anew.");
        point.measured = point.planned = 0;
        if (std::exchange(point.anew, true)) { // a file that loses it again would have it measured for ever
            point.over = true;
            m_passes.next();
            return false;
        }
    }
    m_services.listener.pointStarted(m_id,
        {point.index, m_job.experiment.points(), m_passes.begun() - 1, m_passesKnown, m_passes.position(),
            m_passes.size(), point.measured, m_passes.lastSeconds()},
        experiment);
    m_point = std::make_unique<PointRunner>(
        m_services, m_id, std::move(experiment), machine, m_recording, std::move(earlier), m_passes.size());
    return true;
}

/// What the file holds of the point is needed for its next process: the other points of the pass come before it, and
/// where all of them wait, so does the job.
void JobRunner::waitForPoint(const std::string& reason)
{
    if (!std::exchange(m_toldHeld, true))
        m_services.listener.noted(m_id, "Waiting: " + reason);
    if (m_pointWaitsUntil == never)
        m_pointWaitsUntil = Clock::now() + lastPatience;
    if (Clock::now() < m_pointWaitsUntil) {
        m_passes.putOff();
        return;
    }
    m_services.listener.noted(m_id, "A point is measured in no further process: " + reason);
    m_points[m_passes.point()].over = true;
    m_passes.next();
}

void JobRunner::finishPoint()
{
    const std::unique_ptr<PointRunner> runner = std::move(m_point);
    Point& point = m_points[m_passes.point()];
    m_passes.next();
    const bool first = point.measured == 0;
    auto run = std::make_shared<Run>(runner->takeRun());
    if (m_kept)
        apply(*m_kept, *run);
    if (first)
        if (const std::string failure = keepWinner(*run, m_job.tuning); !failure.empty())
            m_services.listener.noted(m_id, failure);
    const bool hasNews = first || run->status != RunStatus::completed || run->processes.measured > point.measured;
    point.measured = run->processes.measured;
    point.planned = run->processes.planned;
    point.over = run->status != RunStatus::completed || run->processes.complete() || runner->wasStopped()
        || !m_recording.empty();
    run->id = point.run;
    if (!point.over)
        point.kept = run;
    if (hasNews && m_file)
        m_file->add({point.index, std::move(run), !first || point.anew});
    else if (hasNews)
        tell({point.index, std::move(run), !first});
    if (m_file)
        tellKept();
    // After the run, whose message says the same without the fixes.
    if (runner->refusal())
        m_services.listener.refused(m_id, *runner->refusal());
    if (m_cancelled)
        finish({});
}

/// What is in the file now, and what is waited for.
void JobRunner::tellKept()
{
    for (ResultsKeeper::Point& kept : m_file->takeKept()) {
        const auto place = std::ranges::lower_bound(m_points, kept.number, {}, &Point::index);
        place->run = kept.run->id;
        place->over = place->over || kept.run->id == 0; // no file takes it
        // The file has all that is known, unless a later pass waits.
        if (place->measured == kept.run->processes.measured)
            place->kept.reset();
        tell(std::move(kept));
    }
    const std::string reason = m_file->waits() ? m_file->reason() : std::string();
    if (reason == m_noted)
        return;
    m_noted = reason;
    m_services.listener.noted(m_id,
        m_file->waits() ? "Waiting: " + m_file->sentence()
                        : "All points measured so far are in the results file again.");
}

void JobRunner::tell(ResultsKeeper::Point point)
{
    if (point.refines)
        m_services.listener.pointRefined(m_id, point.number, std::move(point.run));
    else
        m_services.listener.pointFinished(m_id, point.number, std::move(point.run));
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
    const auto work = m_point ? m_point->deadline()
        : m_probe             ? m_probe->deadline()
        : m_calibration       ? m_calibration->deadline()
                              : never;
    return m_file ? std::min(work, m_file->nextAttempt()) : work;
}

void JobRunner::stopSampling()
{
    if (m_point)
        m_point->stopSampling();
    else if (m_probe)
        m_probe->stopSampling();
    else if (m_calibration)
        m_calibration->stopSampling();
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
    else if (m_calibration)
        m_calibration->cancel();
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
        if (sentence.empty())
            sentence = m_file->lost();
        for (ResultsKeeper::Point& point : m_file->giveUp())
            tell(std::move(point));
        m_file.reset();
    }
    m_services.listener.jobFinished(m_id, sentence);
}

} // namespace phasebench
