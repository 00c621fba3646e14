// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/pair_findings.h"
#include "engine/insight/race_findings.h"
#include "engine/insight/race_gain.h"
#include "engine/insight/results_text.h"

#include "tests/support/example_run.h"

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
    EXPECT_THAT(list[0].sentence, testing::HasSubstr("The library's pick takes 17.0 % longer than the best found"));
    EXPECT_THAT(list[0].sentence, testing::HasSubstr("(15.9 % to 18.1 %)"));
    EXPECT_EQ(list[0].phase, Phase::autotuning);
}

TEST(RaceFindings, payAfterAsManyCallsAsTheSearchIsLong)
{
    phasebench::Run run = raced(1);
    run.race->gain = Gain{1.17, 1.16, 1.18};
    const auto pays = payOffOf(run);
    ASSERT_TRUE(pays);
    EXPECT_NEAR(pays->calls, 119e3 / 17, 1);
    EXPECT_NEAR(*pays->low, 119e3 / 18, 1);
    EXPECT_NEAR(*pays->high, 119e3 / 16, 1);
}

TEST(RaceFindings, theGainIsOneFigureEverywhere)
{
    phasebench::Run run = raced(1);
    run.race->gain = Gain{1.123, 1.119, 1.127}; // of half of the rounds, so that the medians say 17 %
    EXPECT_EQ(gainOf(run)->gain, *run.race->gain);
    EXPECT_THAT(raceFindings(run)[0].sentence,
        testing::StartsWith("The library's pick takes 12.3 % longer than the best found (11.9 % to 12.7 %)"));
    EXPECT_NEAR(payOffOf(run)->calls, 119e3 / 12.3, 1);
}

TEST(RaceFindings, adviseAgainstTuningForFewCalls)
{
    EXPECT_THAT(raceFindings(raced(1024))[1].sentence, testing::HasSubstr("For fewer, don't tune"));
    EXPECT_THAT(raceFindings(raced(1024))[1].sentence, testing::HasSubstr("it costs more than it gives"));
    EXPECT_THAT(raceFindings(raced(100000))[1].sentence, testing::Not(testing::HasSubstr("don't tune")));
}

TEST(RaceFindings, sayWhenItPaysInOneWayEverywhere)
{
    const phasebench::Run run = raced(100'000);
    const std::string words = payOffWords(run);
    EXPECT_EQ(words, "pays from 7000 calls (6580 to 7480) on, by what each execution saves");
    EXPECT_EQ(
        raceFindings(run)[1].sentence, "Autotuning took 119\u00a0ms and " + words + "; this run makes 100\u202f000.");
    EXPECT_THAT(toText({run}), testing::HasSubstr("autotuning " + words));
    EXPECT_EQ(
        raceFindings(raced(1))[1].sentence, "Autotuning took 119\u00a0ms and " + words + ". For fewer, don't tune.");
}

TEST(RaceFindings, payFromTheFirstWhereTheSearchWasShort)
{
    phasebench::Run run = raced(10);
    run.race->seconds = 1e-6;
    EXPECT_EQ(payOffWords(run), "pays from the first on, by what each execution saves");
}

/// A run beside one that was raced first.
std::string besideUntuned(std::optional<int> winner, double call)
{
    phasebench::Run plain = raced(10);
    plain.race.reset();
    phasebench::Run tuned = raced(10);
    tuned.experiment.planning.autotune.emplace();
    tuned.race->winner = winner;
    plain.series["call"] = test::samplesAround(100);
    tuned.series["call"] = test::samplesAround(call);
    for (phasebench::Run* run : {&plain, &tuned}) {
        run->call.emplace();
        summarise(*run);
    }
    const auto finding = findingOf(plain, tuned);
    return finding ? finding->sentence : std::string();
}

TEST(RaceFindings, aDifferenceIsNotOfTheSearchsMakingWhereItKeptTheLibrarysPick)
{
    const auto disowned = testing::HasSubstr("kept the library's own pick, so this difference is not of its making");
    EXPECT_THAT(besideUntuned({}, 150), disowned);
    EXPECT_THAT(besideUntuned(1, 150), disowned) << "the winner is the library's pick";
    EXPECT_THAT(besideUntuned(0, 85), testing::HasSubstr("Tuned by a race"));
    EXPECT_THAT(besideUntuned(0, 85), testing::Not(disowned));
    EXPECT_THAT(besideUntuned({}, 100), testing::Not(disowned)) << "there is no difference";
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

TEST(RaceFindings, aRemarkThatIsOneIsTold)
{
    phasebench::Run run = raced(10);
    run.race->remarks = {RaceRemark("The budget was used up."), {"Something weighty.", RaceRemark::Weight::finding}};
    const auto told = [&] {
        std::vector<std::string> sentences;
        for (const Finding& finding : raceFindings(run))
            sentences.push_back(finding.sentence);
        return sentences;
    };
    EXPECT_THAT(told(), testing::Contains("Something weighty."));
    EXPECT_THAT(told(), testing::Not(testing::Contains("The budget was used up.")));
    // A file of before remarks had a weight.
    run.race->remarks
        = {{"The kernel set Zen is not OpenBLAS's own choice: it was forced.", RaceRemark::Weight::unknown}};
    EXPECT_THAT(told(), testing::Contains(run.race->remarks[0].text));
    run.race->remarks[0].weight = RaceRemark::Weight::note;
    EXPECT_THAT(told(), testing::Not(testing::Contains(run.race->remarks[0].text)));
}

TEST(RaceFindings, theTextShowsTheRanking)
{
    const std::string text = toText({raced(10)});
    EXPECT_THAT(text, testing::HasSubstr("algorithm=66 split_k=4"));
    EXPECT_THAT(text, testing::HasSubstr("#0"));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("swizzle")));
    EXPECT_THAT(text, testing::HasSubstr("autotuning pays from 7000 calls (6580 to 7480) on"));
}

TEST(RaceFindings, theTextSaysWhyCandidatesHaveNoTime)
{
    phasebench::Run run = raced(10);
    Candidate refused;
    refused.rank = 3;
    refused.origin = "enumerated";
    refused.eliminated = eliminatedBy(Elimination::refused, "cuFFT does not offer it.");
    run.candidates.push_back(refused);
    run.candidates.push_back(refused);
    refused.eliminated = eliminatedBy(Elimination::wrong_result, "its result is wrong");
    run.candidates.push_back(refused);
    const std::string text = toText({run});
    EXPECT_THAT(text, testing::HasSubstr("2 without a time: cuFFT does not offer it."));
    EXPECT_THAT(text, testing::HasSubstr("1 without a time: its result is wrong"));
    EXPECT_THAT(toText({raced(10)}), testing::Not(testing::HasSubstr("without a time")));
    for (int i = 0; i < 9; ++i) {
        refused.eliminated = eliminatedBy(Elimination::refused, "reason " + std::to_string(i));
        run.candidates.push_back(refused);
    }
    EXPECT_THAT(toText({run}), testing::HasSubstr("… and 6 more reasons"));
}

} // namespace
} // namespace phasebench::race_findings_test
