// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/library/capability.h"
#include "engine/library/processor.h"
#include "engine/measure/race.h"
#include "engine/result/race_report.h"
#include "engine/runner/clock.h"
#include "engine/runner/tuning.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace phasebench {

namespace {

constexpr double preparing = 60.0; ///< seconds a worker may take beside its samples before it is taken for hung

/// One kernelSet to run it: a library with a kernel set by the variable's name, or with what it takes by itself.
struct KernelSet {
    const Library* library;
    std::string set; ///< empty: as the experiment's environment has it
    int threads = 1;
};

RaceSettings settingsFor(const Experiment& experiment)
{
    RaceSettings settings;
    settings.budget = experiment.planning.autotune->budget;
    settings.seed = experiment.measure.seed;
    // Every order to a worker has its price, so that few rounds of several samples serve better.
    settings.finalSamples = 5;
    settings.fewestRounds = 4;
    settings.mostRounds = 8;
    return settings;
}

class ProcessTuning : public Tuning {
public:
    ProcessTuning(const Experiment& experiment, const Machine& machine)
        : m_experiment(experiment)
        , m_library(libraryOf(experiment))
        , m_autotune(*experiment.planning.autotune)
        , m_race(settingsFor(experiment))
        , m_start(Clock::now())
    {
        if (m_library.kernelSets)
            if (const auto set = machine.environment.find(variable());
                set != machine.environment.end() && !set->second.value.empty()) {
                m_forced = set->second.value;
                m_forcedBy = set->second.set_by;
            }
        if (m_autotune.search == Autotune::Search::enumerate && !experiment.execution.backend)
            for (const Library* library : librariesFor(experiment))
                if (library != &m_library && library->tunedByProcess
                    && machine.libraries.contains(std::string(library->name)))
                    m_others.push_back(library);
        addKernelSet({&m_library, {}, threads()});
        m_facts.front().origin = "default";
        m_facts.front().heuristic_rank = 0;
        m_race.admit(0);
    }

    std::optional<Order> next() override
    {
        if (!m_defaultKnown)
            return orderFor(m_kernelSets.front(), {{0, 1}});
        while (m_queue.empty()) {
            const RaceStep step = m_race.next(elapsed());
            switch (step.kind) {
            case RaceStep::Kind::search:
                search(!step.leaders.empty());
                break;
            case RaceStep::Kind::sample:
                enqueue(step.orders);
                break;
            case RaceStep::Kind::check:
                break; // every order is checked as it is timed
            case RaceStep::Kind::done:
                return std::nullopt;
            }
        }
        const KernelSet& first = m_kernelSets[m_queue.front().candidate];
        const auto inOneProcess = [&](const RaceOrder& order) {
            const KernelSet& kernelSet = m_kernelSets[order.candidate];
            return kernelSet.library == first.library && kernelSet.set == first.set;
        };
        std::vector<RaceOrder> orders;
        std::ranges::copy_if(m_queue, std::back_inserter(orders), inOneProcess);
        std::erase_if(m_queue, inOneProcess);
        return orderFor(first, std::move(orders));
    }

    void receive(Run&& answer) override
    {
        bool goesOn = true;
        for (std::size_t i = 0; i < m_asked.size(); ++i) {
            const RaceOrder& order = m_asked[i];
            CandidateFacts& facts = m_facts[order.candidate];
            std::vector<double> samples;
            if (i >= answer.candidates.size()) {
                m_race.fail(order.candidate, eliminatedBy(Elimination::failed, "the worker did not tell its times"));
            } else {
                const Candidate& told = answer.candidates[i];
                const std::string set = told.configuration.value("kernel_set", std::string());
                if (told.relative_error)
                    facts.relative_error = told.relative_error;
                if (told.eliminated)
                    m_race.fail(order.candidate, *told.eliminated);
                else if (const std::string& wanted = m_kernelSets[order.candidate].set;
                         !wanted.empty() && !sameKernelSet(wanted, set))
                    m_race.fail(order.candidate,
                        eliminatedBy(Elimination::refused,
                            std::string(m_kernelSets[order.candidate].library->title) + " took its " + set
                                + " kernels instead of " + wanted + "'s"));
                else
                    samples = answer.series[seriesName(CandidateSeries{static_cast<int>(i)})];
                if (!m_race.failed(order.candidate))
                    facts.configuration = told.configuration;
            }
            if (!m_defaultKnown)
                m_default = facts.configuration.value("kernel_set", std::string());
            else if (!m_race.failed(order.candidate) && !m_race.add(order, samples, elapsed()))
                goesOn = false;
            m_timed[order.candidate] = true;
        }
        m_defaultKnown = true;
        m_asked.clear();
        // The kernel sets are few, and may differ by a factor of two: each is looked at, even past the budget.
        if (!goesOn)
            std::erase_if(m_queue, [this](const RaceOrder& order) {
                return m_timed[order.candidate] || m_kernelSets[order.candidate].threads != threads();
            });
        m_pastItsTime = m_pastItsTime || (!goesOn && !m_queue.empty());
    }

