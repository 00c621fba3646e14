// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/simulated_race.h"
#include "tests/engine/measure/scripted_race.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::race_test {
namespace {

using test::field;
using test::race;
using test::ScriptedRace;
using test::standingOf;

TEST(Race, findsTheFastestOfManyAndSaysByHowMuch)
{
    ScriptedRace script(field(500), 0.01);
    script.times[321] = 100;
    const RaceResult result = race(script);
    ASSERT_TRUE(result.winner);
    EXPECT_EQ(*result.winner, 321u);
    EXPECT_NEAR(result.gain->ratio, 1.17, 0.01);
    EXPECT_LE(*result.gain->low, result.gain->ratio);
    EXPECT_GE(*result.gain->high, result.gain->ratio);
    EXPECT_EQ(result.standings.front().candidate, 321u);
    EXPECT_EQ(result.timed, 500u);
    EXPECT_EQ(standingOf(result, 321, true)->tie, 1) << "the leader's twin cannot be told from it";
    EXPECT_FALSE(standingOf(result, 0)->eliminated) << "the library's first pick is among the finalists";
}

TEST(Race, aGainBelowOnePercentIsATie)
{
    ScriptedRace script(field(60), 0.0005);
    script.times[17] = 117 / 1.006;
    for (std::size_t i = 1; i < script.times.size(); ++i)
        if (i != 17)
            script.times[i] = std::max(script.times[i], 125.0);
    const RaceResult result = race(script);
    EXPECT_FALSE(result.winner);
    EXPECT_EQ(standingOf(result, 17)->tie, 1);
    EXPECT_EQ(standingOf(result, 0)->tie, 1);
}

TEST(Race, nothingBetterThanTheFirstPickLeavesItInPlace)
{
    ScriptedRace script(field(100), 0.01);
    script.times[0] = 90;
    const RaceResult result = race(script);
    EXPECT_FALSE(result.winner);
    EXPECT_EQ(result.standings.front().candidate, 0u);
}

TEST(Race, aCandidateThatFailsNeverWinsAndNeverEndsTheRace)
{
    for (const std::size_t at : {0u, 2u, 6u, 30u}) {
        ScriptedRace script(field(80), 0.005);
        script.times[40] = 60;
        script.times[41] = 100;
        script.failsAt[40] = at;
        const RaceResult result = race(script);
        ASSERT_TRUE(result.winner) << at;
        EXPECT_EQ(*result.winner, 41u) << at;
        EXPECT_THAT(standingOf(result, 40)->eliminated->sentence, testing::HasSubstr("refused"));
        EXPECT_EQ(standingOf(result, 40)->tie, 0);
    }
}

TEST(Race, aWrongResultNeverWins)
{
    ScriptedRace script(field(80), 0.005);
    script.times[40] = 60;
    script.times[41] = 100;
    script.wrong[40] = "its result is wrong";
    const RaceResult result = race(script);
    EXPECT_EQ(result.winner, 41u);
    EXPECT_EQ(standingOf(result, 40)->eliminated->sentence, "its result is wrong");
    EXPECT_THAT(script.checked, testing::ElementsAre(40u, 41u)) << "whole results take time";
}

TEST(Race, theFirstPickMayFailToo)
{
    ScriptedRace script(field(20), 0.005);
    script.failsAt[0] = 0;
    script.times[5] = 80;
    const RaceResult result = race(script);
    EXPECT_EQ(result.winner, 5u);
    EXPECT_FALSE(result.gain) << "there is nothing to compare it with";
}

TEST(Race, allFailing)
{
    ScriptedRace script(field(4), 0.005);
    for (std::size_t i = 0; i < 4; ++i)
        script.failsAt[i] = 0;
    const RaceResult result = race(script);
    EXPECT_FALSE(result.winner);
    EXPECT_EQ(result.standings.size(), 4u);
}

TEST(Race, noCandidatesAtAll)
{
    ScriptedRace script({});
    EXPECT_TRUE(race(script).standings.empty());
}

TEST(Race, variantsAroundTheLeadersJoinLater)
{
    ScriptedRace script(field(300), 0.005);
    script.firstFound = 200;
    script.times[250] = 95;
    const RaceResult result = race(script);
    EXPECT_EQ(result.winner, 250u);
}

TEST(Race, theBudgetIsKeptAndWhatItCutIsSaid)
{
    ScriptedRace script(field(5000), 0.005);
    for (double& time : script.times)
        time *= 20; // 2.2 to 6 ms each: 5000 do not fit into a second
    RaceSettings settings;
    settings.budget = 1;
    const RaceResult result = race(script, settings);
    EXPECT_LT(script.time, 1.2);
    EXPECT_LT(result.timed, 1000u);
    EXPECT_THAT(result.remarks, testing::Contains(testing::HasSubstr("not timed")));
    EXPECT_FALSE(standingOf(result, 0)->eliminated);
    EXPECT_GE(result.standings.front().samples.size(), 10u) << "the finals are run even past the budget";
}

TEST(Race, aLongRaceGivesASecondLookToAllThatTimeAllows)
{
    ScriptedRace script(field(4000), 0.02);
    const auto near = std::ranges::count_if(script.times, [](double time) { return time < 150; });
    const auto secondLooks = [](const ScriptedRace& of) {
        return std::ranges::count_if(of.takenOf, [](const auto& taken) { return taken.second >= 4; });
    };
    ScriptedRace shortScript = script;
    RaceSettings settings;
    settings.budget = 60;
    race(script, settings);
    EXPECT_GT(near, 500);
    EXPECT_GE(secondLooks(script), near) << "after one sample each the best few would be the lucky ones";
    settings.budget = 1.2;
    race(shortScript, settings);
    EXPECT_LT(secondLooks(shortScript), near / 2);
    EXPECT_LT(shortScript.time, 1.4);
}

TEST(Race, whomTheFirstRoundHadNoTimeForComeLaterWhereTimeIsLeft)
{
    ScriptedRace script(field(5000), 0.005); // 1.1 s for a sample of each; the first round may last 0.93 s
    script.times[4990] = 90;
    RaceSettings settings;
    settings.budget = 1.6;
    const RaceResult result = race(script, settings);
    EXPECT_EQ(result.timed, 5000u);
    EXPECT_EQ(result.winner, 4990u);
    EXPECT_THAT(result.remarks, testing::Not(testing::Contains(testing::HasSubstr("not timed"))));
    EXPECT_LT(script.time, 1.7);
}

TEST(Race, enoughGoesToTheFinalsAtOnce)
{
    ScriptedRace script(field(2000), 0.005);
    script.enoughAfter = 300;
    const RaceResult result = race(script);
    EXPECT_LT(script.taken, 300u + 200);
    EXPECT_FALSE(result.standings.front().samples.empty());
}

TEST(Race, ordersAreShuffledInEveryRoundOfTheFinals)
{
    ScriptedRace script(std::vector<double>(5, 100.0), 0.001);
    race(script);
    std::set<std::vector<std::size_t>> rounds;
    for (std::size_t i = script.order.size() - 60; i + 6 <= script.order.size(); i += 6)
        rounds.insert({script.order.begin() + static_cast<std::ptrdiff_t>(i),
            script.order.begin() + static_cast<std::ptrdiff_t>(i + 6)});
    EXPECT_GT(rounds.size(), 5u);
}

TEST(Race, aClockThatIsThrottledInTheMiddleChangesNeitherRanksNorWinner)
{
    for (const double at : {0.02, 0.05, 0.1, 0.3}) {
        ScriptedRace script(field(300), 0.005);
        script.times[290] = 100; // timed late: while the clock is slow
        script.clock = [at](double time) {
            return time > at ? 1.4 : 1.0;
        };
        const RaceResult result = race(script);
        EXPECT_EQ(result.winner, 290u) << at;
        EXPECT_NEAR(result.gain->ratio, 1.17, 0.015) << at;
    }
    ScriptedRace script(field(300), 0.005);
    script.times[290] = 100;
    script.clock = [](double time) {
        return time > 0.05 ? 1.4 : 1.0;
    };
    EXPECT_THAT(race(script).remarks, testing::Contains(testing::HasSubstr("clock changed")));
}

TEST(Race, aRaceThatGoesOnInAnotherProcessLooksForCandidatesInWhatIsLeft)
{
    RaceSettings settings;
    settings.budget = 60;
    const RaceStep fresh = CandidateRace(settings).next(0);
    const RaceStep late = CandidateRace(settings).next(50);
    ASSERT_EQ(late.kind, RaceStep::Kind::search);
    EXPECT_GT(late.seconds, 0);
    EXPECT_LT(late.seconds, fresh.seconds / 4);
}

TEST(Race, aFirstPickThatStuttersForAWhileThrowsNobodyOut)
{
    std::vector<double> times(700, 33.0);
    times[0] = 22.0;
    times[1] = 20.4;
    ScriptedRace script(times, 0.01);
    std::size_t stuttered = 0;
    script.stutter = [&](double seconds) {
        const bool now = seconds > 0.02 && seconds < 0.04;
        stuttered += now ? 1 : 0;
        return now ? 2.7 : 1.0;
    };
    const RaceResult result = race(script);
    ASSERT_GT(stuttered, 5U);
    EXPECT_EQ(result.winner, 1U);
}

TEST(Race, aClockThatDriftsSlowlyChangesNothing)
{
    ScriptedRace script(field(400), 0.005);
    script.times[3] = 100;
    script.clock = [](double time) {
        return 1 + time;
    };
    EXPECT_EQ(race(script).winner, 3u);
}

TEST(Race, knownDifferencesAreFoundThroughNoise)
{
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        ScriptedRace script(field(400), 0.02, seed);
        script.times[123] = 105; // the next best takes 110 and more
        RaceSettings settings;
        settings.seed = seed;
        const RaceResult result = race(script, settings);
        const RaceStanding* fastest = standingOf(result, 123);
        found += result.winner && fastest->tie == 1 ? 1 : 0;
    }
    EXPECT_GE(found, 19);
}

