// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/sweep.h"
#include "engine/protocol/message.h"
#include "engine/result/calibration.h"
#include "engine/runner/worker_programs.h"

#include <filesystem>
#include <memory>

namespace phasebench {

using JobId = std::int64_t;

/// A number of points, appended to one results file. They are measured in passes: in each, every point that is not
/// complete is measured once, in shuffled order and in processes that no pass before has used. In the file they keep
/// their listed order.
struct Job {
    ExperimentFile experiment;
    std::filesystem::path file; ///< appended to, created when missing; empty: kept in memory only
    std::size_t firstPoint = 0; ///< the points before it are left out
    bool resume = false; ///< of what `file` holds already, only what is missing is measured: see CompletedPoints
    std::filesystem::path recording = {}; ///< the replay worker answers from this results file; empty: it is measured
    bool probe = false; ///< the machine's links instead of the experiment's points; `experiment` is not read
    /// How far apart identical runs fall, measured for about so many seconds, likewise; no file takes it.
    std::optional<double> calibration = {};
    std::filesystem::path tuning = {}; ///< winners of races are kept and looked up here; empty: nowhere
};

/// What is measured now, and how far its job is.
struct Position {
    std::size_t point = 0; ///< in listed order
    std::size_t of = 1; ///< points in the experiment
    std::size_t pass = 0;
    std::size_t passes = 1; ///< at most, until the first has told how many there are
    std::size_t place = 0; ///< in the order of this pass
    std::size_t inPass = 1; ///< points that this pass measures
    std::int64_t process = 0; ///< in which the point is measured, 0 its first: it has no run before
    double passSeconds = 0; ///< that the pass before took; 0 in the first
};

/// Receives the events of the engine. Every function is called on the engine thread, and must not block; a listener
/// that belongs to another thread passes the event on to that.
class EngineListener {
public:
    virtual ~EngineListener() = default;
    virtual void machineDescribed(const Machine&) { }
    /// Before the first point of a job that resumes: so many of its points are in the file already.
    virtual void resumed(JobId, std::size_t /*skipped*/, std::size_t /*of*/) { }
    virtual void pointStarted(JobId, const Position&, const Experiment&) { }
    virtual void progressed(JobId, const Progress&) { }
    virtual void sampled(JobId, const SamplesChunk&) { }
    virtual void raced(JobId, const RaceProgress&) { }
    virtual void probed(JobId, std::shared_ptr<const LinkProbe>) { } ///< already in the file
    virtual void calibrated(JobId, std::shared_ptr<const Calibration>) { } ///< already kept
    /// For the first time, in the file already, its id set in listed order. A point waits for that where the file
    /// cannot be written; one that never came into it is told at the end, with id 0, and jobFinished says why and where
    /// it is.
    virtual void pointFinished(JobId, std::size_t /*point*/, std::shared_ptr<const Run>) { }
    /// After a further process, likewise: the run takes the place of the one with its id.
    virtual void pointRefined(JobId, std::size_t /*point*/, std::shared_ptr<const Run>) { }
    /// One sentence that ends nothing: a results file that is waited for, or has come back; a winner that was not kept.
    virtual void noted(JobId, const std::string& /*sentence*/) { }
    virtual void refused(JobId, const Fault&) {
    } ///< beside pointFinished with status unsupported: the reason and its fixes
    /// The job is over; `error` is not empty when the results file could not be written (the points measured so far
    /// were reported).
    virtual void jobFinished(JobId, const std::string& /*error*/) { }
};

/// Owns the engine thread, the queue of jobs and the workers. All functions may be called from any thread and return at
/// once.
class Engine {
public:
    Engine(WorkerPrograms programs, EngineListener& listener);
    /// Ends the workers and joins the thread; nothing is told any more, and a point in progress leaves no run.
    ~Engine();

    /// Asks every worker what it can do; answered by machineDescribed.
    void describeMachine();
    JobId submit(Job job);
    /// Ends the measuring of the point in progress: the series in progress keeps what it has, each further one takes
    /// `min_samples`, and no further pass of this job measures it.
    void stopSampling();
    void cancel(); ///< the job in progress ends within two seconds; finished points stay
    void cancelAll();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace phasebench
