// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"

#include "engine/measure/race_rules.h"
#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

CandidateRace::CandidateRace(RaceSettings settings)
    : m_settings(settings)
    , m_random(settings.seed)
    , m_reserve(race_rules::mostReserve * settings.budget)
{
}

void CandidateRace::enter(Stage stage, std::string name)
{
    m_stage = stage;
    m_roundName = std::move(name);
    m_taken.clear();
}

std::size_t CandidateRace::admit(std::optional<int> heuristicRank)
{
    m_entries.emplace_back();
    m_entries.back().heuristicRank = heuristicRank;
    return m_entries.size() - 1;
}

void CandidateRace::fail(std::size_t candidate, Eliminated reason)
{
    Entry& entry = m_entries.at(candidate);
    const bool led = std::isfinite(entry.score) && entry.score <= bestScore();
    entry.failed = true;
    entry.levelled = false;
    entry.eliminated = std::move(reason);
    std::erase_if(m_finalists, [&](const Finalist& finalist) { return finalist.candidate == candidate; });
    if (!led)
        return;
    // Others were dropped for being slower than it: they have their chance again.
    for (Entry& other : m_entries)
        if (!other.failed && !other.corrected.empty())
            other.eliminated.reset();
    if (m_stage == Stage::tighten || m_stage == Stage::halving || m_stage == Stage::check || m_stage == Stage::finals) {
        m_finalists.clear();
        m_tightened = 0;
        enter(Stage::tighten, "the leader failed: " + race_rules::left(alive().size()));
    }
}

void CandidateRace::drop(std::size_t candidate, Elimination why, bool levelled)
{
    Entry& entry = m_entries[candidate];
    if (entry.eliminated)
        return;
    entry.eliminated = eliminatedBy(why);
    entry.levelled = levelled;
}

std::vector<std::size_t> CandidateRace::alive() const
{
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (!m_entries[i].eliminated && !m_entries[i].corrected.empty())
            list.push_back(i);
    std::ranges::stable_sort(list, std::ranges::less(), [this](std::size_t i) { return m_entries[i].score; });
    return list;
}

std::vector<std::size_t> CandidateRace::contenders() const
{
    std::vector<std::size_t> list = alive();
    std::erase(list, std::size_t{0});
    return list;
}

double CandidateRace::bestScore() const
{
    double best = std::numeric_limits<double>::infinity();
    for (const Entry& entry : m_entries)
        if (!entry.failed)
            best = std::min(best, entry.score);
    return best;
}

void CandidateRace::noteDrift(double factor)
{
    m_leastDrift = std::min(m_leastDrift, factor);
    m_mostDrift = std::max(m_mostDrift, factor);
}

bool CandidateRace::add(const RaceOrder& order, const std::vector<double>& samples, double elapsed)
{
    // A candidate that is timed for the first time is planned and checked too; a second look costs less.
    SamplingCost& cost = m_entries[order.candidate].raw.empty() ? m_firstLooks : m_secondLooks;
    cost.seconds += elapsed - std::max(m_lastAdd, m_elapsed);
    for (const double sample : samples)
        cost.sampled += sample * 1e-6;
    cost.samples += samples.size();
    m_lastAdd = elapsed;
    m_elapsed = elapsed;
    m_taken.emplace_back(order, samples);
    if (m_stage == Stage::quick && !samples.empty()) {
        if (order.candidate == 0) {
            m_reference.push_back(median(samples));
            if (m_reference.size() > race_rules::referenceWindow) {
                const std::span<const double> last(m_reference.end() - race_rules::referenceWindow, m_reference.end());
                const double now
                    = median(last) / median(std::span<const double>(m_reference).first(race_rules::referenceWindow));
                // The first pick's own noise must not be taken for the clock's.
                m_drift = std::abs(now - 1) > race_rules::driftNoticed ? now : 1.0;
                noteDrift(m_drift);
            }
        }
        Entry& entry = m_entries[order.candidate];
        for (const double sample : samples) {
            entry.raw.push_back(sample);
            entry.corrected.push_back(sample / m_drift);
        }
        entry.score = median(entry.corrected);
        m_best = std::min(m_best, entry.score);
    }
    // The finals have a least number of rounds; a round of theirs is always finished.
    return m_stage == Stage::finals || elapsed < (m_stage == Stage::quick ? quickUntil() : until(m_stage));
}

RaceStep CandidateRace::next(double elapsed)
{
    m_elapsed = elapsed;
    m_lastAdd = elapsed;
    m_best = bestScore(); // a candidate that failed since has none
    m_reserve = reserve();
    for (;;) {
        switch (m_stage) {
        case Stage::first:
            if (!m_searched) {
                m_searched = true;
                m_roundName = "looking for candidates";
                // A race that goes on in another process has spent some of its budget.
                return {RaceStep::Kind::search, {}, {},
                    m_shortened ? 0 : std::max(0.0, race_rules::firstShare * (m_settings.budget - elapsed))};
            }
            if (m_entries.empty()) {
                enter(Stage::over, "no candidates");
                break;
            }
            return quickRound();
        case Stage::quick:
            endQuickRound();
            enter(Stage::widen, m_roundName);
            break;
        case Stage::widen: {
            m_widening = true;
            if (m_quickFrom < m_entries.size())
                return quickRound();
            const std::vector<std::size_t> leaders = alive();
            const bool lookedEverywhere = m_askedAround && m_aroundLeaders >= leaders.size();
            const bool timeIsOver = elapsed >= until(Stage::widen);
            if (leaders.empty() || lookedEverywhere || timeIsOver) {
                // Those that the first quick round had no time for; once more only where some were timed since.
                if (const std::size_t left = untimed(); !timeIsOver && left > 0 && left != m_leftBefore) {
                    m_leftBefore = left;
                    m_quickFrom = 0;
                    return quickRound();
                }
                dropUntimed();
                enter(Stage::tighten, m_roundName);
                break;
            }
            if (m_askedAround) // and nothing new was found around so many
                m_aroundLeaders *= 4;
            m_askedAround = true;
            m_roundName = "looking around the leaders, " + race_rules::left(leaders.size());
            const auto most = static_cast<std::ptrdiff_t>(std::min(m_aroundLeaders, leaders.size()));
            return {RaceStep::Kind::search, {}, {leaders.begin(), leaders.begin() + most},
                0.5 * (until(Stage::widen) - elapsed)};
        }
        case Stage::tighten:
            endCommonRound();
            if (m_tightened >= race_rules::tightRounds || elapsed >= until(Stage::tighten)) {
                enter(Stage::halving, m_roundName);
                break;
            }
            return tightenRound();
        case Stage::halving: {
            endCommonRound();
            if (contenders().size() <= m_settings.finalists || elapsed >= until(Stage::halving)) {
                beginFinals();
                break;
            }
            return halvingRound();
        }
        case Stage::finals:
            endFinalRound();
            if (m_finalists.empty() || finalsSettled()) {
                enter(Stage::check, "checking the leader's result");
                break;
            }
            return finalRound();
        case Stage::check:
            if (const auto leader = leaderToCheck())
                return {RaceStep::Kind::check, {}, {*leader}, 0};
            enter(Stage::over, "over");
            break;
        case Stage::over:
            return {};
        }
    }
}

} // namespace phasebench
