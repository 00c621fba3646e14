// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/race_findings.h"
#include "engine/insight/results_text.h"

#include <gmock/gmock.h>

namespace phasebench::race_findings_test {
namespace {

phasebench::Run raced(std::int64_t calls)
{
    phasebench::Run run;
    run.id = 1;
    Matmul matmul;
    matmul.m = 124;
    matmul.n = 1024;
    matmul.k = 1512;
    run.experiment.problem.value = matmul;
    run.experiment.execution.space = ExecutionSpace{};
    run.experiment.execution.threads = 1;
    run.experiment.call.count = calls;
    Candidate winner;
    winner.rank = 1;
    winner.tie = 1;
    winner.origin = "enumerated";
    winner.configuration = {{"algorithm", 66}, {"split_k", 4}, {"swizzle", 0}};
    winner.figure = Figure{100, 99.5, 100.5, 60};
    Candidate pick;
    pick.rank = 2;
    pick.tie = 2;
    pick.origin = "heuristic";
    pick.heuristic_rank = 0;
    pick.figure = Figure{117, 116.5, 117.5, 60};
    run.candidates = {winner, pick};
    run.race.emplace();
    run.race->method = "race";
    run.race->verdict = "…";
    run.race->winner = 0;
    run.race->seconds = 0.119;
    run.race->timed = 2;
    return run;
}

TEST(RaceFindings, sayHowFarTheLibrarysPickIsFromTheBest)
{
    const auto list = raceFindings(raced(1));
    ASSERT_FALSE(list.empty());
    EXPECT_THAT(list[0].sentence, testing::HasSubstr("The library's pick is 17\u00a0% slower than the best found"));
    EXPECT_THAT(list[0].sentence, testing::HasSubstr("(16\u00a0% to 18\u00a0%)"));
    EXPECT_EQ(list[0].phase, Phase::autotuning);
}

TEST(RaceFindings, payAfterAsManyCallsAsTheSearchIsLong)
{
    const auto pays = payOffOf(raced(1));
    ASSERT_TRUE(pays);
    EXPECT_NEAR(pays->calls, 119e3 / 17, 1);
    EXPECT_NEAR(*pays->low, 119e3 / 18, 1);
    EXPECT_NEAR(*pays->high, 119e3 / 16, 1);
}

TEST(RaceFindings, adviseAgainstTuningForFewCalls)
{
    EXPECT_THAT(raceFindings(raced(1024))[1].sentence, testing::HasSubstr("calls, don't tune"));
    EXPECT_THAT(raceFindings(raced(1024))[1].sentence, testing::HasSubstr("it costs more than it gives"));
    EXPECT_THAT(raceFindings(raced(100000))[1].sentence, testing::Not(testing::HasSubstr("don't tune")));
}

TEST(RaceFindings, aTieGivesNothingBack)
{
    phasebench::Run run = raced(10);
    run.race->winner.reset();
    run.race->verdict = "A tie.";
    const auto list = raceFindings(run);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_THAT(list[0].sentence, testing::StartsWith("A tie."));
    EXPECT_FALSE(payOffOf(run));
}

TEST(RaceFindings, overlappingIntervalsPromiseNothing)
{
    phasebench::Run run = raced(10);
    run.candidates[1].figure = Figure{101, 99.0, 103.0, 60};
    EXPECT_FALSE(payOffOf(run));
}

TEST(RaceFindings, theTextShowsTheRanking)
{
    const std::string text = toText({raced(10)});
    EXPECT_THAT(text, testing::HasSubstr("algorithm=66 split_k=4"));
    EXPECT_THAT(text, testing::HasSubstr("#0"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("swizzle")));
    EXPECT_THAT(text, testing::HasSubstr("it pays after"));
}

} // namespace
} // namespace phasebench::race_findings_test
