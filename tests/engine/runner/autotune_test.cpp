// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/tuning_file.h"
#include "tests/engine/runner/engine_fixture.h"

namespace phasebench::autotune_test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

/// A matmul on GPU 0, autotuned, whose workers are scripted.
class Autotuned : public EngineFixture {
protected:
    json document()
    {
        json changes = onGpu();
        changes["planning"]["autotune"] = {{"search", "enumerate"}};
        return changes;
    }
    void measureWith(const json& changes, const std::filesystem::path& tuning)
    {
        Faults faults;
        Job job;
        job.experiment = ExperimentFile::fromDocument(experimentDocument(changes), faults);
        job.tuning = tuning;
        EXPECT_TRUE(faults.empty());
        listener.waitForJob(engine->submit(std::move(job)));
    }
    json taskOf(const std::string& kind) const
    {
        for (const json& entry : journal())
            if (entry.at("kind") == kind)
                return entry;
        return nullptr;
    }
};

TEST_F(Autotuned, TheSearchIsAPhaseLeftOutOfTheCallAndTheCallsRunTheWinner)
{
    start();
    measure(document());
    const Run& run = this->run(0);
    EXPECT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_THAT(askedKinds(), ElementsAre("autotune", "measure", "trace"));
    ASSERT_EQ(run.candidates.size(), 2U);
    ASSERT_TRUE(run.race);
    EXPECT_EQ(run.race->winner, 0);
    EXPECT_THAT(run.call->excludes, ElementsAre(Phase::autotuning));
    const auto phase = std::find_if(
        run.phases.begin(), run.phases.end(), [](const PhaseFigures& p) { return p.phase == Phase::autotuning; });
    ASSERT_NE(phase, run.phases.end());
    EXPECT_EQ(phase->host->median, 0.5e6);
    EXPECT_EQ(phase->host->samples, 1);
    EXPECT_EQ(taskOf("measure").at("work").at("configuration"), json({{"algorithm", 66}}));
}

TEST_F(Autotuned, AGivenConfigurationIsRunWithoutARace)
{
    start();
    json changes = onGpu();
    changes["planning"]["configuration"] = {{"algorithm", 13}};
    measure(changes);
    EXPECT_THAT(askedKinds(), ElementsAre("measure", "trace"));
    EXPECT_EQ(taskOf("measure").at("work").at("configuration"), json({{"algorithm", 13}}));
}

TEST_F(Autotuned, APoisonedWorkerIsReplacedAndTheRaceGoesOn)
{
    // Once: the fresh worker is told who it was.
    start({{{"kind", "autotune"}, {"when", {{"/measure/seed", 1}}}, {"poisoned", true},
        {"run",
            {{"status", "failed"}, {"message", "It lost the context."},
                {"candidates",
                    {{{"rank", 1}, {"tie", 0}, {"origin", "enumerated"}, {"configuration", {{"algorithm", 5}}},
                        {"elimination", "lost_context"}, {"eliminated", "it lost the GPU's context: 700"}}}}}}}});
    measure(document());
    const Run& run = this->run(0);
    int races = 0;
    json last;
    for (const json& entry : journal())
        if (entry.at("kind") == "autotune") {
            ++races;
            last = entry;
        }
    EXPECT_GT(races, 1) << "another worker took over";
    EXPECT_EQ(last.at("work").at("bad")[0].at("configuration"), json({{"algorithm", 5}}));
    EXPECT_EQ(run.status, RunStatus::completed) << "the run goes on with the library's own pick: " << run.message;
    EXPECT_THAT(run.race->verdict, HasSubstr("given up"));
}

TEST_F(Autotuned, AWorkerThatDiesInARaceIsReplaced)
{
    start({{{"kind", "autotune"}, {"fault", "sigkill"}}});
    measure(document());
    EXPECT_EQ(run(0).status, RunStatus::completed) << run(0).message;
    EXPECT_THAT(run(0).race->verdict, HasSubstr("given up"));
    EXPECT_THAT(run(0).race->verdict, HasSubstr("SIGKILL"));
}

TEST_F(Autotuned, AFailureThatIsNoCandidatesFaultFailsTheRun)
{
    start({{{"kind", "autotune"}, {"run", {{"status", "failed"}, {"message", "No memory is left."}}}}});
    measure(document());
    EXPECT_EQ(run(0).status, RunStatus::failed);
    EXPECT_EQ(run(0).message, "No memory is left.");
    EXPECT_THAT(askedKinds(), ElementsAre("autotune"));
}

TEST_F(Autotuned, CancelInTheMiddleOfARaceEndsThePoint)
{
    start({{{"kind", "autotune"}, {"seconds", 60}}});
    const JobId job = submit(document());
    listener.waitFor([&] { return !listener.progress.empty(); });
    engine->cancel();
    listener.waitForJob(job);
    EXPECT_EQ(run(0).status, RunStatus::cancelled);
}

TEST_F(Autotuned, KernelSetsAreRacedAcrossWorkers)
{
    start();
    measure({{"planning", {{"autotune", {{"budget", 0.5}}}}}});
    const Run& run = this->run(0);
    EXPECT_EQ(run.status, RunStatus::completed) << run.message;
    ASSERT_TRUE(run.race);
    EXPECT_FALSE(run.race->winner) << "every scripted worker takes the same time, or another kernel set than asked for";
    EXPECT_THAT(run.call->excludes, ElementsAre(Phase::autotuning));
}

TEST_F(Autotuned, AWinnerIsKeptAndFoundAgain)
{
    const std::filesystem::path tuning = folder / "tuning.json";
    start();
    measureWith(document(), tuning);
    ASSERT_EQ(readTuningFile(tuning).size(), 1U);

    json tuned = onGpu();
    tuned["planning"]["tuned"] = true;
    measureWith(tuned, tuning);
    json last;
    for (const json& entry : journal())
        if (entry.at("kind") == "measure")
            last = entry;
    EXPECT_EQ(last.at("work").at("configuration"), json({{"algorithm", 66}}));
}

} // namespace
} // namespace phasebench::autotune_test
