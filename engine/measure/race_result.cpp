// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"
#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

/// What a race came to: ranks, ties and the verdict.
namespace phasebench {

namespace {

constexpr double launchScatter = 0.2; // us, by which medians of one short launch differ
constexpr double mostScatter = 0.02; // of its time

/// Of a handful of samples their range: a bootstrap of so few says less.
MedianInterval intervalOf(const std::vector<double>& samples)
{
    if (samples.size() >= 5)
        return medianInterval(samples);
    const auto [least, most] = std::ranges::minmax(samples);
    return {median(samples), least, most};
}

bool apart(const MedianInterval& fast, const MedianInterval& slow, double margin)
{
    return slow.low > fast.high && slow.median >= fast.median * (1 + margin);
}

std::string percent(double ratio)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * std::abs(ratio - 1));
    return text;
}

} // namespace

RaceResult CandidateRace::result() const
{
    RaceResult result;
    rankFinalists(result);
    rankOthers(result);
    decide(result);
    for (const Entry& entry : m_entries)
        result.timed += entry.raw.empty() ? 0 : 1;
    if (m_untimed > 0)
        result.remarks.push_back(formatCount(static_cast<std::int64_t>(m_untimed))
            + " candidates were found but not timed: the budget was used up.");
    if (m_mostDrift > 1 + race_rules::driftNoticed || m_leastDrift < 1 - race_rules::driftNoticed)
        result.remarks.push_back("The clock changed during the race: all candidates together became up to "
            + percent(std::abs(m_mostDrift - 1) > std::abs(m_leastDrift - 1) ? m_mostDrift : m_leastDrift)
            + (std::abs(m_mostDrift - 1) > std::abs(m_leastDrift - 1) ? " slower" : " faster")
            + ". What all share was taken out of the comparison.");
    if (m_stage == Stage::over && m_rounds > 0 && m_rounds <= m_settings.fewestRounds
        && m_elapsed > race_rules::overrunNoticed * m_settings.budget)
        result.remarks.push_back("The finals' " + std::to_string(m_rounds)
            + " rounds, the fewest that tell candidates apart, went on past the budget.");
    return result;
}

void CandidateRace::rankFinalists(RaceResult& result) const
{
    std::vector<const Finalist*> order;
    for (const Finalist& finalist : m_finalists)
        if (!finalist.corrected.empty())
            order.push_back(&finalist);
    std::ranges::stable_sort(
        order, std::ranges::less(), [](const Finalist* finalist) { return median(finalist->corrected); });
    // A group is all that cannot be told from its fastest member.
    int tie = 0;
    MedianInterval first;
    for (const Finalist* finalist : order) {
        const MedianInterval interval = medianInterval(finalist->corrected);
        if (tie == 0 || apart(first, interval, m_settings.margin)) {
            ++tie;
            first = interval;
        }
        result.standings.push_back(
            {finalist->candidate, tie, finalist->twin, finalist->raw, interval.median, std::nullopt});
    }
    // Ties are not transitive: a twin belongs to its original unless chance parted just those two.
    for (RaceStanding& twin : result.standings) {
        if (!twin.twin)
            continue;
        const auto same = [&](bool isTwin) {
            return std::ranges::find_if(m_finalists, [&, isTwin](const Finalist& finalist) {
                return finalist.candidate == twin.candidate && finalist.twin == isTwin;
            });
        };
        const auto original = std::ranges::find_if(result.standings,
            [&](const RaceStanding& standing) { return standing.candidate == twin.candidate && !standing.twin; });
        const MedianInterval one = medianInterval(same(false)->corrected);
        const MedianInterval other = medianInterval(same(true)->corrected);
        const double margin
            = std::max(m_settings.margin, std::min(mostScatter, launchScatter / std::min(one.median, other.median)));
        if (!apart(one, other, margin) && !apart(other, one, margin)) {
            twin.tie = original->tie;
            continue;
        }
        result.controlGap = std::max(one.median, other.median) / std::min(one.median, other.median);
        result.remarks.push_back("The control, one candidate timed under two names, came out apart from itself by "
            + percent(result.controlGap) + ": something disturbed the finals, and only a gain above that counts.");
    }
}

void CandidateRace::rankOthers(RaceResult& result) const
{
    std::vector<bool> ranked(m_entries.size());
    int tie = 0;
    std::optional<MedianInterval> leader;
    for (const RaceStanding& standing : result.standings) {
        ranked[standing.candidate] = true;
        tie = std::max(tie, standing.tie);
        // Dropped ones have no samples of the finals: they are compared with what the leader did before.
        if (!leader)
            leader = intervalOf(m_entries[standing.candidate].corrected);
    }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (!ranked[i])
            order.push_back(i);
    const auto place = [this](std::size_t i) {
        return m_entries[i].failed ? std::numeric_limits<double>::infinity() : m_entries[i].score;
    };
    std::ranges::stable_sort(order, std::ranges::less(), place);
    std::optional<MedianInterval> first;
    for (const std::size_t i : order) {
        const Entry& entry = m_entries[i];
        RaceStanding standing{i, 0, false, entry.raw, place(i), entry.eliminated};
        if (std::isfinite(standing.score)) {
            const MedianInterval interval = intervalOf(entry.corrected);
            if (leader && !apart(*leader, interval, m_settings.margin)) {
                standing.tie = 1;
            } else {
                if (!first || apart(*first, interval, m_settings.margin)) {
                    ++tie;
                    first = interval;
                }
                standing.tie = tie;
            }
        }
        result.standings.push_back(std::move(standing));
    }
}

void CandidateRace::decide(RaceResult& result) const
{
    const Finalist* best = nullptr;
    const Finalist* first = nullptr;
    for (const Finalist& finalist : m_finalists) {
        if (finalist.twin || finalist.corrected.empty())
            continue;
        if (finalist.candidate == 0)
            first = &finalist;
        if (!best || median(finalist.corrected) < median(best->corrected))
            best = &finalist;
    }
    if (!best)
        return;
    if (!first) {
        // The library's own pick cannot be run: whatever can is better.
        if (m_entries[0].failed)
            result.winner = best->candidate;
        return;
    }
    const MedianInterval ratio = ratioInterval(best->corrected, first->corrected);
    result.gain = ratio.median;
    result.gainLow = ratio.low;
    result.gainHigh = ratio.high;
    if (best != first && apart(medianInterval(best->corrected), medianInterval(first->corrected), m_settings.margin)
        && (result.controlGap == 1 || ratio.low > result.controlGap))
        result.winner = best->candidate;
}

} // namespace phasebench
