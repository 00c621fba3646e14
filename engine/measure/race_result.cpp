// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"
#include "engine/measure/ratio_estimate.h"
#include "engine/measure/signed_rank.h"
#include "engine/measure/statistics.h"
#include "engine/measure/student_t.h"

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
constexpr double falseWinners = 0.02; // likewise, half of them as winners
/// Of an interval that promises 0.95: finals that end when their intervals are narrow end in quiet stretches.
constexpr double gainLevel = 0.97;

bool apart(const MedianInterval& fast, const MedianInterval& slow, double margin)
{
    return slow.median >= fast.median * (1 + margin)
        && RatioEstimate(withinProcess(fast, 0), withinProcess(slow, 0), slow.median / fast.median).chance()
        <= falselyApart;
}

/// The logarithms of slow / fast, by what both took in the same rounds: what all share there falls out.
SignedRank slowerBy(const std::vector<double>& fast, const std::vector<double>& slow)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < std::min(fast.size(), slow.size()); ++i)
        ratios.push_back(std::log(slow[i] / fast[i]));
    return SignedRank(ratios);
}

bool apart(const std::vector<double>& fast, const std::vector<double>& slow, double margin)
{
    const SignedRank ratio = slowerBy(fast, slow);
    return ratio.centre() >= std::log1p(margin) && ratio.chance() <= falselyApart;
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

/// How long it takes, as a logarithm.
double middleOf(const std::vector<double>& samples)
{
    std::vector<double> logarithms;
    for (const double sample : samples)
        logarithms.push_back(std::log(sample));
    return SignedRank(logarithms).centre();
}

/// `spread`: how far gains of different processes lie apart, a relative standard deviation.
Gain gainOf(const SignedRank& logarithm, double spread)
{
    const double centre = logarithm.centre();
    Gain gain{std::exp(centre)};
    if (const auto within = logarithm.interval(gainLevel)) {
        const double between = spread * studentQuantile(1 - gainLevel, std::numeric_limits<double>::infinity());
        gain.low = std::exp(centre - std::hypot(centre - within->first, between));
        gain.high = std::exp(centre + std::hypot(within->second - centre, between));
    }
    return gain;
}

std::string percent(double ratio)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * std::abs(ratio - 1));
    return text;
}

using Standing = std::vector<RaceStanding>::iterator;

Standing standingOf(RaceResult& result, std::size_t candidate)
{
    return std::ranges::find_if(result.standings,
        [&](const RaceStanding& standing) { return standing.candidate == candidate && !standing.control; });
}

/// Behind it, and behind its control where that ties with it.
Standing pastTwin(Standing standing, RaceResult& result)
{
    const Standing next = std::next(standing);
    const bool tied = next != result.standings.end() && next->control && next->candidate == standing->candidate
        && next->tie == standing->tie;
    return tied ? std::next(next) : next;
}

} // namespace

