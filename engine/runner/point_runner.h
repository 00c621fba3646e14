// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"
#include "engine/problem/fault.h"
#include "engine/runner/clock.h"
#include "engine/runner/engine.h"
#include "engine/runner/point_findings.h"
#include "engine/runner/tuning.h"
#include "engine/runner/wisdom_store.h"
#include "engine/runner/worker_pool.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

namespace phasebench {

/// What a point needs of the engine.
struct PointServices {
    WorkerPool& pool;
    WisdomStore& wisdom;
    EngineListener& listener;
    std::int64_t& lastTask;
    std::filesystem::path tuning = {}; ///< as in Job
    double replaySeconds = 2.5; ///< in which a replayed run grows
};

/// How long a worker may take to end what it was asked to cancel, before it is killed.
inline constexpr auto cancelGrace = std::chrono::seconds(1);

/// Runs one pass of a point in worker processes: the first use in a fresh one, this pass's share of the series in the
/// same one, and, where a GPU takes part, a trace in another one. The first pass autotunes; later ones run its winner.
/// A replayed point is one task of the replay worker. No function blocks: advance() does what can be done now.
class PointRunner {
public:
    /// `experiment`: resolved; `machine`: this computer as it was described. `recording`: the replay worker's
    /// arguments; empty: it is measured. `earlier`: the run as the passes before left it, with its series; empty: this
    /// is the first. `points`: of the pass.
    PointRunner(PointServices services, JobId job, Experiment experiment, const Machine& machine,
        std::vector<std::string> recording = {}, std::optional<Run> earlier = {}, std::size_t points = 1);

    void advance();
    void stopSampling();
    void cancel();
    bool finished() const { return m_steps.empty(); }
    Clock::time_point deadline() const { return std::min(m_killAt, m_hungAt); }

    /// Why it is not possible here, when it is not. Precondition of both: finished().
    const std::optional<Fault>& refusal() const { return m_refusal; }
    Run takeRun();
    bool wasStopped() const { return m_stopSampling; }

private:
    enum class Step { first_plan, first_use, autotune, measure, describe, trace, replay };

    void planSteps();
    bool begin();
    void handle(Reply reply);
    void receive(Outcome outcome);
    bool isFirst(Step step) const { return step == Step::first_plan || step == Step::first_use; }
    void beginFirstUse();
    void completeFirstUses();
    ProcessShare share() const;
    void endStep();
    void stepFailed(const std::string& sentence);
    void conclude(RunStatus status, std::string message);
    void refuse(Fault fault);
    bool beginTuning();
    void receiveTuning(Outcome outcome);
    void dropTuner(const std::string& sentence, const std::vector<Candidate>& known);
    void takeChoice(const nlohmann::json& configuration);
    void lookUpChoice();
    const Library& libraryFor(Step step) const;
    WorkerKey keyOf(Step step) const;
    Task taskFor(Step step);

    PointServices m_services;
    JobId m_job;
    PointFindings m_findings;
    std::vector<std::string> m_recording;
    std::string m_cpu;
    std::int64_t m_points; ///< of this pass
    std::optional<Fault> m_refusal;
    std::deque<Step> m_steps; ///< the first one is in progress
    bool m_prepared = false;
    bool m_cancelled = false;
    bool m_stopSampling = false;
    WorkerConnection* m_worker = nullptr; ///< busy with the step in progress
    std::int64_t m_task = 0;
    Clock::time_point m_killAt = never;
    Clock::time_point m_hungAt = never; ///< of the worker that autotunes
    std::unique_ptr<Tuning> m_tuning;
    Tuning::Order m_order; ///< of the autotuning, in progress
    const Library* m_library = nullptr; ///< that the calls run: the experiment's, or the winner's of a race
    nlohmann::json m_choice; ///< the candidate that the calls run; null: what planning chooses
    std::map<std::string, std::string> m_settings; ///< of workers, for that candidate
};

} // namespace phasebench
