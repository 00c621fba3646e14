// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"

#include "engine/measure/statistics.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

constexpr double firstShare = 0.3; // of the budget goes to looking, at first
constexpr double quickCut = 1.5; // times the best
constexpr double tightCut = 1.15;
constexpr double hopelessCut = 2 * quickCut; // one sample is enough, even where the clock was throttled meanwhile
constexpr int samplesAfterSearch = 3000; // of tightening, halving and finals, about
constexpr int quickSamples = 2;
constexpr int quickSamplesOfFew = 3;
constexpr std::size_t few = 256;
constexpr std::size_t referenceEvery = 32;
constexpr std::size_t referenceWindow = 3;
constexpr double driftNoticed = 0.03;
constexpr int tightSamples = 4;
constexpr int tightRounds = 2; // up to about 10 samples with the quick ones
constexpr int halvingSamples = 3;
constexpr std::size_t mostTight = 192;
constexpr double settledNoise = 0.005; // of the finals: the half width of each interval

std::string left(std::size_t candidates)
{
    return std::to_string(candidates) + (candidates == 1 ? " candidate left" : " candidates left");
}

} // namespace

CandidateRace::CandidateRace(RaceSettings settings)
    : m_settings(settings)
    , m_random(settings.seed)
    , m_reserve(0.32 * settings.budget)
{
}

double CandidateRace::reserve() const
{
    const double budget = m_settings.budget;
    const double wanted = std::isfinite(m_best) ? secondsFor(1, samplesAfterSearch) : budget;
    return std::clamp(wanted, 0.12 * budget, 0.32 * budget);
}

double CandidateRace::hopelessFor(const RaceOrder& order) const
{
    if (m_stage != Stage::quick || order.candidate == 0)
        return order.hopeless;
    return std::min(order.hopeless, hopelessCut * m_best * m_drift);
}

double CandidateRace::until(Stage stage) const
{
    if (m_hurried)
        return 0;
    const double budget = m_settings.budget;
    switch (stage) {
    case Stage::quick:
        return 0.58 * budget;
    case Stage::widen:
        return budget - m_reserve;
    case Stage::tighten:
        return budget - 0.75 * m_reserve;
    case Stage::halving:
        return budget - 0.5 * m_reserve;
    default:
        return m_settings.budget;
    }
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

void CandidateRace::fail(std::size_t candidate, std::string reason)
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
        enter(Stage::tighten, "the leader failed: " + left(alive().size()));
    }
}

void CandidateRace::drop(std::size_t candidate, std::string round, bool levelled)
{
    Entry& entry = m_entries[candidate];
    if (entry.eliminated)
        return;
    entry.eliminated = std::move(round);
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

double CandidateRace::secondsFor(std::size_t candidates, int samples) const
{
    const double overhead
        = m_samples > 0 ? std::max(0.0, m_sampling - m_sampled * 1e-6) / static_cast<double>(m_samples) : 0.0;
    return static_cast<double>(candidates) * samples * (bestScore() * 1e-6 + overhead);
}

void CandidateRace::keep(std::size_t most, const char* round)
{
    const std::vector<std::size_t> list = contenders();
    for (std::size_t i = most; i < list.size(); ++i)
        drop(list[i], round, true);
}

void CandidateRace::keepEither(std::size_t most, const char* round)
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
            drop(candidate, round, true);
}

void CandidateRace::noteDrift(double factor)
{
    m_leastDrift = std::min(m_leastDrift, factor);
    m_mostDrift = std::max(m_mostDrift, factor);
}