    void lost(const std::string& sentence, const std::vector<Candidate>&) override
    {
        m_defaultKnown = true;
        for (const RaceOrder& order : m_asked)
            if (!m_race.failed(order.candidate))
                m_race.fail(order.candidate, eliminatedBy(Elimination::failed, sentence));
        std::erase_if(m_queue, [this](const RaceOrder& order) { return m_race.failed(order.candidate); });
        m_asked.clear();
    }

    void stopSampling() override { m_race.shorten(); }

    std::optional<RaceProgress> news() override
    {
        return RaceProgress{
            candidatesOf(m_race.result(), m_facts, TimingSource::host), m_race.round(), elapsed(), m_autotune.budget};
    }

    Run take() override
    {
        Run run;
        run.race.emplace();
        run.race->considered = run.race->distinct = static_cast<std::int64_t>(m_kernelSets.size());
        const RaceResult result = m_race.result();
        if (!m_forced.empty() && sameKernelSet(m_forced, m_default))
            run.race->remarks.emplace_back("The kernel set " + m_default + " is not " + std::string(m_library.title)
                    + "'s own choice: "
                    + (m_forcedBy == "environment" ? "the environment of this program" : "this " + m_forcedBy)
                    + " sets " + variable() + "=" + m_forced + ".",
                RaceRemark::Weight::finding);
        else if (!m_forced.empty())
            run.race->remarks.emplace_back(variable() + "=" + m_forced
                    + " was not taken: " + std::string(m_library.title) + " runs its " + m_default + " kernels.",
                RaceRemark::Weight::finding);
        if (const auto sentence = bestAtEqualThreads(result))
            run.race->remarks.emplace_back(*sentence, RaceRemark::Weight::finding);
        if (m_pastItsTime)
            run.race->remarks.emplace_back("The time for looking was over before every kernel set had been started in "
                                           "a process of its own; each was looked at all the same.");
        reportRace(run, result, m_facts, TimingSource::host, m_autotune, elapsed());
        if (result.winner)
            m_winner = m_kernelSets[*result.winner];
        return run;
    }

    const Library* library() const override { return m_winner ? m_winner->library : nullptr; }

    std::map<std::string, std::string> environment() const override
    {
        if (!m_winner || m_winner->set.empty())
            return {};
        return {{std::string(m_winner->library->kernelSets->variable), m_winner->set}};
    }

private:
    std::string variable() const { return std::string(m_library.kernelSets->variable); }
    int threads() const { return m_experiment.execution.threads.value_or(1); }
    double elapsed() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

    void addKernelSet(KernelSet kernelSet)
    {
        CandidateFacts facts;
        facts.backend = kernelSet.library->name;
        facts.configuration = {{"threads", kernelSet.threads}};
        if (!kernelSet.set.empty())
            facts.configuration["kernel_set"] = kernelSet.set;
        m_facts.push_back(std::move(facts));
        m_timed.push_back(false);
        m_kernelSets.push_back(std::move(kernelSet));
    }

