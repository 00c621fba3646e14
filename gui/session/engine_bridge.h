// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/recordings.h"
#include "engine/runner/engine.h"
#include "gui/session/live_run.h"

#include <QObject>
#include <QTimer>
#include <mutex>

namespace phasebench {

/// The window's side of the engine thread: what the engine tells arrives here as signals with values that never
/// change. What comes often (progress, samples) is fetched by a timer: 20 times a second, and twice a second with
/// progress only while the CPU is what is measured, so that the window does not disturb it.
class EngineBridge : public QObject {
    Q_OBJECT
public:
    explicit EngineBridge(WorkerPrograms programs, QObject* parent = nullptr);
    ~EngineBridge() override; ///< cancels what runs and joins the engine thread

    void describeMachine();
    /// Precondition: not isRunning().
    /// resume: points that the file holds already are left out.
    void run(ExperimentFile experiment, const QString& file, bool resume = false);
    /// The same, answered from a results file or a folder of them; `recordings` is what was read of it.
    void replay(ExperimentFile experiment, const QString& file, const QString& place,
        std::shared_ptr<const Recordings> recordings);
    /// Measures this computer's links; `file` as in run(), empty: into none. Precondition: not isRunning().
    void probe(const QString& file);
    /// Measures how far apart identical runs fall on this computer, for about so many seconds. Precondition: not
    /// isRunning().
    void calibrate(double seconds);
    /// The file of kept winners that planning looks into from now on, and into which a race's winner goes; empty: none.
    void setTuningFile(std::filesystem::path file) { m_tuning = std::move(file); }
    bool isRunning() const { return m_running; }

public slots:
    void stopSampling();
    void cancel();

signals:
    void machineDescribed(std::shared_ptr<const phasebench::Machine> machine);
    void started();
    void pointStarted(phasebench::Position position);
    void progressed(const QString& text, double remaining); ///< remaining: seconds, negative when not known
    void grew(std::shared_ptr<const phasebench::Run> run); ///< the run in progress as far as it is known
    /// The run in progress with where its race stands; a few times a second, on a CPU too.
    void raced(std::shared_ptr<const phasebench::Run> run);
    void pointFinished(int point, std::shared_ptr<const phasebench::Run> run); ///< for the first time
    /// After a further process: it takes the place of the run with its id.
    void pointRefined(int point, std::shared_ptr<const phasebench::Run> run);
    void refused(phasebench::Fault fault);
    void noted(const QString& sentence); ///< see EngineListener
    void probed(std::shared_ptr<const phasebench::LinkProbe> probe);
    void calibrated(std::shared_ptr<const phasebench::Calibration> calibration);
    void finished(const QString& error); ///< error: one sentence when the results could not be written

private:
    class Listener;

    void fetch();
    void submit(Job job);

    bool m_running = false;
    std::filesystem::path m_tuning;
    QTimer m_timer;

    std::mutex m_mutex; ///< guards what follows: written by the engine thread, fetched by the timer
    std::optional<Progress> m_progress;
    LiveRun m_live;
    bool m_liveShown = true; ///< the point in progress has no run yet
    bool m_raced = false; ///< the race has news
    std::shared_ptr<const Recordings> m_recordings; ///< of the job in progress; null: it is measured

    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<Engine> m_engine; ///< last: it calls the listener until it is gone
};

} // namespace phasebench