RaceResult CandidateRace::result() const
{
    RaceResult result;
    rankFinalists(result);
    decide(result);
    rankOthers(result);
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

int CandidateRace::groupOfThoseBefore(const RaceResult& result, double score) const
{
    int group = 1;
    for (const RaceStanding& standing : result.standings)
        if (m_entries[standing.candidate].score < score)
            group = std::max(group, standing.tie);
    return group;
}

void CandidateRace::rankOthers(RaceResult& result) const
{
    std::vector<bool> ranked(m_entries.size());
    int last = 0;
    std::optional<MedianInterval> leader;
    for (const RaceStanding& standing : result.standings) {
        ranked[standing.candidate] = true;
        last = std::max(last, standing.tie);
        // Dropped ones have no samples of the finals: they are compared with what the leader did before.
        if (!leader)
            leader = intervalOf(m_entries[standing.candidate].corrected);
    }
    std::vector<RaceStanding> others;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (!ranked[i])
            others.push_back({i, 0, false, m_entries[i].raw,
                m_entries[i].failed ? std::numeric_limits<double>::infinity() : m_entries[i].score,
                m_entries[i].eliminated});
    std::ranges::stable_sort(others, std::ranges::less(), &RaceStanding::score);
    // Nobody is in a better group than those that beat him: neither finalists nor others that were dropped.
    int group = 1;
    std::optional<MedianInterval> first;
    for (RaceStanding& standing : others) {
        if (std::isfinite(standing.score)) {
            const Entry& entry = m_entries[standing.candidate];
            const MedianInterval interval = intervalOf(entry.corrected);
            const bool slower = entry.eliminated && !entry.levelled;
            group = std::max(group, groupOfThoseBefore(result, standing.score));
            if (!leader)
                leader = interval;
            else if ((slower || first || apart(*leader, interval, m_settings.margin))
                && (!first || apart(*first, interval, m_settings.margin))) {
                group = std::max(group, last) + 1;
                first = interval;
            }
            standing.tie = group;
        }
    }
    result.standings.insert(
        result.standings.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
}

const CandidateRace::Finalist* CandidateRace::leaderOfOddRounds() const
{
    const auto each = static_cast<std::size_t>(m_settings.finalSamples);
    const Finalist* leader = nullptr;
    double least = 0;
    for (const Finalist& finalist : m_finalists) {
        if (finalist.control || finalist.corrected.empty())
            continue;
        const double middle = middleOf(everySecond(finalist.corrected, each, 0));
        if (!leader || middle < least) {
            leader = &finalist;
            least = middle;
        }
    }
    return leader;
}

void CandidateRace::decide(RaceResult& result) const
{
    // Picked by one half of the rounds, and its gain estimated by the other: whoever leads has been lucky, too.
    const Finalist* const leader = leaderOfOddRounds();
    if (!leader)
        return;
    leadWith(result, leader->candidate);
    const auto first = std::ranges::find_if(m_finalists,
        [](const Finalist& finalist) { return finalist.candidate == 0 && !finalist.control && !finalist.raw.empty(); });
    if (first == m_finalists.end()) {
        // The library's own pick cannot be run: whatever can is better.
        if (m_entries[0].failed)
            result.winner = leader->candidate;
        return;
    }
    if (leader == &*first) {
        result.gain = Gain{1, 1, 1};
        return;
    }
    const auto each = static_cast<std::size_t>(m_settings.finalSamples);
    const std::vector<double> fast = everySecond(leader->raw, each, 1);
    const std::vector<double> slow = everySecond(first->raw, each, 1);
    if (fast.empty() || slow.empty())
        return;
    const SignedRank slower = slowerBy(fast, slow);
    result.gain = gainOf(slower, m_settings.betweenProcesses);
    const double least = result.gain->low.value_or(0);
    if (result.gain->ratio >= 1 + m_settings.margin && slower.chance() <= falseWinners
        && least > (m_settings.betweenProcesses > 0 ? 1 : 0) && (result.controlGap == 1 || least > result.controlGap))
        result.winner = leader->candidate;
    agreeOnFirstPick(result);
}

/// The groups are told by all rounds, the winner by half of them: what is said of the first pick is one thing.
void CandidateRace::agreeOnFirstPick(RaceResult& result)
{
    const auto pick = standingOf(result, 0);
    if (!result.winner)
        std::for_each(result.standings.begin(), pastTwin(pick, result), [](RaceStanding& ahead) { ahead.tie = 1; });
    else if (pick->tie == 1)
        std::for_each(pick, result.standings.end(), [](RaceStanding& behind) { ++behind.tie; });
}

/// The leader by one half of the rounds may be second by a hair in all of them.
void CandidateRace::leadWith(RaceResult& result, std::size_t candidate)
{
    const auto leader = standingOf(result, candidate);
    const auto end = pastTwin(leader, result);
    // What is ahead of it joins its group, or it would lead with a worse one.
    std::for_each(result.standings.begin(), end, [](RaceStanding& ahead) { ahead.tie = 1; });
    std::rotate(result.standings.begin(), leader, end);
}

} // namespace phasebench