bool CandidateRace::add(const RaceOrder& order, const std::vector<double>& samples, double elapsed)
{
    m_sampling += elapsed - std::max(m_lastAdd, m_elapsed);
    m_lastAdd = elapsed;
    m_elapsed = elapsed;
    for (const double sample : samples)
        m_sampled += sample;
    m_samples += samples.size();
    m_taken.emplace_back(order, samples);
    if (m_stage == Stage::quick && !samples.empty()) {
        if (order.candidate == 0) {
            m_reference.push_back(median(samples));
            if (m_reference.size() > referenceWindow) {
                const std::span<const double> last(m_reference.end() - referenceWindow, m_reference.end());
                const double now = median(last) / median(std::span<const double>(m_reference).first(referenceWindow));
                // The first pick's own noise must not be taken for the clock's.
                m_drift = std::abs(now - 1) > driftNoticed ? now : 1.0;
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
                    m_hurried ? 0 : std::max(0.0, firstShare * (m_settings.budget - elapsed))};
            }
            if (m_entries.empty()) {
                enter(Stage::over, "no candidates");
                break;
            }
            return quickRound();
        case Stage::quick:
            endQuickRound(elapsed);
            enter(Stage::widen, m_roundName);
            break;
        case Stage::widen: {
            m_widening = true;
            if (m_quickFrom < m_entries.size())
                return quickRound();
            const std::vector<std::size_t> leaders = alive();
            const bool lookedEverywhere = m_askedAround && m_aroundLeaders >= leaders.size();
            if (leaders.empty() || lookedEverywhere || elapsed >= until(Stage::widen)) {
                enter(Stage::tighten, m_roundName);
                break;
            }
            if (m_askedAround) // and nothing new was found around so many
                m_aroundLeaders *= 4;
            m_askedAround = true;
            m_roundName = "looking around the leaders, " + left(leaders.size());
            const auto most = static_cast<std::ptrdiff_t>(std::min(m_aroundLeaders, leaders.size()));
            return {RaceStep::Kind::search, {}, {leaders.begin(), leaders.begin() + most},
                0.5 * (until(Stage::widen) - elapsed)};
        }
        case Stage::tighten:
            endCommonRound();
            if (m_tightened >= tightRounds || elapsed >= until(Stage::tighten)) {
                enter(Stage::halving, m_roundName);
                break;
            }
            return tightenRound();
        case Stage::halving: {
            endCommonRound();
            if (contenders().size() <= m_settings.finalists || elapsed >= until(Stage::halving)) {
                keep(m_settings.finalists, "finals: as good as can be told, but not among the best five");
                enter(Stage::check, m_roundName);
                break;
            }
            return halvingRound();
        }
        case Stage::check:
            return checkStep();
        case Stage::finals:
            endFinalRound();
            if (m_finalists.empty() || finalsSettled()) {
                enter(Stage::over, "over");
                break;
            }
            return finalRound();
        case Stage::over:
            return {};
        }
    }
}

RaceStep CandidateRace::quickRound()
{
    const std::size_t fresh = m_entries.size() - m_quickFrom;
    enter(Stage::quick, "quick round: " + std::to_string(fresh) + " candidates");
    m_askedAround = false;
    const int samples = m_entries.size() > few ? quickSamples : quickSamplesOfFew;
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    // The library's picks first, since they tell what is hopeless; the search names the others by promise.
    for (std::size_t i = m_quickFrom; i < m_entries.size(); ++i) {
        if (m_entries[i].failed)
            continue;
        if (step.orders.size() % referenceEvery == referenceEvery - 1 && i > 0 && !m_entries[0].failed)
            step.orders.push_back({0, 1});
        step.orders.push_back({i, samples});
    }
    m_quickFrom = m_entries.size();
    return step;
}

void CandidateRace::endQuickRound(double)
{
    const double best = bestScore();
    double bestRaw = std::numeric_limits<double>::infinity();
    for (const Entry& entry : m_entries)
        if (!entry.failed && !entry.raw.empty())
            bestRaw = std::min(bestRaw, median(entry.raw));
    std::size_t untimed = 0;
    for (std::size_t i = 0; i < m_quickFrom; ++i) {
        const Entry& entry = m_entries[i];
        if (entry.eliminated)
            continue;
        if (entry.corrected.empty()) {
            drop(i, m_hurried ? "not timed: it was enough" : "not timed: the budget was used up", false);
            ++untimed;
        } else if (i != 0 && entry.score > quickCut * best && median(entry.raw) > quickCut * bestRaw) {
            // Both, because a few samples of the first pick that came out slow would look like a changed clock.
            drop(i, "quick round: more than 1.5 times slower than the best", false);
        }
    }
    m_untimed += untimed;
}

RaceStep CandidateRace::tightenRound()
{
    ++m_tightened;
    std::size_t most = mostTight;
    const double seconds = std::max(0.0, until(Stage::tighten) - m_elapsed) / (tightRounds - m_tightened + 1);
    while (most > 4 * m_settings.finalists && secondsFor(most, tightSamples) > seconds)
        most = most * 3 / 4;
    keepEither(most, "round 2: the budget allows only the best ones a second look");
    std::vector<std::size_t> list = alive();
    enter(Stage::tighten, "round 2: " + left(list.size()));
    std::ranges::shuffle(list, m_random);
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    for (const std::size_t candidate : list)
        step.orders.push_back({candidate, tightSamples});
    return step;
}

