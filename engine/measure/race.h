// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/elimination.h"
#include "engine/measure/gain.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace phasebench {

struct RaceSettings {
    double budget = 5.0; ///< seconds of search and measuring together
    std::uint64_t seed = 1; ///< of the shuffled orders
    double margin = 0.01; ///< a gain below this makes no winner
    std::size_t finalists = 5; ///< beside the library's first pick and the leader's control
    std::size_t fewestRounds = 14; ///< of the finals, taken even past the budget; seven of them tell a winner
    std::size_t mostRounds = 100;
    int finalSamples = 1; ///< of each finalist in a round; more where a round costs much in itself
    double betweenProcesses = 0; ///< relative standard deviation of a gain from process to process; 0: not known
};

/// What is to be timed next. `samples` are new ones, in microseconds.
struct RaceOrder {
    std::size_t candidate = 0;
    int samples = 1;
    bool control = false; ///< the leader once more under another name: the A/A control
    double hopeless = std::numeric_limits<double>::infinity(); ///< us; a first sample above this needs no second
};

/// What a race wants its caller to do.
struct RaceStep {
    enum class Kind {
        search, ///< find candidates and admit() them; `leaders` empty: the first ones
        sample, ///< time `orders` one by one and add() each, until add() says that it is enough
        check, ///< compare the whole results of `leaders` with the reference; fail() what is wrong
        done
    };
    Kind kind = Kind::done;
    std::vector<RaceOrder> orders;
    std::vector<std::size_t> leaders; ///< best first
    double seconds = 0; ///< of searching, at most
};

/// How a candidate came out.
struct RaceStanding {
    std::size_t candidate = 0;
    int tie = 0; ///< 1: cannot be told from the best; 0: not timed, or failed
    bool control = false;
    std::vector<double> samples; ///< us, as taken; of the finals where it took part in them
    double score = 0; ///< us, corrected for drift; infinity where there is none
    std::optional<Eliminated> eliminated;
};

struct RaceResult {
    std::vector<RaceStanding> standings; ///< by rank
    std::optional<std::size_t> winner; ///< a candidate; empty: nothing is better than the library's first pick
    /// Of the candidate that leads: by the rounds of the finals that did not choose it. 1 where the first pick leads.
    std::optional<Gain> gain;
    double controlGap = 1; ///< the slower of a candidate and its control over the faster; 1 where they are a tie
    std::size_t timed = 0;
    std::vector<std::string> remarks; ///< what the budget cut, drift
};

/// The race of candidates (resources/manual/measuring.md, "The race") as a state machine without a clock, a library or
/// a thread: next() says what to do, the caller does it and reports back. Candidates are numbered in the order of
/// admit(); the first admitted is the library's first pick.
///
/// Quick rounds drop what is 1.5 times slower than the best, a second look at as many as the time allows what is 1.15
/// times slower; halving rounds, shuffled, drop what lies above the leader's interval; finalists are timed with fresh
/// samples, in shuffled rounds with the library's first pick and a control of the leader. What a changing clock does to
/// all alike is taken out: in quick rounds by timing the first pick again and again, in the others by each round's
/// common factor.
class CandidateRace {
public:
    explicit CandidateRace(RaceSettings settings);

    /// `elapsed`: seconds since the race began.
    RaceStep next(double elapsed);
    /// A candidate that the search found; its number.
    std::size_t admit(std::optional<int> heuristicRank);
    /// The samples of an order. False: the rest of the step's orders is void, ask next().
    bool add(const RaceOrder& order, const std::vector<double>& samples, double elapsed);
    /// It cannot be run, hangs, or its result is wrong: it is out, for the reason given.
    void fail(std::size_t candidate, Eliminated reason);
    bool failed(std::size_t candidate) const { return m_entries.at(candidate).failed; }
    /// A first sample of this order above so many us needs no second one, as things stand now.
    double hopelessFor(const RaceOrder& order) const;
    /// The person has seen enough: on to the finals.
    void shorten() { m_shortened = true; }

