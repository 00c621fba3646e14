// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/autotune.h"

#include "engine/measure/fixed_tuning.h"
#include "engine/measure/statistics.h"
#include "engine/worker/sequence.h"
#include "engine/worker/workspace_words.h"

#include <algorithm>
#include <cstdlib>

namespace phasebench {

namespace {

constexpr std::size_t shownLive = 100; ///< candidates in a report while the race runs
constexpr double reportEvery = 0.7; ///< seconds
constexpr double longRun = 200; ///< us: what a kernel's first run takes longer, to fetch its code, is below 1 % of it

} // namespace

Autotuner::Autotuner(const Experiment& experiment, Backend& backend, Memory& memory, const TaskHooks& hooks,
    Report report, Tracer* tracer)
    : m_experiment(experiment)
    , m_problem(experiment.callProblem())
    , m_autotune(experiment.planning.autotune.value_or(Autotune{}))
    , m_backend(backend)
    , m_memory(memory)
    , m_hooks(hooks)
    , m_report(std::move(report))
    , m_sets(experiment, memory, executionPlanOf(experiment))
    , m_timer(experiment, memory, m_sets, tracer)
    , m_guard(experiment, memory, m_sets, m_timer.stream())
    , m_throttle(reportEvery)
{
    m_preferences.workspace = experiment.planning.workspace;
    m_preferences.effort = experiment.planning.effort.value_or(Effort::estimate);
    m_preferences.threads = experiment.execution.threads.value_or(1);
    m_preferences.timeLimit = m_autotune.budget;
    m_preferences.alignment = m_sets.alignment();
    PlanPreferences measuring = m_preferences;
    measuring.effort = Effort::exhaustive;
    if (backend.planningNeedsScratch(measuring)) {
        for (const OperandSets::Slot& slot : m_sets.slots()) {
            m_scratchBuffers.push_back(memory.allocate(memory.executionMemory(), slot.stride));
            m_scratch.of(slot.operand.id) = m_scratchBuffers.back().data();
        }
        if (const auto overwritten = overwrittenOf(m_problem))
            m_scratch.of(resultOf(m_problem)) = m_scratch.of(*overwritten);
    }
}

Autotuner::~Autotuner() = default;

std::unique_ptr<Specification> Autotuner::specify()
{
    auto specification = m_backend.specify(m_problem, m_sets.execution(0));
    if (!specification)
        throw RefusedError{specification.error()};
    return std::move(*specification);
}

double Autotuner::elapsed()
{
    return (now() - m_start) * 1e-6;
}

void Autotuner::race(Run& run, const RaceTask& task)
{
    m_hooks.progress({"preparing the race", -1});
    m_specification = specify();
    m_search = m_specification->candidates(
        m_preferences, m_autotune, m_scratchBuffers.empty() ? m_sets.execution(0) : m_scratch, m_timer.stream());
    if (!m_search)
        throw RefusedError{Fault{{}, "The library " + m_backend.name() + " offers no candidates for this problem.",
            {{"planning.autotune", "false"}}}};
    m_bad = task.bad;
    const double before = std::min(task.elapsed, m_autotune.budget);
    m_memory.synchronise(m_timer.stream());
    m_start = now() - before * 1e6;
    RaceSettings settings;
    settings.budget = m_autotune.budget;
    settings.seed = m_experiment.measure.seed;
    CandidateRace race(settings);
    const auto fill = [&](const RaceResult& result) {
        run.race = Race{};
        run.race->considered = m_search->considered();
        run.race->distinct = m_search->distinct();
        for (std::string& remark : m_search->remarks())
            run.race->remarks.emplace_back(std::move(remark));
        reportRace(run, result, m_facts, m_timer.source(), m_autotune, elapsed());
    };
    try {
        if (m_autotune.method == Autotune::Method::fixed) {
            FixedSettings fixed;
            fixed.candidates = static_cast<std::size_t>(m_autotune.candidates);
            fixed.iterations = m_autotune.iterations;
            fixed.seed = settings.seed;
            fill(tuneFixed(fixed, race, *this));
        } else {
            fill(runRace(race, *this));
        }
    } catch (const BackendError& error) {
        if (m_running)
            race.fail(*m_running, eliminatedBy(Elimination::lost_context, error.what()));
        fill(race.result());
        throw;
    } catch (const HangError& hang) {
        if (m_running)
            race.fail(*m_running,
                eliminatedBy(Elimination::hangs, std::to_string(static_cast<int>(hang.seconds)) + " seconds"));
        reportLive(race, true);
        std::_Exit(EXIT_FAILURE); // whatever waits for the GPU now would wait for ever
    }
}

const Eliminated* Autotuner::knownBad(const nlohmann::json& configuration) const
{
    const auto found = std::ranges::find(m_bad, configuration, &BadCandidate::configuration);
    return found == m_bad.end() ? nullptr : &found->reason;
}

void Autotuner::search(CandidateRace& race, const std::vector<std::size_t>& leaders, double seconds)
{
    m_hooks.throwIfCancelled();
    m_hooks.progress({race.round(), m_autotune.budget - elapsed()});
    auto found = leaders.empty() ? m_search->first(seconds) : m_search->around(leaders, seconds);
    for (FoundCandidate& candidate : found) {
        const std::size_t index = race.admit(candidate.facts.heuristic_rank);
        if (const Eliminated* const bad = knownBad(candidate.facts.configuration))
            race.fail(index, *bad);
        else if (!candidate.refusal.empty())
            race.fail(index, eliminatedBy(Elimination::refused, candidate.refusal));
        m_facts.push_back(std::move(candidate.facts));
    }
    m_seen.resize(m_facts.size());
    m_timer.forgetTrace();
}

Plan* Autotuner::planOf(CandidateRace& race, std::size_t candidate)
{
    if (const auto known = m_plans.find(candidate); known != m_plans.end())
        return known->second.get();
    auto plan = m_search->plan(candidate);
    if (!plan) {
        race.fail(candidate, eliminatedBy(Elimination::refused, plan.error().sentence));
        return nullptr;
    }
    // Not every library can be limited beforehand; its own pick it takes without a race as well.
    if (const std::int64_t wanted = (*plan)->facts().workspace; candidate != 0 && wanted > m_preferences.workspace) {
        m_facts[candidate].workspace = wanted;
        race.fail(
            candidate, eliminatedBy(Elimination::refused, "it " + needsMoreWorkspace(wanted, m_preferences.workspace)));
        return nullptr;
    }
    if (!m_search->plansAreExpensive())
        m_plans.clear();
    // A planner's search tells more of a candidate than was known before: whether it was cut off.
    if (m_search->plansAreExpensive())
        m_facts[candidate].configuration = (*plan)->record().configuration;
    m_facts[candidate].workspace = (*plan)->facts().workspace;
    return m_plans.emplace(candidate, std::move(*plan)).first->second.get();
}

bool Autotuner::isGood(CandidateRace& race, std::size_t candidate, Plan& plan, std::vector<double>& samples)
{
    m_guard.prepare();
    const double took = m_timer.run(plan);
    if (const std::string wrong = m_guard.quickly(); !wrong.empty()) {
        race.fail(candidate, eliminatedBy(Elimination::wrong_result, wrong));
        return false;
    }
    m_seen[candidate] = true;
    if (m_timer.firstRunCounts() && took >= longRun)
        samples.push_back(took);
    return true;
}

std::vector<double> Autotuner::sample(CandidateRace& race, const RaceOrder& order)
{
    m_hooks.throwIfCancelled();
    if (m_throttle.due())
        reportLive(race, false);
    m_running = order.candidate;
    note(m_seen[order.candidate] ? std::nullopt : m_running);
    std::vector<double> samples;
    try {
        Plan* const plan = planOf(race, order.candidate);
        // The first run loads the kernel and shows the result.
        if (plan && (m_seen[order.candidate] || isGood(race, order.candidate, *plan, samples))) {
            if (!m_expectedSet) {
                m_timer.sample(*plan, 1, INFINITY);
                m_timer.setExpected(m_timer.sample(*plan, 1, INFINITY).front());
                m_expectedSet = true;
            }
            const int more = order.samples - static_cast<int>(samples.size());
            if (more > 0 && (samples.empty() || samples.front() <= order.hopeless)) {
                const std::vector<double> taken
                    = m_timer.sample(*plan, more, samples.empty() ? order.hopeless : INFINITY);
                samples.insert(samples.end(), taken.begin(), taken.end());
            }
        }
    } catch (const BackendError& error) {
        if (error.poisoned())
            throw;
        m_plans.erase(order.candidate);
        race.fail(order.candidate, eliminatedBy(Elimination::failed, error.what()));
        samples.clear();
    }
    m_running.reset();
    return samples;
}

void Autotuner::check(CandidateRace& race, std::size_t candidate)
{
    m_hooks.throwIfCancelled();
    m_running = candidate;
    note(candidate);
    try {
        if (Plan* const plan = planOf(race, candidate)) {
            m_guard.prepare();
            m_timer.run(*plan);
            double error = 0;
            const std::string wrong = m_guard.thoroughly(error);
            m_facts[candidate].relative_error = error;
            if (!wrong.empty())
                race.fail(candidate, eliminatedBy(Elimination::wrong_result, wrong));
        }
    } catch (const BackendError& error) {
        if (error.poisoned())
            throw;
        race.fail(candidate, eliminatedBy(Elimination::failed, error.what()));
    }
    m_running.reset();
}

void Autotuner::note(std::optional<std::size_t> candidate)
{
    if (candidate == m_noted)
        return;
    m_noted = candidate;
    m_report(CandidateStarted{candidate ? std::optional(m_facts[*candidate].configuration) : std::nullopt, elapsed()});
}

void Autotuner::reportLive(const CandidateRace& race, bool whole)
{
    RaceProgress progress;
    progress.candidates
        = candidatesOf(race.result(), m_facts, m_timer.source(), whole ? m_facts.size() + 1 : shownLive);
    progress.round = race.round();
    progress.elapsed = elapsed();
    progress.budget = m_autotune.budget;
    m_report(progress);
    m_hooks.progress({progress.round, std::max(0.0, progress.budget - progress.elapsed)});
}

void Autotuner::time(Run& run, const TimingTask& task)
{
    m_specification = specify();
    m_start = now();
    for (const TimingTask::Order& order : task.orders) {
        m_hooks.throwIfCancelled();
        Candidate candidate;
        candidate.source = m_timer.source();
        candidate.configuration = order.configuration;
        const std::string series = seriesName(CandidateSeries{static_cast<int>(run.candidates.size())});
        try {
            const PlanConfiguration choice = candidate.configuration;
            auto plan = m_specification->plan(
                m_preferences, &choice, m_scratchBuffers.empty() ? m_sets.execution(0) : m_scratch);
            if (!plan) {
                candidate.eliminated = eliminatedBy(Elimination::refused, plan.error().sentence);
            } else {
                candidate.configuration = (*plan)->record().configuration;
                m_guard.prepare();
                m_timer.run(**plan);
                double error = 0;
                if (const std::string wrong = m_guard.thoroughly(error); !wrong.empty())
                    candidate.eliminated = eliminatedBy(Elimination::wrong_result, wrong);
                candidate.relative_error = error;
                m_timer.setExpected(m_timer.sample(**plan, 1, INFINITY).front());
                if (!candidate.eliminated)
                    run.series[series] = m_timer.sample(**plan, order.samples, INFINITY);
            }
        } catch (const BackendError& error) {
            if (error.poisoned())
                throw;
            candidate.eliminated = eliminatedBy(Elimination::failed, error.what());
        }
        run.candidates.push_back(std::move(candidate));
    }
}

} // namespace phasebench
