// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/race_report.h"

#include "engine/result/run_json.h"

#include <gmock/gmock.h>

namespace phasebench::race_report_test {
namespace {

RaceResult twoCandidates()
{
    RaceResult result;
    result.standings.push_back({1, 1, false, {100, 101, 99, 100, 100}, 100, std::nullopt});
    result.standings.push_back({1, 1, true, {100, 100, 100, 101, 99}, 100, std::nullopt});
    result.standings.push_back({0, 2, false, {117, 118, 116, 117, 117}, 117, std::nullopt});
    result.standings.push_back({2, 0, false, {}, INFINITY, eliminatedBy(Elimination::failed, "no")});
    result.winner = 1;
    result.gain = Gain{1.17, 1.16, 1.18};
    result.timed = 2;
    return result;
}

std::vector<CandidateFacts> facts()
{
    std::vector<CandidateFacts> list(3);
    list[0].origin = "heuristic";
    list[0].heuristic_rank = 0;
    list[1].configuration = {{"algorithm", 66}};
    list[1].waves = 0.75;
    list[1].workspace = 4096;
    return list;
}

phasebench::Run reported()
{
    phasebench::Run run;
    reportRace(run, twoCandidates(), facts(), TimingSource::events, Autotune{}, 2.5);
    return run;
}

TEST(RaceReport, candidatesAreRankedWithTheControl)
{
    const phasebench::Run run = reported();
    ASSERT_EQ(run.candidates.size(), 4U);
    EXPECT_EQ(run.candidates[0].rank, 1);
    EXPECT_EQ(run.candidates[1].origin, "control");
    EXPECT_EQ(run.candidates[2].heuristic_rank, 0);
    EXPECT_FALSE(run.candidates[3].figure);
    EXPECT_EQ(run.candidates[3].eliminated, eliminatedBy(Elimination::failed, "no"));
    EXPECT_EQ(run.race->winner, 0);
    EXPECT_EQ(winningConfiguration(run), nlohmann::json({{"algorithm", 66}}));
    EXPECT_THAT(run.race->verdict, testing::HasSubstr("17.0 % longer"));
    EXPECT_THAT(run.race->verdict, testing::HasSubstr("16.0 % to 18.0 %"));
}

TEST(RaceReport, theSearchIsAPhaseTimedOnce)
{
    const phasebench::Run run = reported();
    ASSERT_EQ(run.phases.size(), 1U);
    EXPECT_EQ(run.phases[0].phase, Phase::autotuning);
    EXPECT_EQ(run.series.at("autotuning.host"), std::vector<double>{2.5e6});
}

TEST(RaceReport, theSamplesOfThoseComparedToTheEndAreKeptByRank)
{
    RaceResult result = twoCandidates();
    result.standings[2].eliminated = eliminatedBy(Elimination::quick_round);
    phasebench::Run run;
    reportRace(run, result, facts(), TimingSource::events, Autotune{}, 2.5);
    EXPECT_EQ(run.series.at("candidate.1"), result.standings[0].samples);
    EXPECT_EQ(run.series.at("candidate.2"), result.standings[1].samples);
    EXPECT_FALSE(run.series.contains("candidate.3")) << "dropped: its figures stay";
    EXPECT_EQ(run.candidates[2].figure->samples, 5);
    EXPECT_EQ(run.candidates[2].figure->median, 117);
    EXPECT_FALSE(run.series.contains("candidate.4")) << "never timed";
}

TEST(RaceReport, aTieHasNoWinner)
{
    RaceResult result = twoCandidates();
    result.winner.reset();
    phasebench::Run run;
    reportRace(run, result, facts(), TimingSource::events, Autotune{}, 1);
    EXPECT_FALSE(run.race->winner);
    EXPECT_TRUE(winningConfiguration(run).is_null());
    EXPECT_THAT(run.race->verdict, testing::HasSubstr("tie"));
}

TEST(RaceReport, survivesJson)
{
    phasebench::Run run = reported();
    run.race->remarks = {RaceRemark("one"), {"two", RaceRemark::Weight::finding}};
    run.race->considered = 82589;
    const phasebench::Run back = runFromJson(toJson(run));
    ASSERT_TRUE(back.race);
    EXPECT_EQ(back.race->winner, 0);
    EXPECT_EQ(back.race->verdict, run.race->verdict);
    EXPECT_EQ(back.race->remarks, run.race->remarks);
    EXPECT_EQ(back.race->considered, 82589);
    EXPECT_EQ(back.candidates[0].waves, 0.75);
    EXPECT_FALSE(back.candidates[2].waves);
    nlohmann::json wrong = toJson(run);
    wrong["race"]["winner"] = 9;
    EXPECT_THROW(runFromJson(wrong), std::runtime_error);
}

} // namespace
} // namespace phasebench::race_report_test