TEST(Race, theTwinIsATieInNineteenOfTwentyRaces)
{
    int ties = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        ScriptedRace script(field(200), 0.03, seed);
        RaceSettings settings;
        settings.seed = seed;
        const RaceResult result = race(script, settings);
        for (const RaceStanding& standing : result.standings)
            if (standing.control)
                ties += standing.tie == standingOf(result, standing.candidate)->tie ? 1 : 0;
    }
    EXPECT_GE(ties, 19);
}

TEST(Race, whoeverIsNotInTheFinalsWasDroppedInARound)
{
    ScriptedRace script(std::vector<double>(40, 100.0), 0.01);
    const RaceResult result = race(script);
    std::size_t finalists = 0;
    for (const RaceStanding& standing : result.standings) {
        if (!standing.eliminated)
            ++finalists;
        else
            EXPECT_FALSE(standing.control);
    }
    EXPECT_EQ(finalists, RaceSettings{}.finalists + 2) << "the best five, the first pick and the twin";
}

TEST(Race, aGainNoLargerThanWhatPartsTheControlFromItselfMakesNoWinner)
{
    ScriptedRace script(field(100), 0.005);
    script.times[42] = 109; // the first pick takes 117: 7 % longer
    script.control = 1.09;
    const RaceResult disturbed = race(script);
    EXPECT_FALSE(disturbed.winner);
    EXPECT_NEAR(disturbed.controlGap, 1.09, 0.01);
    EXPECT_THAT(disturbed.remarks, testing::Contains(testing::HasSubstr("only a gain above that counts")));

    ScriptedRace less(field(100), 0.005);
    less.times[42] = 109;
    less.control = 1.04;
    EXPECT_EQ(race(less).winner, 42u) << "what is left of it is a gain still";
}

