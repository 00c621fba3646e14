// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/race_judge.h"

#include "tests/support/example_run.h"

#include <gmock/gmock.h>

namespace phasebench::race_judge_test {
namespace {

using race_judge::judgeRepeats;
using race_judge::lineOf;
using testing::HasSubstr;

Candidate candidate(int algorithm, double median, int tie, const std::string& origin = "enumerated")
{
    Candidate result;
    result.configuration = {{"algorithm", algorithm}};
    result.figure = Figure{median, median * 0.999, median * 1.001, 60};
    result.tie = tie;
    result.origin = origin;
    if (origin == "heuristic")
        result.heuristic_rank = 0;
    return result;
}

/// A race that algorithm 7 won by 17 %, beside its control and the library's pick.
phasebench::Run raced(std::int64_t id = 1)
{
    phasebench::Run run = test::exampleRun("gpu:0");
    run.id = id;
    run.candidates = {candidate(7, 100, 1), candidate(7, 100.1, 1, "control"), candidate(9, 100.2, 1),
        candidate(3, 117, 2, "heuristic")};
    run.race = Race{};
    run.race->method = "race";
    run.race->winner = 0;
    run.race->seconds = 2.5;
    run.race->considered = 82'589;
    run.race->timed = 190;
    return run;
}

std::vector<phasebench::Run> twenty()
{
    std::vector<phasebench::Run> runs;
    for (int i = 1; i <= 20; ++i)
        runs.push_back(raced(i));
    return runs;
}

TEST(RaceJudge, countsAgreeingRacesAndTiedControls)
{
    const auto judged = judgeRepeats(twenty());
    EXPECT_EQ(judged.races, 20U);
    EXPECT_EQ(judged.agreeing, 20U);
    EXPECT_EQ(judged.controlsTied, 20U);
    EXPECT_THAT(judged.misses, testing::IsEmpty());
    EXPECT_EQ(judged.leader, "7");
}

TEST(RaceJudge, anotherWinnerAgreesAsLongAsTheFirstOneTiesWithIt)
{
    auto runs = twenty();
    std::swap(runs[4].candidates[0], runs[4].candidates[2]); // algorithm 9 wins by a hair
    EXPECT_EQ(judgeRepeats(runs).agreeing, 20U);
    runs[4].candidates[2].tie = 2;
    runs[4].candidates[2].eliminated = eliminatedBy(Elimination::halving);
    const auto judged = judgeRepeats(runs);
    EXPECT_EQ(judged.agreeing, 19U);
    EXPECT_EQ(judged.controlsTied, 19U) << "its twin stayed in group 1";
    ASSERT_EQ(judged.misses.size(), 2U);
    EXPECT_THAT(judged.misses[0], HasSubstr("Race 5: the first race's leader is in group 2"));
    EXPECT_THAT(judged.misses[0], HasSubstr("slower than those that went on"));
}

TEST(RaceJudge, aRaceWithoutTheLeaderOrAControlDoesNotCount)
{
    auto runs = twenty();
    runs[1].candidates.erase(runs[1].candidates.begin(), runs[1].candidates.begin() + 2);
    runs[2].candidates[1].tie = 2;
    const auto judged = judgeRepeats(runs);
    EXPECT_EQ(judged.agreeing, 19U);
    EXPECT_EQ(judged.controlsTied, 18U);
    EXPECT_THAT(judged.misses,
        testing::ElementsAre(HasSubstr("Race 2: the first race's leader is not among its candidates"),
            HasSubstr("Race 2: it has no control"), HasSubstr("Race 3: its control came out apart from itself")));
}

TEST(RaceJudge, aTieHasALeaderAsWell)
{
    auto runs = twenty();
    for (phasebench::Run& run : runs)
        run.race->winner.reset();
    std::swap(runs[0].candidates[0], runs[0].candidates[1]); // the control came out fastest
    EXPECT_EQ(judgeRepeats(runs).leader, "7");
    EXPECT_EQ(judgeRepeats(runs).agreeing, 20U);
}

TEST(RaceJudge, whatCannotBeJudgedIsRefused)
{
    const auto refusal = [](const std::vector<phasebench::Run>& runs) -> std::string {
        try {
            judgeRepeats(runs);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "judged";
    };
    EXPECT_THAT(refusal({}), HasSubstr("two runs or more"));
    EXPECT_THAT(refusal({raced()}), HasSubstr("two runs or more"));
    auto runs = twenty();
    runs[3].race.reset();
    EXPECT_THAT(refusal(runs), HasSubstr("no race in run 4"));
    runs = twenty();
    runs[3].experiment.problem.as<Matmul>().m = 5;
    EXPECT_THAT(refusal(runs), HasSubstr("another problem"));
}

TEST(RaceJudge, gainIsTheWinnersAndOneWhereThereIsNone)
{
    phasebench::Run run = raced();
    EXPECT_DOUBLE_EQ(lineOf(run).gain, 1.17);
    EXPECT_DOUBLE_EQ(lineOf(run).best, 1.17);
    EXPECT_EQ(lineOf(run).timed, 190);
    run.race->winner.reset();
    EXPECT_DOUBLE_EQ(lineOf(run).gain, 1);
    EXPECT_DOUBLE_EQ(lineOf(run).best, 1.17);
    run.candidates.clear();
    EXPECT_THROW(lineOf(run), std::runtime_error);
}

TEST(RaceJudge, geometricMeanOfRatios)
{
    const std::vector<double> ratios{1.0, 2.0, 4.0};
    EXPECT_DOUBLE_EQ(race_judge::geometricMean(ratios), 2.0);
}

} // namespace
} // namespace phasebench::race_judge_test
