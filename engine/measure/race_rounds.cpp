// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"
#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>

/// The rounds before the finals: who is timed, and who is dropped.
namespace phasebench {

RaceStep CandidateRace::quickRound()
{
    const std::size_t fresh = m_entries.size() - m_quickFrom;
    enter(Stage::quick, "quick round: " + formatCount(static_cast<std::int64_t>(fresh)) + " candidates");
    m_askedAround = false;
    const int samples = m_entries.size() > race_rules::few ? race_rules::quickSamples : race_rules::quickSamplesOfFew;
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    // The library's picks first, since they tell what is hopeless; the search names the others by promise.
    for (std::size_t i = m_quickFrom; i < m_entries.size(); ++i) {
        if (m_entries[i].failed || !m_entries[i].corrected.empty())
            continue;
        if (step.orders.size() % race_rules::referenceEvery == race_rules::referenceEvery - 1 && i > 0
            && !m_entries[0].failed)
            step.orders.push_back({0, 1});
        step.orders.push_back({i, samples});
    }
    m_quickFrom = m_entries.size();
    return step;
}

void CandidateRace::endQuickRound()
{
    const double best = bestScore();
    double bestRaw = std::numeric_limits<double>::infinity();
    for (const Entry& entry : m_entries)
        if (!entry.failed && !entry.raw.empty())
            bestRaw = std::min(bestRaw, median(entry.raw));
    for (std::size_t i = 1; i < m_quickFrom; ++i) {
        const Entry& entry = m_entries[i];
        // Both, because a few samples of the first pick that came out slow would look like a changed clock.
        if (!entry.eliminated && !entry.corrected.empty() && entry.score > race_rules::quickCut * best
            && median(entry.raw) > race_rules::quickCut * bestRaw)
            drop(i, Elimination::quick_round, false);
    }
}

std::size_t CandidateRace::untimed() const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        m_entries, [](const Entry& entry) { return !entry.failed && !entry.eliminated && entry.corrected.empty(); }));
}

void CandidateRace::dropUntimed()
{
    m_untimed = untimed();
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].corrected.empty())
            drop(i, m_shortened ? Elimination::stopped : Elimination::budget, false);
}

RaceStep CandidateRace::tightenRound()
{
    ++m_tightened;
    const double seconds
        = std::max(0.0, until(Stage::tighten) - m_elapsed) / (race_rules::tightRounds - m_tightened + 1);
    // As many as the time allows: of thousands with a sample each, a best hundred would be the lucky ones.
    const double each = secondsFor(1, race_rules::tightSamples);
    const auto all = static_cast<double>(m_entries.size());
    const auto affordable = static_cast<std::size_t>(each * all > seconds ? seconds / each : all);
    keepEither(std::max(4 * m_settings.finalists, affordable), Elimination::second_look);
    std::vector<std::size_t> list = alive();
    enter(Stage::tighten, "round 2: " + race_rules::left(list.size()));
    std::ranges::shuffle(list, m_random);
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    for (const std::size_t candidate : list)
        step.orders.push_back({candidate, race_rules::tightSamples});
    return step;
}

RaceStep CandidateRace::halvingRound()
{
    std::vector<std::size_t> list = alive();
    enter(Stage::halving, "halving: " + race_rules::left(list.size()));
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    for (int pass = 0; pass < race_rules::halvingSamples; ++pass) {
        std::ranges::shuffle(list, m_random);
        for (const std::size_t candidate : list)
            step.orders.push_back({candidate, 1});
    }
    return step;
}

void CandidateRace::endCommonRound()
{
    if (m_taken.empty())
        return;
    // What all share in this round is the clock's doing.
    std::vector<double> factors;
    for (const auto& [order, samples] : m_taken) {
        const Entry& entry = m_entries[order.candidate];
        if (!samples.empty() && !entry.failed && std::isfinite(entry.score))
            factors.push_back(median(samples) / entry.score);
    }
    const double common = factors.empty() ? 1.0 : median(factors);
    const double factor = factors.size() >= 3 && std::abs(common - 1) > race_rules::driftNoticed ? common : 1.0;
    noteDrift(factor);
    for (const auto& [order, samples] : m_taken) {
        Entry& entry = m_entries[order.candidate];
        for (const double sample : samples) {
            entry.raw.push_back(sample);
            entry.corrected.push_back(sample / factor);
        }
        if (!entry.corrected.empty())
            entry.score = median(entry.corrected);
    }
    m_taken.clear();

    const std::vector<std::size_t> list = alive();
    if (list.empty())
        return;
    if (m_stage == Stage::tighten) {
        for (const std::size_t candidate : list)
            if (candidate != 0 && m_entries[candidate].score > race_rules::tightCut * m_entries[list.front()].score)
                drop(candidate, Elimination::second_round, false);
        return;
    }
    const MedianInterval leader = medianInterval(m_entries[list.front()].corrected);
    for (const std::size_t candidate : list)
        if (candidate != 0 && m_entries[candidate].score >= (1 + m_settings.margin) * leader.median
            && medianInterval(m_entries[candidate].corrected).low > leader.high)
            drop(candidate, Elimination::interval, false);
    keep(std::max(m_settings.finalists, contenders().size() / 2), Elimination::halving);
}

void CandidateRace::keep(std::size_t most, Elimination why)
{
    const std::vector<std::size_t> list = contenders();
    for (std::size_t i = most; i < list.size(); ++i)
        drop(list[i], why, true);
}

void CandidateRace::keepEither(std::size_t most, Elimination why)
{
    const std::vector<std::size_t> list = contenders();
    std::vector<std::size_t> asTaken = list;
    std::ranges::stable_sort(asTaken, std::ranges::less(), [this](std::size_t i) { return median(m_entries[i].raw); });
    std::vector<bool> stays(m_entries.size());
    std::size_t kept = 0;
    for (std::size_t place = 0; place < list.size() && kept < most; ++place)
        for (const std::size_t candidate : {list[place], asTaken[place]})
            if (kept < most && !stays[candidate]) {
                stays[candidate] = true;
                ++kept;
            }
    for (const std::size_t candidate : list)
        if (!stays[candidate])
            drop(candidate, why, true);
}

} // namespace phasebench