    std::size_t candidates() const { return m_entries.size(); }
    const std::string& round() const { return m_roundName; } ///< such as "round 3: 48 candidates left"
    /// By rank, as it stands now.
    RaceResult result() const;

private:
    enum class Stage { first, quick, widen, tighten, halving, finals, check, over };
    struct Entry {
        std::optional<int> heuristicRank;
        std::vector<double> raw;
        std::vector<double> corrected;
        std::optional<Eliminated> eliminated;
        bool failed = false;
        bool checked = false; ///< its whole result
        bool levelled = false; ///< dropped for want of time or places, not for being slower
        double score = std::numeric_limits<double>::infinity();
    };
    struct Finalist {
        std::size_t candidate = 0;
        bool control = false;
        std::vector<double> raw; ///< one a round
        std::vector<double> corrected;
    };

    struct SamplingCost {
        double seconds = 0; ///< spent on samples, all in all
        double sampled = 0; ///< seconds of the samples themselves
        std::size_t samples = 0;
    };

    RaceStep quickRound();
    RaceStep tightenRound();
    RaceStep halvingRound();
    void beginFinals();
    std::optional<std::size_t> leaderToCheck();
    RaceStep finalRound();
    void endQuickRound();
    void endCommonRound();
    void endFinalRound();
    bool finalsSettled() const;
    double reserve() const; ///< seconds for the rounds after the search
    double until(Stage stage) const; ///< elapsed seconds at which a stage must end
    double bestScore() const;
    std::size_t untimed() const; ///< entries that are neither timed nor out
    void dropUntimed();
    std::vector<std::size_t> alive() const; ///< timed and not out, best first
    std::vector<std::size_t> contenders() const; ///< without the library's first pick, which stays to the end
    void keep(std::size_t most, Elimination why);
    /// The best by score and the best by the times as taken: a correction may be wrong after a few samples.
    void keepEither(std::size_t most, Elimination why);
    void drop(std::size_t candidate, Elimination why, bool levelled);
    double secondsFor(std::size_t candidates, int samples) const; ///< of candidates that were timed before
    void enter(Stage stage, std::string name);
    void noteDrift(double factor);
    double quickUntil() const { return until(m_widening ? Stage::widen : Stage::quick); }
    void rankFinalists(RaceResult& result) const;
    void rankOthers(RaceResult& result) const;
    bool cameApart(const Finalist& original, const Finalist& control, RaceResult& result) const;
    /// Of all finalists with a better score before the finals the worst.
    int groupOfThoseBefore(const RaceResult& result, double score) const;
    const Finalist* leaderOfOddRounds() const;
    void decide(RaceResult& result) const;
    static void leadWith(RaceResult& result, std::size_t candidate);
    static void agreeOnFirstPick(RaceResult& result);

    RaceSettings m_settings;
    std::mt19937_64 m_random;
    Stage m_stage = Stage::first;
    std::vector<Entry> m_entries;
    std::vector<RaceOrder> m_orders; ///< of the round in progress
    std::vector<std::pair<RaceOrder, std::vector<double>>> m_taken; ///< of the round in progress
    std::vector<Finalist> m_finalists;
    std::size_t m_quickFrom = 0; ///< entries below were in a quick round
    std::size_t m_aroundLeaders = 8;
    bool m_searched = false;
    bool m_askedAround = false; ///< since the last quick round
    bool m_widening = false;
    int m_tightened = 0;
    bool m_shortened = false;
    std::size_t m_untimed = 0; ///< at the end of the quick rounds
    std::size_t m_leftBefore = 0; ///< untimed ones when those were looked at last
    std::size_t m_rounds = 0; ///< of the finals
    std::vector<double> m_reference; ///< us, of the first pick in quick rounds
    double m_best = std::numeric_limits<double>::infinity(); ///< us, the best score so far
    double m_reserve = 0; ///< seconds, as reserve() saw it when the step began
    double m_drift = 1; ///< now, against the begin of the race
    double m_leastDrift = 1;
    double m_mostDrift = 1;
    double m_elapsed = 0;
    SamplingCost m_firstLooks;
    SamplingCost m_secondLooks;
    double m_lastAdd = 0;
    std::string m_roundName;
};

} // namespace phasebench