TEST(Race, equalCandidatesMakeNoWinner)
{
    int winners = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        ScriptedRace script(std::vector<double>(50, 100.0), 0.02, seed);
        RaceSettings settings;
        settings.seed = seed;
        winners += race(script, settings).winner ? 1 : 0;
    }
    EXPECT_LE(winners, 2);
}

TEST(Race, theIntervalOfTheGainHoldsTheTrueGainAndFalseWinnersAreRare)
{
    for (const double noise : {0.01, 0.03, 0.1})
        for (const simulated::Field& field : {simulated::Field{"equal", 8, 0, noise, 0.05},
                 simulated::Field{"equal", 200, 0, noise}, simulated::Field{"spread", 200, 0.01, noise}}) {
            const simulated::Coverage coverage = simulated::coverageOf(field, 60, 0.3);
            EXPECT_GE(coverage.covered, 56) << field.name << ' ' << field.candidates << ' ' << noise;
            EXPECT_LE(coverage.falseWinners, 2) << field.name << ' ' << field.candidates << ' ' << noise;
            EXPECT_EQ(coverage.disagreeing, 0) << field.name << ' ' << field.candidates << ' ' << noise;
            if (field.spread > 0 && noise < 0.05) {
                EXPECT_GT(coverage.winners, 20) << noise;
                EXPECT_NEAR(coverage.claimed, coverage.truly, 0.3 * coverage.truly) << noise;
            }
        }
}

