// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"
#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>

/// The finals: fresh samples in shuffled rounds, with the leader's control; then the whole result of whoever leads.
namespace phasebench {

void CandidateRace::beginFinals()
{
    // The first pick takes nobody's place.
    keep(m_settings.finalists, Elimination::finals);
    std::vector<std::size_t> list = alive();
    if (!m_entries[0].failed && std::ranges::find(list, std::size_t{0}) == list.end()
        && !m_entries[0].corrected.empty())
        list.push_back(0);
    enter(Stage::finals, "finals");
    m_finalists.clear();
    for (const std::size_t candidate : list)
        m_finalists.push_back({candidate, false, {}, {}});
    m_rounds = 0;
}

std::optional<std::size_t> CandidateRace::leaderToCheck()
{
    // Whole results take time: only of who would be the winner. The first pick is the reference.
    const Finalist* const leader = leaderOfOddRounds();
    if (!leader || leader->candidate == 0 || m_entries[leader->candidate].checked)
        return std::nullopt;
    m_entries[leader->candidate].checked = true;
    return leader->candidate;
}

RaceStep CandidateRace::finalRound()
{
    if (m_rounds == 0) {
        // The control of whoever leads now: one configuration under two names must come out as a tie.
        m_finalists.push_back({m_finalists.front().candidate, true, {}, {}});
        for (Finalist& finalist : m_finalists)
            m_entries[finalist.candidate].eliminated.reset();
    }
    ++m_rounds;
    m_roundName = "finals, round " + std::to_string(m_rounds) + ": " + std::to_string(m_finalists.size() - 1)
        + " candidates and the leader's twin";
    std::vector<RaceOrder> orders;
    for (const Finalist& finalist : m_finalists)
        orders.push_back({finalist.candidate, m_settings.finalSamples, finalist.control});
    std::ranges::shuffle(orders, m_random);
    m_taken.clear();
    return {RaceStep::Kind::sample, std::move(orders), {}, 0};
}

void CandidateRace::endFinalRound()
{
    if (m_taken.empty())
        return;
    const auto each = static_cast<std::size_t>(m_settings.finalSamples);
    for (const auto& [order, samples] : m_taken)
        for (Finalist& finalist : m_finalists)
            if (finalist.candidate == order.candidate && finalist.control == order.control && samples.size() >= each)
                finalist.raw.insert(
                    finalist.raw.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(each));
    m_taken.clear();
    std::size_t samples = std::numeric_limits<std::size_t>::max();
    for (const Finalist& finalist : m_finalists)
        samples = std::min(samples, finalist.raw.size());
    if (m_finalists.empty() || samples == 0)
        return;
    std::vector<double> medians;
    for (Finalist& finalist : m_finalists) {
        finalist.raw.resize(samples); // one that failed in the middle of a round is gone
        medians.push_back(median(finalist.raw));
        finalist.corrected = finalist.raw;
    }
    // What all share in a round is the clock's doing.
    std::vector<double> factors(m_finalists.size());
    for (std::size_t begin = 0; begin < samples; begin += each) {
        for (std::size_t i = 0; i < m_finalists.size(); ++i)
            factors[i] = median(std::span<const double>(m_finalists[i].raw).subspan(begin, each)) / medians[i];
        const double common = median(factors);
        if (std::abs(common - 1) > race_rules::driftNoticed)
            noteDrift(common);
        for (Finalist& finalist : m_finalists)
            for (std::size_t k = begin; k < begin + each; ++k)
                finalist.corrected[k] /= common;
    }
}

bool CandidateRace::finalsSettled() const
{
    const std::size_t rounds = m_rounds;
    if (rounds < m_settings.fewestRounds)
        return false;
    if (rounds >= m_settings.mostRounds || m_shortened || m_elapsed >= m_settings.budget)
        return true;
    if (rounds % 10 != 0 || rounds < 3 * m_settings.fewestRounds)
        return false;
    return std::ranges::all_of(m_finalists, [](const Finalist& finalist) {
        const MedianInterval interval = medianInterval(finalist.corrected);
        return interval.high - interval.low < 2 * race_rules::settledNoise * interval.median;
    });
}

} // namespace phasebench
