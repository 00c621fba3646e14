// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/autotune.h"

#include "engine/worker/sequence.h"
#include "tests/engine/worker/racing_backend.h"

#include <gmock/gmock.h>

namespace phasebench::autotune_test {
namespace {

using test::RacingBackend;
using test::Way;

struct AutotunerTest : testing::Test {
    Experiment experiment = [] {
        Experiment e;
        Matmul matmul;
        matmul.m = 8;
        matmul.n = 7;
        matmul.k = 6;
        e.problem.value = matmul;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            e.placement.of(id) = MemorySpace{};
        e.execution.space = ExecutionSpace{};
        e.execution.threads = 1;
        e.measure.cache = CacheState::hot;
        e.planning.autotune = Autotune{};
        e.planning.autotune->budget = 2;
        return e;
    }();
    RacingBackend backend;
    Memory memory{ExecutionSpace{}, nullptr};
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    std::vector<std::optional<nlohmann::json>> started; ///< configurations, in the order told
    TaskHooks hooks{enough, cancelled, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};

    phasebench::Run tune(const RaceTask& task = {})
    {
        phasebench::Run run;
        Autotuner(experiment, backend, memory, hooks, [this](const Reply& reply) {
            if (const auto* candidate = std::get_if<CandidateStarted>(&reply))
                started.push_back(candidate->configuration);
        }).race(run, task);
        return run;
    }
    static const Candidate& of(const phasebench::Run& run, int way)
    {
        for (const Candidate& candidate : run.candidates)
            if (candidate.configuration.at("algorithm") == way && candidate.origin != "control")
                return candidate;
        throw std::runtime_error("no such candidate");
    }
};

TEST_F(AutotunerTest, theFasterWayWinsAndThePhaseIsTimed)
{
    // Far apart, and not short against the time for which a busy machine takes the processor away.
    backend.ways = {{12'000}, {25'000}, {1500}, {18'000}};
    const phasebench::Run run = tune();
    ASSERT_TRUE(run.race->winner);
    EXPECT_EQ(winningConfiguration(run).at("algorithm"), 2);
    EXPECT_EQ(run.candidates.front().source, TimingSource::host);
    EXPECT_GE(run.candidates.front().figure->median, 1500);
    EXPECT_TRUE(run.candidates.front().relative_error) << "finalists are checked as the run is";
    EXPECT_EQ(run.race->considered, 4);
    EXPECT_EQ(run.series.at("autotuning.host").size(), 1U);
    EXPECT_NEAR(run.series.at("autotuning.host").front(), run.race->seconds * 1e6, 1);
    EXPECT_EQ(std::count_if(run.candidates.begin(), run.candidates.end(),
                  [](const Candidate& candidate) { return candidate.origin == "control"; }),
        1);
    ASSERT_GE(started.size(), 5U) << "each is announced before it runs for the first time";
    EXPECT_EQ(started.front()->at("algorithm"), 0);
    ASSERT_TRUE(started.back());
    EXPECT_EQ(started.back()->at("algorithm"), 2) << "the whole result of the leader is checked at last";
}

TEST_F(AutotunerTest, whatFailsOrIsWrongOrRefusedNeverWins)
{
    Way wrong{20};
    wrong.wrong = true;
    Way failing{20};
    failing.fails = true;
    Way refused{20};
    refused.refusal = "it needs 99 bytes of workspace, and planning.workspace allows 1";
    backend.ways = {{4000}, wrong, failing, refused, {100}};
    const phasebench::Run run = tune();
    EXPECT_EQ(winningConfiguration(run).at("algorithm"), 4);
    EXPECT_EQ(of(run, 1).eliminated->why, Elimination::wrong_result);
    EXPECT_THAT(of(run, 1).eliminated->sentence, testing::HasSubstr("result is wrong"));
    EXPECT_EQ(of(run, 2).eliminated->why, Elimination::failed);
    EXPECT_THAT(of(run, 2).eliminated->sentence, testing::HasSubstr("NOT_SUPPORTED"));
    EXPECT_EQ(of(run, 3).eliminated->why, Elimination::refused);
    EXPECT_THAT(of(run, 3).eliminated->sentence, testing::HasSubstr("workspace"));
    EXPECT_FALSE(of(run, 1).figure) << "a wrong result is never ranked";
}

TEST_F(AutotunerTest, whatTurnsOutToNeedTooMuchWorkspaceNeverWins)
{
    experiment.planning.workspace = 4096;
    Way greedy{20};
    greedy.workspace = 4097;
    Way modest{100};
    modest.workspace = 4096;
    backend.ways = {{4000}, greedy, modest};
    const phasebench::Run run = tune();
    EXPECT_EQ(winningConfiguration(run).at("algorithm"), 2);
    EXPECT_EQ(of(run, 1).eliminated->sentence, "it needs 4097 bytes of workspace, and planning.workspace allows 4096");
    EXPECT_EQ(of(run, 1).workspace, 4097);
    EXPECT_FALSE(of(run, 1).figure) << "it is not even tried";
    // Of cuFFT, the library's own pick cannot be limited: it is what a run without a race takes.
    backend.ways = {greedy, {400}};
    const phasebench::Run own = tune();
    EXPECT_TRUE(of(own, 0).figure);
    EXPECT_EQ(own.candidates.front().configuration.at("algorithm"), 0);
}

TEST_F(AutotunerTest, aLostContextLeavesWhatWasFoundOutAndTheCulprit)
{
    Way poison{20};
    poison.poisons = true;
    backend.ways = {{100}, {200}, poison, {50}};
    phasebench::Run run;
    Autotuner tuner(experiment, backend, memory, hooks, [](const Reply&) {});
    EXPECT_THROW(tuner.race(run, {}), BackendError);
    ASSERT_TRUE(of(run, 2).eliminated);
    EXPECT_EQ(of(run, 2).eliminated->why, Elimination::lost_context);

    const phasebench::Run again = tune({{{{{"algorithm", 2}}, {Elimination::lost_context, "it lost it"}}}, 0});
    EXPECT_EQ(winningConfiguration(again).at("algorithm"), 3);
    EXPECT_EQ(of(again, 2).eliminated, (Eliminated{Elimination::lost_context, "it lost it"}));
}

TEST_F(AutotunerTest, theFixedMethodTakesTheFirstFew)
{
    backend.ways = {{300}, {100}, {200}, {50}};
    experiment.planning.autotune->method = Autotune::Method::fixed;
    experiment.planning.autotune->candidates = 3;
    experiment.planning.autotune->iterations = 4;
    const phasebench::Run run = tune();
    EXPECT_EQ(run.candidates.size(), 3U);
    EXPECT_EQ(winningConfiguration(run).at("algorithm"), 1);
    EXPECT_EQ(run.candidates.front().figure->samples, 4);
    EXPECT_EQ(run.race->method, "fixed");
}

TEST_F(AutotunerTest, enoughEndsItWithAVerdict)
{
    backend.ways.assign(200, Way{100});
    experiment.planning.autotune->budget = 3600;
    backend.onExecution = [this, n = 0]() mutable {
        enough = ++n > 100;
    };
    const phasebench::Run run = tune();
    EXPECT_LT(run.race->seconds, 60);
    EXPECT_FALSE(run.race->verdict.empty());
}

TEST_F(AutotunerTest, cancelGivesUp)
{
    backend.ways.assign(50, Way{100});
    backend.onExecution = [this, n = 0]() mutable {
        cancelled = ++n > 20;
    };
    EXPECT_THROW(tune(), CancelledError);
}

TEST_F(AutotunerTest, aBackendWithoutCandidatesIsRefused)
{
    EXPECT_THROW(tune(), RefusedError);
}

TEST_F(AutotunerTest, givenConfigurationsAreTimedWithoutARace)
{
    backend.ways = {{100}, {30}};
    backend.ways[1].wrong = true;
    phasebench::Run run;
    Autotuner(experiment, backend, memory, hooks, [](const Reply&) {
    }).time(run, {{{{{"algorithm", 0}}, 3}, {{{"algorithm", 1}}, 3}}});
    ASSERT_EQ(run.candidates.size(), 2U);
    EXPECT_EQ(run.series.at("candidate.0").size(), 3U);
    EXPECT_TRUE(run.candidates[1].eliminated);
    EXPECT_FALSE(run.series.contains("candidate.1"));
}

} // namespace
} // namespace phasebench::autotune_test