TEST(Race, theFirstPickIsInTheLeadersGroupExactlyWhereThereIsNoWinner)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        ScriptedRace script(field(30, seed), 0.03, seed);
        script.times[0] = 112 + 0.1 * static_cast<double>(seed);
        RaceSettings settings;
        settings.seed = seed;
        settings.budget = 0.2;
        const RaceResult result = race(script, settings);
        ASSERT_TRUE(result.gain) << seed;
        EXPECT_EQ(standingOf(result, 0)->tie > 1, result.winner.has_value()) << seed;
        EXPECT_EQ(result.standings.front().tie, 1) << seed;
        if (result.winner) {
            EXPECT_EQ(result.standings.front().candidate, *result.winner) << seed;
            EXPECT_GT(*result.gain->low, 1) << seed;
        }
    }
}

TEST(Race, whoWasDroppedIsInNoBetterGroupThanThoseWhoBeatIt)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        std::vector<double> times;
        for (int i = 0; i < 60; ++i)
            times.push_back(100 + i % 20); // every time three times: steps that noise blurs
        ScriptedRace script(times, 0.02, seed);
        RaceSettings settings;
        settings.seed = seed;
        settings.budget = 0.15;
        const RaceResult result = race(script, settings);
        double slowest = 0;
        int worst = 0;
        for (const RaceStanding& standing : result.standings)
            if (!standing.eliminated && !standing.control && standing.candidate != 0) {
                slowest = std::max(slowest, standing.score);
                worst = std::max(worst, standing.tie);
            }
        for (const RaceStanding& standing : result.standings)
            if (standing.eliminated && standing.tie > 0) {
                EXPECT_GE(standing.tie, worst) << seed << ": finalists beat it";
                if (standing.eliminated->why == Elimination::second_round
                    || standing.eliminated->why == Elimination::quick_round) {
                    EXPECT_GT(standing.tie, 1) << seed << ": it was dropped for being slower";
                }
            }
    }
}

TEST(Race, whatProcessesAddWidensTheGain)
{
    const auto widthWith = [](double spread) {
        ScriptedRace script(field(50), 0.01);
        script.times[7] = 100;
        RaceSettings settings;
        settings.betweenProcesses = spread;
        const RaceResult result = race(script, settings);
        return *result.gain->high / *result.gain->low;
    };
    EXPECT_NEAR(std::log(widthWith(0.05)), 2 * 2.17 * 0.05, 0.005);
    EXPECT_LT(widthWith(0), 1.02);
}

TEST(Race, theFirstWinnerIsInTheWinningGroupOfRepeatedRaces)
{
    std::vector<double> times = field(400);
    for (const std::size_t i : {50u, 60u, 70u, 80u, 90u, 95u, 96u, 97u})
        times[i] = 100; // more equals than finalists
    std::optional<std::size_t> first;
    int agree = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        ScriptedRace script(times, 0.01, seed);
        RaceSettings settings;
        settings.seed = seed;
        const RaceResult result = race(script, settings);
        if (!first)
            first = result.winner;
        ASSERT_TRUE(first);
        agree += standingOf(result, *first)->tie == 1 ? 1 : 0;
    }
    EXPECT_GE(agree, 19);
}

TEST(FixedTuning, takesTheBestMedianOfTheFirstFew)
{
    ScriptedRace script(field(50), 0.001);
    script.times[4] = 100;
    script.times[30] = 50; // out of its sight
    CandidateRace contest(RaceSettings{});
    const RaceResult result = tuneFixed({8, 5, 1}, contest, script);
    EXPECT_EQ(result.winner, 4u);
    EXPECT_EQ(result.standings.size(), 8u);
    EXPECT_EQ(result.standings.front().samples.size(), 5u);
    EXPECT_EQ(script.taken, 40u);
    EXPECT_NEAR(result.gain->ratio, 1.17, 0.01);
}

TEST(FixedTuning, aWrongResultIsNotTaken)
{
    ScriptedRace script(field(8), 0.001);
    script.times[4] = 50;
    script.times[5] = 100;
    script.wrong[4] = "its result is wrong";
    CandidateRace contest(RaceSettings{});
    EXPECT_EQ(tuneFixed({8, 5, 1}, contest, script).winner, 5u);
}

} // namespace
} // namespace phasebench::race_test