RaceStep CandidateRace::halvingRound()
{
    std::vector<std::size_t> list = alive();
    enter(Stage::halving, "halving: " + left(list.size()));
    RaceStep step{RaceStep::Kind::sample, {}, {}, 0};
    for (int pass = 0; pass < halvingSamples; ++pass) {
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
    const double factor = factors.size() >= 3 && std::abs(common - 1) > driftNoticed ? common : 1.0;
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
            if (candidate != 0 && m_entries[candidate].score > tightCut * m_entries[list.front()].score)
                drop(candidate, "round 2: more than 1.15 times slower than the best", false);
        return;
    }
    const MedianInterval leader = medianInterval(m_entries[list.front()].corrected);
    for (const std::size_t candidate : list)
        if (candidate != 0 && medianInterval(m_entries[candidate].corrected).low > leader.high)
            drop(candidate, "halving: its interval lies above the leader's", false);
    keep(std::max(m_settings.finalists, contenders().size() / 2), "halving: not among the better half");
}

RaceStep CandidateRace::checkStep()
{
    // Whole results take time: only of those that can come into the finals.
    std::vector<std::size_t> list = alive();
    if (list.size() > m_settings.finalists)
        list.resize(m_settings.finalists);
    if (!m_entries[0].failed && std::ranges::find(list, std::size_t{0}) == list.end()
        && !m_entries[0].corrected.empty())
        list.push_back(0);
    enter(Stage::finals, "finals");
    m_finalists.clear();
    for (const std::size_t candidate : list)
        m_finalists.push_back({candidate, false, {}, {}});
    m_rounds = 0;
    return {RaceStep::Kind::check, {}, list, 0};
}

RaceStep CandidateRace::finalRound()
{
    if (m_rounds == 0) {
        // The twin of whoever leads now: one configuration under two names must come out as a tie.
        m_finalists.push_back({m_finalists.front().candidate, true, {}, {}});
        for (Finalist& finalist : m_finalists)
            m_entries[finalist.candidate].eliminated.reset();
    }
    ++m_rounds;
    m_roundName = "finals, round " + std::to_string(m_rounds) + ": " + std::to_string(m_finalists.size() - 1)
        + " candidates and the leader's twin";
    std::vector<RaceOrder> orders;
    for (const Finalist& finalist : m_finalists)
        orders.push_back({finalist.candidate, m_settings.finalSamples, finalist.twin});
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
            if (finalist.candidate == order.candidate && finalist.twin == order.twin && samples.size() >= each)
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
        if (std::abs(common - 1) > driftNoticed)
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
    if (rounds >= m_settings.mostRounds || m_hurried || m_elapsed >= m_settings.budget)
        return true;
    if (rounds % 10 != 0 || rounds < 3 * m_settings.fewestRounds)
        return false;
    return std::ranges::all_of(m_finalists, [](const Finalist& finalist) {
        const MedianInterval interval = medianInterval(finalist.corrected);
        return interval.high - interval.low < 2 * settledNoise * interval.median;
    });
}

RaceResult runRace(CandidateRace& race, RaceSampler& sampler)
{
    for (;;) {
        if (sampler.enough())
            race.hurry();
        const RaceStep step = race.next(sampler.elapsed());
        switch (step.kind) {
        case RaceStep::Kind::search:
            sampler.search(race, step.leaders, step.seconds);
            break;
        case RaceStep::Kind::sample:
            for (const RaceOrder& order : step.orders) {
                if (race.failed(order.candidate))
                    continue;
                if (sampler.enough())
                    race.hurry();
                RaceOrder limited = order;
                limited.hopeless = race.hopelessFor(order);
                const std::vector<double> samples = sampler.sample(race, limited);
                if (!race.add(order, samples, sampler.elapsed()))
                    break;
            }
            break;
        case RaceStep::Kind::check:
            for (const std::size_t candidate : step.leaders)
                sampler.check(race, candidate);
            break;
        case RaceStep::Kind::done:
            return race.result();
        }
    }
}

} // namespace phasebench
