// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/tuning.h"

#include <algorithm>

namespace phasebench {

namespace {

constexpr int mostWorkers = 4; ///< lost to candidates before the race is given up
constexpr double openingTime = 60.0; ///< seconds that opening libraries and filling operands may take beside the race

bool tookTheWorker(const Candidate& candidate)
{
    return candidate.eliminated
        && (candidate.eliminated->why == Elimination::lost_context || candidate.eliminated->why == Elimination::hangs);
}

class WorkerTuning : public Tuning {
public:
    explicit WorkerTuning(const Experiment& experiment)
        : m_autotune(*experiment.planning.autotune)
    {
    }

    std::optional<Order> next() override
    {
        if (m_result)
            return std::nullopt;
        Order order;
        order.seconds = m_autotune.budget * 2 + openingTime;
        order.work = RaceTask{m_bad, m_lost > 0 ? m_elapsed : 0};
        return order;
    }

    void receive(Run&& answer) override
    {
        if (answer.race && m_lost > 0)
            answer.race->remarks.emplace_back(
                (m_lost == 1 ? std::string("One worker was lost and replaced: ")
                             : std::to_string(m_lost) + " workers were lost and replaced: ")
                + m_lastLoss);
        m_result = std::move(answer);
    }

    void progressed(const RaceProgress& progress) override
    {
        m_elapsed = progress.elapsed;
        m_known = progress.candidates;
    }

    void started(const CandidateStarted& started) override
    {
        m_elapsed = started.elapsed;
        m_trying = started.configuration;
    }

    void lost(const std::string& sentence, const std::vector<Candidate>& known) override
    {
        ++m_lost;
        m_lastLoss = sentence;
        if (!known.empty())
            m_known = known;
        const std::size_t before = m_bad.size();
        for (const Candidate& candidate : m_known)
            if (tookTheWorker(candidate))
                blame(candidate.configuration, *candidate.eliminated);
        // It died without a word: of what it had just begun to run.
        if (m_bad.size() == before && m_trying)
            blame(*m_trying, eliminatedBy(Elimination::worker_died, sentence));
        m_trying.reset();
        if (m_lost >= mostWorkers)
            giveUp(sentence);
    }

    Run take() override { return std::move(*m_result); }

private:
    void blame(const nlohmann::json& configuration, const Eliminated& reason)
    {
        if (std::ranges::find(m_bad, configuration, &BadCandidate::configuration) == m_bad.end())
            m_bad.push_back({configuration, reason});
    }

    void giveUp(const std::string& sentence)
    {
        Run run;
        run.candidates = std::move(m_known);
        run.race.emplace();
        run.race->method = nameOf(m_autotune.method);
        run.race->verdict = "The race was given up: " + std::to_string(m_lost) + " workers were lost. " + sentence;
        run.race->budget = m_autotune.budget;
        run.race->seconds = m_elapsed;
        m_result = std::move(run);
    }

    Autotune m_autotune;
    std::optional<Run> m_result;
    std::vector<Candidate> m_known;
    std::vector<BadCandidate> m_bad;
    std::optional<nlohmann::json> m_trying; ///< the configuration that runs for the first time
    double m_elapsed = 0;
    int m_lost = 0;
    std::string m_lastLoss; ///< in a sentence
};

} // namespace

std::unique_ptr<Tuning> tuneInWorker(const Experiment& resolved)
{
    return std::make_unique<WorkerTuning>(resolved);
}

} // namespace phasebench
