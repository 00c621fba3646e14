// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/race_sampler.h"
#include "engine/protocol/message.h"
#include "engine/worker/candidate_search.h"
#include "engine/worker/execution_timer.h"
#include "engine/worker/result_guard.h"
#include "engine/worker/sampling.h"

#include <functional>
#include <map>

namespace phasebench {

/// The autotuning of one point inside one worker: finds the backend's candidates, races them and checks each result.
/// Nothing is copied in a timed region, and the times are of the execution alone.
class Autotuner : private RaceSampler {
public:
    /// Is given RaceProgress and CandidateStarted while a race runs.
    using Report = std::function<void(const Reply&)>;

    /// `tracer`: needed where a GPU computes; it is the clock.
    Autotuner(const Experiment& experiment, Backend& backend, Memory& memory, const TaskHooks& hooks, Report report,
        Tracer* tracer = nullptr);
    ~Autotuner() override;

    /// Races, and fills in the run's candidates, race and phase.
    /// When a candidate loses the GPU's context, the candidates are in the run and BackendError is thrown; when one
    /// hangs, they are reported and the process ends, since it could do nothing any more.
    void race(Run& run, const RaceTask& task);

    /// Errors come as candidates in the order of the task, samples as the series "candidate.0", ….
    void time(Run& run, const TimingTask& task);

private:
    double elapsed() override;
    void search(CandidateRace& race, const std::vector<std::size_t>& leaders, double seconds) override;
    std::vector<double> sample(CandidateRace& race, const RaceOrder& order) override;
    void check(CandidateRace& race, std::size_t candidate) override;
    bool stopSampling() override { return m_hooks.stopSampling; }

    Plan* planOf(CandidateRace& race, std::size_t candidate);
    /// Runs it for the first time and compares its result. Where that run tells how long it takes, it is a sample too.
    bool isGood(CandidateRace& race, std::size_t candidate, Plan& plan, std::vector<double>& samples);
    void reportLive(const CandidateRace& race, bool whole);
    /// Reports CandidateStarted; empty: no new candidate runs any more.
    void note(std::optional<std::size_t> candidate);
    const Eliminated* knownBad(const nlohmann::json& configuration) const;
    std::unique_ptr<Specification> specify();

    const Experiment& m_experiment;
    Problem m_problem;
    Autotune m_autotune;
    Backend& m_backend;
    Memory& m_memory;
    const TaskHooks& m_hooks;
    Report m_report;
    OperandSets m_sets;
    ExecutionTimer m_timer;
    ResultGuard m_guard;
    PlanPreferences m_preferences;
    Operands m_scratch;
    std::vector<Buffer> m_scratchBuffers;
    std::unique_ptr<Specification> m_specification;
    std::shared_ptr<CandidateSearch> m_search;
    std::vector<CandidateFacts> m_facts;
    std::vector<bool> m_seen; ///< was run and compared
    std::map<std::size_t, std::unique_ptr<Plan>> m_plans;
    std::vector<BadCandidate> m_bad;
    std::optional<std::size_t> m_running;
    std::optional<std::size_t> m_noted;
    double m_start = 0;
    bool m_expectedSet = false;
    Throttle m_throttle;
};

} // namespace phasebench
