// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/engine_bridge.h"

#include "gui/models/native_path.h"

#include <QFile>
#include <chrono>

namespace phasebench {

namespace {

constexpr std::chrono::milliseconds gpuInterval(50);
constexpr std::chrono::milliseconds cpuInterval(500);

bool runsOnCpu(const Experiment& experiment)
{
    return !experiment.execution.space || experiment.execution.space->isCpu();
}

} // namespace

/// Every function is called on the engine thread. Calls that it queues are dropped when the bridge goes.
class EngineBridge::Listener : public EngineListener {
public:
    explicit Listener(EngineBridge& bridge)
        : m_bridge(bridge)
    {
    }

    void machineDescribed(const Machine& machine) override
    {
        auto shared = std::make_shared<const Machine>(machine);
        post([this, shared] { emit m_bridge.machineDescribed(shared); });
    }

    void pointStarted(JobId, const Position& position, const Experiment& experiment) override
    {
        bool replayed = false;
        {
            const std::scoped_lock lock(m_bridge.m_mutex);
            m_bridge.m_progress.reset();
            replayed = m_bridge.m_recordings != nullptr;
            const auto answers
                = replayed ? m_bridge.m_recordings->answers(experiment) : std::vector<const RecordedRun*>();
            // What was measured before is shown already, and changes when this process is through.
            m_bridge.m_liveShown = position.process == 0;
            if (!m_bridge.m_liveShown)
                m_bridge.m_live = LiveRun();
            else if (answers.empty())
                m_bridge.m_live.begin(experiment);
            else
                m_bridge.m_live.beginReplay(experiment, answers.front()->run);
        }
        const bool disturbs = !replayed && runsOnCpu(experiment);
        post([this, position, interval = disturbs ? cpuInterval : gpuInterval] {
            m_bridge.m_timer.setInterval(interval);
            emit m_bridge.pointStarted(position);
        });
    }

    void progressed(JobId, const Progress& progress) override
    {
        const std::scoped_lock lock(m_bridge.m_mutex);
        m_bridge.m_progress = progress;
    }

    void sampled(JobId, const SamplesChunk& chunk) override
    {
        const std::scoped_lock lock(m_bridge.m_mutex);
        if (m_bridge.m_liveShown)
            m_bridge.m_live.add(chunk);
    }

    void raced(JobId, const RaceProgress& progress) override
    {
        const std::scoped_lock lock(m_bridge.m_mutex);
        m_bridge.m_live.setRace(progress);
        m_bridge.m_raced = true;
    }

    void pointFinished(JobId, std::size_t point, std::shared_ptr<const Run> run) override
    {
        {
            const std::scoped_lock lock(m_bridge.m_mutex);
            m_bridge.m_live = LiveRun();
            m_bridge.m_raced = false;
        }
        post([this, point, run] { emit m_bridge.pointFinished(static_cast<int>(point), run); });
    }

    void pointRefined(JobId, std::size_t point, std::shared_ptr<const Run> run) override
    {
        post([this, point, run] { emit m_bridge.pointRefined(static_cast<int>(point), run); });
    }

    void refused(JobId, const Fault& fault) override
    {
        post([this, fault] { emit m_bridge.refused(fault); });
    }

    void noted(JobId, const std::string& sentence) override
    {
        post([this, text = QString::fromStdString(sentence)] { emit m_bridge.noted(text); });
    }

    void probed(JobId, std::shared_ptr<const LinkProbe> probe) override
    {
        post([this, probe] { emit m_bridge.probed(probe); });
    }

    void calibrated(JobId, std::shared_ptr<const Calibration> calibration) override
    {
        post([this, calibration] { emit m_bridge.calibrated(calibration); });
    }

    void jobFinished(JobId, const std::string& error) override
    {
        post([this, error] {
            m_bridge.m_running = false;
            m_bridge.m_timer.stop();
            emit m_bridge.finished(QString::fromStdString(error));
        });
    }

private:
    template <typename Function> void post(Function function)
    {
        QMetaObject::invokeMethod(&m_bridge, std::move(function), Qt::QueuedConnection);
    }

    EngineBridge& m_bridge;
};

EngineBridge::EngineBridge(WorkerPrograms programs, QObject* parent)
    : QObject(parent)
    , m_listener(std::make_unique<Listener>(*this))
{
    m_timer.setInterval(cpuInterval);
    connect(&m_timer, &QTimer::timeout, this, &EngineBridge::fetch);
    m_engine = std::make_unique<Engine>(std::move(programs), *m_listener);
}

EngineBridge::~EngineBridge()
{
    m_engine.reset();
}

void EngineBridge::describeMachine()
{
    m_engine->describeMachine();
}

void EngineBridge::run(ExperimentFile experiment, const QString& file, bool resume)
{
    Job job;
    job.experiment = std::move(experiment);
    job.file = native(file);
    job.resume = resume;
    job.tuning = m_tuning;
    submit(std::move(job));
}

void EngineBridge::replay(
    ExperimentFile experiment, const QString& file, const QString& place, std::shared_ptr<const Recordings> recordings)
{
    Job job;
    job.experiment = std::move(experiment);
    job.file = native(file);
    job.recording = native(place);
    {
        const std::scoped_lock lock(m_mutex);
        m_recordings = std::move(recordings);
    }
    submit(std::move(job));
}

void EngineBridge::probe(const QString& file)
{
    Job job;
    job.probe = true;
    job.file = native(file);
    submit(std::move(job));
}

void EngineBridge::calibrate(double seconds)
{
    Job job;
    job.calibration = seconds;
    submit(std::move(job));
}

void EngineBridge::submit(Job job)
{
    if (job.recording.empty()) {
        const std::scoped_lock lock(m_mutex);
        m_recordings.reset();
    }
    m_running = true;
    m_timer.start();
    emit started();
    m_engine->submit(std::move(job));
}

void EngineBridge::stopSampling()
{
    m_engine->stopSampling();
}

void EngineBridge::cancel()
{
    m_engine->cancel();
}

void EngineBridge::fetch()
{
    std::optional<Progress> progress;
    std::shared_ptr<const Run> live;
    bool race = false;
    {
        const std::scoped_lock lock(m_mutex);
        progress.swap(m_progress);
        std::swap(race, m_raced);
        if (race || (m_timer.intervalAsDuration() == gpuInterval && m_live.hasNews()))
            live = m_live.take();
    }
    if (progress)
        emit progressed(QString::fromStdString(progress->text), progress->remaining);
    if (live && race)
        emit raced(live);
    else if (live)
        emit grew(live);
}

} // namespace phasebench
