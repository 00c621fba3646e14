// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"
#include "engine/measure/ratio_estimate.h"
#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

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

constexpr double falselyApart = 0.01; // of equals, at most this share is told apart
constexpr double falseWinners = 0.002; // likewise of winners: medians of some fifteen samples have long tails

bool apart(const MedianInterval& fast, const MedianInterval& slow, double margin)
{
    return slow.median >= fast.median * (1 + margin)
        && RatioEstimate(withinProcess(fast, 0), withinProcess(slow, 0), slow.median / fast.median).chance()
        <= falselyApart;
}

/// slow / fast, by what both took in the same rounds: what all share there falls out.
RatioEstimate slowerBy(const std::vector<double>& fast, const std::vector<double>& slow)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(fast.size(), slow.size()); ++i)
        ratios.push_back(slow[i] / fast[i]);
    const MedianInterval ratio = medianInterval(ratios);
    return {LogMedian{0, 0, std::numeric_limits<double>::infinity()}, withinProcess(ratio, 0), ratio.median};
}

bool apart(const std::vector<double>& fast, const std::vector<double>& slow, double margin)
{
    const RatioEstimate ratio = slowerBy(fast, slow);
    return ratio.ratio() >= 1 + margin && ratio.chance() <= falselyApart;
}

/// The samples of every second round, from the first or from the second on.
std::vector<double> everySecond(const std::vector<double>& samples, std::size_t each, std::size_t from)
{
    std::vector<double> half;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (i / each % 2 == from)
            half.push_back(samples[i]);
    return half;
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
    // Who was dropped and cannot be told from the leader ranks with its group: ranks and groups agree.
    std::ranges::stable_sort(result.standings, std::ranges::less(),
        [](const RaceStanding& standing) { return standing.tie > 0 ? standing.tie : std::numeric_limits<int>::max(); });
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
    const Finalist* control = nullptr;
    for (const Finalist& finalist : m_finalists)
        if (!finalist.corrected.empty())
            (finalist.control ? control = &finalist : order.emplace_back(&finalist));
    const auto original = std::ranges::find_if(
        order, [&](const Finalist* finalist) { return control && finalist->candidate == control->candidate; });
    const bool parted = control && original != order.end() && cameApart(**original, *control, result);
    const std::size_t controlOf = control ? control->candidate : 0;
    if (parted)
        order.push_back(control);
    std::ranges::stable_sort(
        order, std::ranges::less(), [](const Finalist* finalist) { return median(finalist->corrected); });
    // A group is all that cannot be told from its fastest member, and of those that follow it.
    int tie = 0;
    const Finalist* first = nullptr;
    for (const Finalist* finalist : order) {
        if (!first || apart(first->raw, finalist->raw, m_settings.margin)) {
            ++tie;
            first = finalist;
        }
        result.standings.push_back(
            {finalist->candidate, tie, finalist->control, finalist->raw, median(finalist->corrected), std::nullopt});
        // A control stands beside its original unless chance parted just those two.
        if (control && !parted && finalist->candidate == controlOf)
            result.standings.push_back({controlOf, tie, true, control->raw, median(control->corrected), std::nullopt});
    }
}

bool CandidateRace::cameApart(const Finalist& original, const Finalist& control, RaceResult& result) const
{
    const double one = median(original.corrected);
    const double other = median(control.corrected);
    const double margin = std::max(m_settings.margin, std::min(mostScatter, launchScatter / std::min(one, other)));
    if (!apart(original.raw, control.raw, margin) && !apart(control.raw, original.raw, margin))
        return false;
    result.controlGap = std::max(one, other) / std::min(one, other);
    result.remarks.push_back("The control, one candidate timed under two names, came out apart from itself by "
        + percent(result.controlGap) + ": something disturbed the finals, and only a gain above that counts.");
    return true;
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
                result.standings.push_back(std::move(standing));
                continue;
            }
            if (!first || apart(*first, interval, m_settings.margin)) {
                ++tie;
                first = interval;
            }
            standing.tie = tie;
        }
        result.standings.push_back(std::move(standing));
    }
}

void CandidateRace::decide(RaceResult& result) const
{
    // Picked by one half of the rounds, and its gain estimated by the other: whoever leads has been lucky, too.
    const auto each = static_cast<std::size_t>(m_settings.finalSamples);
    const Finalist* best = nullptr;
    const Finalist* first = nullptr;
    double least = 0;
    for (const Finalist& finalist : m_finalists) {
        if (finalist.control || finalist.corrected.empty())
            continue;
        if (finalist.candidate == 0)
            first = &finalist;
        const double score = median(everySecond(finalist.corrected, each, 0));
        if (!best || score < least) {
            best = &finalist;
            least = score;
        }
    }
    if (!best)
        return;
    if (!first) {
        // The library's own pick cannot be run: whatever can is better.
        if (m_entries[0].failed)
            result.winner = best->candidate;
        return;
    }
    if (best == first) {
        result.gain = result.gainLow = result.gainHigh = 1.0;
        return;
    }
    const std::vector<double> fast = everySecond(best->raw, each, 1);
    const std::vector<double> slow = everySecond(first->raw, each, 1);
    if (fast.empty() || slow.empty())
        return;
    const RatioEstimate gain = slowerBy(fast, slow);
    const MedianInterval interval = gain.interval(0.95);
    result.gainOf = best->candidate;
    result.gain = interval.median;
    result.gainLow = interval.low;
    result.gainHigh = interval.high;
    if (gain.ratio() < 1 + m_settings.margin || gain.chance() > falseWinners
        || (result.controlGap > 1 && interval.low <= result.controlGap))
        return;
    result.winner = best->candidate;
    leadWith(result, best->candidate);
}

/// The winner by one half of the rounds may be second by a hair in all of them.
void CandidateRace::leadWith(RaceResult& result, std::size_t candidate)
{
    const auto isWinner = [&](const RaceStanding& standing) {
        return standing.candidate == candidate && !standing.control;
    };
    const auto winner = std::ranges::find_if(result.standings, isWinner);
    if (winner == result.standings.end())
        return;
    // What is ahead of it joins its group, or it would lead with a worse one.
    for (auto ahead = result.standings.begin(); ahead != winner; ++ahead)
        ahead->tie = 1;
    winner->tie = 1;
    std::rotate(result.standings.begin(), winner, std::next(winner));
}

} // namespace phasebench
