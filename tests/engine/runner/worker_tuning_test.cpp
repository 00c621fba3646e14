// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/tuning.h"

#include <gmock/gmock.h>

namespace phasebench::worker_tuning_test {
namespace {

using nlohmann::json;

class WorkerTuningTest : public testing::Test {
protected:
    static Experiment experiment()
    {
        Experiment experiment;
        experiment.planning.autotune = Autotune{};
        return experiment;
    }
    /// What a worker says before it runs a candidate for the first time.
    static CandidateStarted note(std::optional<json> configuration) { return {std::move(configuration), 1.5}; }
    static const RaceTask& raceOf(const Tuning::Order& order) { return std::get<RaceTask>(order.work); }

    std::unique_ptr<Tuning> tuning = tuneInWorker(experiment());
};

TEST_F(WorkerTuningTest, aWorkerThatDiesSilentlyIsBlamedOnWhatItHadJustBegun)
{
    ASSERT_TRUE(tuning->next());
    tuning->started(note(json{{"algorithm", 3}}));
    tuning->started(note(json{{"algorithm", 4}}));
    tuning->lost("The worker ended by SIGSEGV.", {});
    const auto order = tuning->next();
    ASSERT_TRUE(order);
    const std::vector<BadCandidate>& bad = raceOf(*order).bad;
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_EQ(bad[0].configuration, json({{"algorithm", 4}}));
    EXPECT_EQ(bad[0].reason.why, Elimination::worker_died);
    EXPECT_THAT(bad[0].reason.sentence, testing::HasSubstr("SIGSEGV"));
    EXPECT_EQ(raceOf(*order).elapsed, 1.5) << "what was used up of the budget stays used up";
}

TEST_F(WorkerTuningTest, oneThatRanWellBeforeIsNotBlamed)
{
    tuning->started(note(json{{"algorithm", 3}}));
    tuning->started(note(std::nullopt));
    tuning->lost("The worker ended by SIGKILL.", {});
    EXPECT_TRUE(raceOf(*tuning->next()).bad.empty());
}

TEST_F(WorkerTuningTest, whatAWorkerSaidItselfCountsMore)
{
    tuning->started(note(json{{"algorithm", 3}}));
    Candidate poison;
    poison.configuration = {{"algorithm", 5}};
    poison.eliminated = eliminatedBy(Elimination::lost_context, "700");
    tuning->lost("It lost the context.", {poison});
    const auto order = tuning->next();
    ASSERT_EQ(raceOf(*order).bad.size(), 1U);
    EXPECT_EQ(raceOf(*order).bad[0].configuration, json({{"algorithm", 5}}));
}

TEST_F(WorkerTuningTest, theReasonCountsAndNotItsWords)
{
    Candidate reworded;
    reworded.configuration = {{"algorithm", 6}};
    reworded.eliminated = Eliminated{Elimination::hangs, "no end in sight"};
    Candidate slow;
    slow.configuration = {{"algorithm", 7}};
    slow.eliminated = Eliminated{Elimination::quick_round, "it hangs back"};
    tuning->lost("It ended.", {reworded, slow});
    const auto order = tuning->next();
    ASSERT_EQ(raceOf(*order).bad.size(), 1U);
    EXPECT_EQ(raceOf(*order).bad[0].configuration, reworded.configuration);
}

TEST_F(WorkerTuningTest, fourCulpritsEndItWithWhatIsKnown)
{
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(tuning->next());
        tuning->started(note(json{{"algorithm", i}}));
        tuning->lost("The worker ended by SIGSEGV.", {});
    }
    EXPECT_FALSE(tuning->next());
    EXPECT_THAT(tuning->take().race->verdict, testing::HasSubstr("given up"));
}

} // namespace
} // namespace phasebench::worker_tuning_test