    /// First all kernel sets and libraries with the threads asked for, then, around the leaders, fewer threads.
    void search(bool around)
    {
        if (m_searched && !around)
            return;
        if (!around) {
            m_searched = true;
            if (m_library.kernelSets)
                for (const std::string& set : m_library.kernelSets->runnable(cpuFlags()))
                    if (!sameKernelSet(set, m_default))
                        admit({&m_library, set, threads()});
            for (const Library* other : m_others)
                admit({other, {}, threads()});
            return;
        }
        if (m_searchedAround)
            return;
        m_searchedAround = true;
        const std::size_t count = m_kernelSets.size();
        for (std::size_t i = 0; i < count; ++i)
            for (int fewer = threads() / 2; fewer >= 1; fewer /= 2)
                if (!m_race.failed(i))
                    admit({m_kernelSets[i].library, m_kernelSets[i].set, fewer});
    }

    void admit(KernelSet kernelSet)
    {
        addKernelSet(std::move(kernelSet));
        m_race.admit(std::nullopt);
    }

    /// In the order given, but what one process can time together; the processes in turn, as the race shuffled them.
    void enqueue(const std::vector<RaceOrder>& orders)
    {
        m_queue.clear();
        for (const RaceOrder& order : orders)
            if (!m_race.failed(order.candidate))
                m_queue.push_back(order);
    }

    Order orderFor(const KernelSet& kernelSet, std::vector<RaceOrder> orders)
    {
        Order order;
        order.library = kernelSet.library;
        if (!kernelSet.set.empty())
            order.environment[std::string(kernelSet.library->kernelSets->variable)] = kernelSet.set;
        TimingTask& task = order.work.emplace<TimingTask>();
        for (const RaceOrder& one : orders)
            task.orders.push_back({{{"threads", m_kernelSets[one.candidate].threads}}, std::max(one.samples, 1)});
        order.seconds = preparing + 4 * m_autotune.budget;
        m_asked = std::move(orders);
        return order;
    }

    std::optional<std::string> bestAtEqualThreads(const RaceResult& result) const
    {
        const auto standingOf = [&](std::size_t candidate) {
            return std::ranges::find_if(result.standings,
                [&](const RaceStanding& standing) { return standing.candidate == candidate && !standing.control; });
        };
        const auto scoreOf = [&](std::size_t candidate) {
            const auto standing = standingOf(candidate);
            return standing == result.standings.end() || standing->samples.empty()
                ? std::numeric_limits<double>::infinity()
                : standing->score;
        };
        std::size_t best = 0;
        for (std::size_t i = 1; i < m_kernelSets.size(); ++i)
            if (m_kernelSets[i].threads == threads() && scoreOf(i) < scoreOf(best))
                best = i;
        const double ratio = scoreOf(0) / scoreOf(best);
        if (best == 0 || !std::isfinite(ratio) || standingOf(0)->tie <= standingOf(best)->tie)
            return std::nullopt; // not known, or it may be chance
        char text[16];
        std::snprintf(text, sizeof text, "%.2f", ratio);
        const std::string where = "At " + std::to_string(threads()) + (threads() == 1 ? " thread " : " threads ");
        if (m_kernelSets[best].library != &m_library)
            return where + std::string(m_kernelSets[best].library->title) + " is " + text + " times as fast as "
                + std::string(m_library.title) + " with its " + m_default + " kernels.";
        return where + "the " + m_kernelSets[best].set + " kernels are " + text + " times as fast as the " + m_default
            + " kernels.";
    }

    Experiment m_experiment;
    const Library& m_library; ///< of the default candidate
    Autotune m_autotune;
    CandidateRace m_race;
    Clock::time_point m_start;
    std::vector<KernelSet> m_kernelSets; ///< by candidate
    std::vector<CandidateFacts> m_facts;
    std::vector<bool> m_timed; ///< or was given up, by candidate
    std::vector<RaceOrder> m_queue; ///< of the round in progress
    std::vector<RaceOrder> m_asked; ///< of the worker
    std::string m_default; ///< the kernel set that OpenBLAS takes as things are
    bool m_defaultKnown = false;
    bool m_searched = false;
    bool m_searchedAround = false;
    bool m_pastItsTime = false; ///< kernel sets were looked at when that was over
    std::string m_forced;
    std::string m_forcedBy;
    std::optional<KernelSet> m_winner;
    std::vector<const Library*> m_others; ///< that take part beside the experiment's
};

} // namespace

std::unique_ptr<Tuning> tuneProcesses(const Experiment& resolved, const Machine& machine)
{
    return std::make_unique<ProcessTuning>(resolved, machine);
}

} // namespace phasebench
