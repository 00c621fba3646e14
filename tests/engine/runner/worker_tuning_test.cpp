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
    static RaceProgress note(const json& configuration) { return {{}, configuration.dump(), 1.5, 5.0}; }

    std::unique_ptr<Tuning> tuning = tuneInWorker(experiment());
};

TEST_F(WorkerTuningTest, aWorkerThatDiesSilentlyIsBlamedOnWhatItHadJustBegun)
{
    ASSERT_TRUE(tuning->next());
    tuning->progressed(note({{"algorithm", 3}}));
    tuning->progressed(note({{"algorithm", 4}}));
    tuning->lost("The worker ended by SIGSEGV.", {});
    const auto order = tuning->next();
    ASSERT_TRUE(order);
    const json bad = order->configuration.at("bad");
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_EQ(bad[0].at("configuration"), json({{"algorithm", 4}}));
    EXPECT_THAT(bad[0].at("reason").get<std::string>(), testing::HasSubstr("SIGSEGV"));
    EXPECT_EQ(order->configuration.at("elapsed"), 1.5) << "what was used up of the budget stays used up";
}

TEST_F(WorkerTuningTest, oneThatRanWellBeforeIsNotBlamed)
{
    tuning->progressed(note({{"algorithm", 3}}));
    tuning->progressed(note(nullptr));
    tuning->lost("The worker ended by SIGKILL.", {});
    EXPECT_TRUE(tuning->next()->configuration.at("bad").empty());
}

TEST_F(WorkerTuningTest, whatAWorkerSaidItselfCountsMore)
{
    tuning->progressed(note({{"algorithm", 3}}));
    Candidate poison;
    poison.configuration = {{"algorithm", 5}};
    poison.eliminated = "it lost the GPU's context: 700";
    tuning->lost("It lost the context.", {poison});
    const json bad = tuning->next()->configuration.at("bad");
    ASSERT_EQ(bad.size(), 1U);
    EXPECT_EQ(bad[0].at("configuration"), json({{"algorithm", 5}}));
}

TEST_F(WorkerTuningTest, fourCulpritsEndItWithWhatIsKnown)
{
    for (int i = 0; i < 4; ++i) {
        ASSERT_TRUE(tuning->next());
        tuning->progressed(note({{"algorithm", i}}));
        tuning->lost("The worker ended by SIGSEGV.", {});
    }
    EXPECT_FALSE(tuning->next());
    EXPECT_THAT(tuning->take().race->verdict, testing::HasSubstr("given up"));
}

} // namespace
} // namespace phasebench::worker_tuning_test
