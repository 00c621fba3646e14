// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/driver.h"
#include "tests/engine/worker/scripted_backend.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::driver_test {
namespace {

using test::ScriptedBackend;
using testing::ElementsAre;

struct DriverTest : testing::Test {
    Experiment experiment = [] {
        Experiment e;
        Matmul matmul;
        matmul.m = 5;
        matmul.n = 4;
        matmul.k = 3;
        e.problem.value = matmul;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            e.placement.of(id) = MemorySpace{};
        e.execution.space = ExecutionSpace{};
        e.execution.threads = 1;
        e.measure.cache = CacheState::hot;
        e.measure.samples = 3;
        return e;
    }();
    ScriptedBackend backend;
    Memory memory{ExecutionSpace{}, nullptr};
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    std::vector<std::string> reported;
    TaskHooks hooks{enough, cancelled, [](const Progress&) {},
        [this](const SamplesChunk& chunk) { reported.push_back(chunk.series); }, 0.0};

    phasebench::Run measure()
    {
        phasebench::Run run;
        PointDriver(experiment, backend, memory, hooks, nullptr).measure(run);
        return run;
    }
    std::int64_t occurrences(const phasebench::Run& run, Phase phase)
    {
        for (const PhaseFigures& figures : run.phases)
            if (figures.phase == phase)
                return figures.count;
        return 0;
    }
};

TEST_F(DriverTest, aStatefulSequencePlansOnceAndExecutesOften)
{
    experiment.call.count = 8;
    const phasebench::Run run = measure();
    EXPECT_EQ(occurrences(run, Phase::specification), 1);
    EXPECT_EQ(occurrences(run, Phase::planning), 1);
    EXPECT_EQ(occurrences(run, Phase::execution), 8);
    EXPECT_EQ(occurrences(run, Phase::resource_management), 1);
    EXPECT_EQ(occurrences(run, Phase::copy_in), 0) << "the CPU reaches pageable memory: there is no such phase";
}

TEST_F(DriverTest, callsThatPlanForThemselvesTellWhatTheyRan)
{
    for (const CallForm form : {CallForm::stateful, CallForm::stateless}) {
        experiment.call.form = form;
        EXPECT_TRUE(measure().configuration.contains("algorithm")) << "the trace is of that plan";
    }
}

TEST_F(DriverTest, aStatelessSequenceGoesThroughEveryPhaseForEveryCall)
{
    experiment.call.form = CallForm::stateless;
    experiment.call.count = 8;
    const phasebench::Run run = measure();
    EXPECT_EQ(occurrences(run, Phase::specification), 8);
    EXPECT_EQ(occurrences(run, Phase::planning), 8);
    EXPECT_EQ(occurrences(run, Phase::execution), 8);
    EXPECT_EQ(occurrences(run, Phase::resource_management), 8);
}

TEST_F(DriverTest, phasesComeInOrderAndReleaseComesLast)
{
    experiment.call.count = 2;
    phasebench::Run run;
    PointDriver(experiment, backend, memory, hooks, nullptr).firstUse(run, 1000.0);
    ASSERT_GE(backend.calls.size(), 5u);
    backend.calls.resize(5); // then the levels of less cold first uses
    EXPECT_THAT(backend.calls, ElementsAre("specify", "plan", "execute", "unplan", "unspecify"));
    ASSERT_EQ(run.phases.size(), 4u);
    EXPECT_EQ(run.phases[0].phase, Phase::specification);
    EXPECT_GE(run.phases[0].first.value(), 1000.0) << "opening the library is part of its first specification";
}

TEST_F(DriverTest, bothSeriesHaveAsManySamplesAsAskedFor)
{
    const phasebench::Run run = measure();
    EXPECT_EQ(run.series.at("call").size(), 3u);
    EXPECT_EQ(run.series.at("execution.host").size(), 3u);
    EXPECT_EQ(run.series.at("planning.host").size(), 3u);
    EXPECT_FALSE(run.series.contains("execution.enqueue")) << "on a CPU the library returns with the result";
    EXPECT_EQ(run.call->stop, StopReason::count);
    EXPECT_TRUE(run.check->passed);
    EXPECT_THAT(reported, testing::Contains("call"));
    EXPECT_THAT(reported, testing::Contains("execution.host"));
}

TEST_F(DriverTest, theCallIsDividedByItsCount)
{
    experiment.call.count = 10;
    backend.executionTime = 300;
    const phasebench::Run run = measure();
    for (const double call : run.series.at("call"))
        EXPECT_GE(call, 300.0);
    for (const double execution : run.series.at("execution.host"))
        EXPECT_GE(execution, 300.0);
    EXPECT_LT(*std::min_element(run.series.at("call").begin(), run.series.at("call").end()), 3000.0);
}

TEST_F(DriverTest, aPlannerThatMeasuresIsTimedOnceAndLeftOutOfTheCall)
{
    backend.planningTime = 20e3;
    experiment.planning.effort = Effort::measure;
    experiment.call.form = CallForm::stateless;
    experiment.call.count = 2;
    const phasebench::Run run = measure();
    EXPECT_THAT(run.call->excludes, ElementsAre(Phase::planning));
    EXPECT_EQ(run.series.at("planning.host").size(), 1u);
    EXPECT_GE(run.series.at("planning.host")[0], 20e3);
    EXPECT_EQ(std::count(backend.calls.begin(), backend.calls.end(), "plan"), 2)
        << "the first use and the repeated one";
    EXPECT_EQ(occurrences(run, Phase::planning), 2) << "a stateless call would plan every time";
}

TEST_F(DriverTest, longPlanningCountsInTheCallAllTheSame)
{
    backend.planningTime = 120e3;
    experiment.measure.samples = 2;
    const phasebench::Run run = measure();
    EXPECT_TRUE(run.call->excludes.empty()) << "no sample decides what a call is";
    for (const double call : run.series.at("call"))
        EXPECT_GE(call, 120e3);
}

TEST_F(DriverTest, aBackendWithoutPlanningHasNoSuchPhase)
{
    backend.planning = false;
    const phasebench::Run run = measure();
    for (const Phase phase : {Phase::specification, Phase::planning, Phase::resource_management})
        EXPECT_EQ(occurrences(run, phase), 0) << nameOf(phase);
    EXPECT_FALSE(run.series.contains("planning.host"));
    EXPECT_TRUE(run.call->excludes.empty());
    EXPECT_EQ(std::count(backend.calls.begin(), backend.calls.end(), "plan"), 1);
}

TEST_F(DriverTest, aWrongResultIsAFailureAndIsNotTimed)
{
    backend.wrong = true;
    const phasebench::Run run = measure();
    EXPECT_EQ(run.status, RunStatus::failed);
    EXPECT_FALSE(run.check->passed);
    EXPECT_TRUE(run.series.empty());
    EXPECT_THAT(run.message, testing::HasSubstr("wrong"));
}

TEST_F(DriverTest, coldCallsRotateOverOperandSets)
{
    experiment.measure.cache = CacheState::cold;
    experiment.problem.as<Matmul>().m = 256;
    experiment.problem.as<Matmul>().n = 256;
    experiment.problem.as<Matmul>().k = 1;
    const phasebench::Run run = measure();
    EXPECT_GT(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 10u);
    EXPECT_EQ(run.conditions.cold_by, "rotation");
}

TEST_F(DriverTest, operandsTooSmallToFillACacheAreMadeColdByAFlush)
{
    experiment.measure.cache = CacheState::cold;
    const phasebench::Run run = measure();
    EXPECT_EQ(run.conditions.operand_sets, 4096);
    EXPECT_EQ(run.conditions.cold_by, "flush before each sequence") << "4096 sets of some bytes fit any cache";
}

TEST_F(DriverTest, shortExecutionsOnACpuShareASample)
{
    backend.planning = false;
    const phasebench::Run run = measure();
    EXPECT_GT(run.conditions.execution_block.value_or(0), 1);
    EXPECT_GT(backend.inputs.size(), 10 * run.series.at("execution.host").size());
    backend.executionTime = 100;
    EXPECT_FALSE(measure().conditions.execution_block);
}

TEST_F(DriverTest, hotCallsUseTheSameOperands)
{
    measure();
    EXPECT_EQ(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 1u);
}

TEST_F(DriverTest, operandsUpdatedInPlaceAreCopiedIntoThePlannedBuffers)
{
    experiment.call.operands = OperandUpdate::in_place;
    experiment.call.count = 4;
    experiment.measure.cache = CacheState::cold;
    const phasebench::Run run = measure();
    EXPECT_EQ(occurrences(run, Phase::copy_in), 4);
    EXPECT_EQ(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 1u);
    EXPECT_TRUE(run.check->passed);
}

TEST_F(DriverTest, theWorkspaceCountsAsMemory)
{
    backend.workspace = 4096;
    const phasebench::Run run = measure();
    EXPECT_EQ(run.memory.workspace, 4096);
    EXPECT_EQ(run.memory.host, 4 * (15 + 12 + 20) + 4096);
    EXPECT_EQ(run.memory.gpu, 0);
}

TEST_F(DriverTest, enoughDuringTheCallsLeavesThePhasesTheLeastNumberOfSamples)
{
    experiment.measure.samples.reset();
    experiment.measure.min_time = 600;
    experiment.measure.timeout = 900;
    experiment.measure.min_samples = 7;
    // The first report comes after the first sample of the calls: the person presses it there, once.
    hooks.progress = [&](const Progress& progress) {
        enough = enough || progress.text.starts_with("whole calls");
    };
    const phasebench::Run run = measure();
    EXPECT_EQ(run.series.at("call").size(), 2u) << "what there was, and the sample under way";
    EXPECT_EQ(run.call->stop, StopReason::cancelled);
    EXPECT_EQ(run.series.at("execution.host").size(), 7u);
    EXPECT_TRUE(run.check->passed);
}

TEST_F(DriverTest, enoughSaidBeforeASeriesNeverMakesItLongerThanItWouldBe)
{
    experiment.measure.samples = 3;
    experiment.measure.min_samples = 50;
    enough = true;
    EXPECT_EQ(measure().series.at("call").size(), 3u);
}

TEST_F(DriverTest, enoughStopsAndKeepsWhatThereIs)
{
    experiment.measure.samples.reset();
    experiment.measure.min_time = 3600;
    experiment.measure.timeout = 3600;
    backend.onExecution = [this, n = 0]() mutable {
        enough = ++n > 50;
    };
    const phasebench::Run run = measure();
    EXPECT_EQ(run.call->stop, StopReason::cancelled);
    EXPECT_FALSE(run.series.at("call").empty());
    EXPECT_FALSE(run.series.at("execution.host").empty());
}

TEST_F(DriverTest, cancelGivesUp)
{
    experiment.measure.samples.reset();
    experiment.measure.min_time = 3600;
    experiment.measure.timeout = 3600;
    backend.onExecution = [this, n = 0]() mutable {
        cancelled = ++n > 50;
    };
    EXPECT_THROW(measure(), CancelledError);
}

TEST_F(DriverTest, theLogNamesEveryPhaseAndItsTime)
{
    const phasebench::Run run = measure();
    std::set<Phase> headings;
    for (const LogLine& line : run.log)
        if (line.phase && line.duration)
            headings.insert(*line.phase);
    EXPECT_EQ(
        headings, (std::set{Phase::specification, Phase::planning, Phase::execution, Phase::resource_management}));
}

TEST_F(DriverTest, pinnedMemoryWithoutADriverIsSaidBeforeAnythingIsAllocated)
{
    experiment.placement.of(MatmulOperand::a) = MemorySpace{MemorySpace::Kind::host_pinned, 0};
    EXPECT_THROW(
        {
            try {
                measure();
            } catch (const RefusedError& error) {
                EXPECT_THAT(error.fault().sentence, testing::HasSubstr("needs an NVIDIA driver"));
                throw;
            }
        },
        RefusedError);
}

TEST_F(DriverTest, aProblemLargerThanMemoryIsSaidBeforeAnythingIsAllocated)
{
    experiment.problem.as<Matmul>().m = 2'000'000;
    experiment.problem.as<Matmul>().k = 2'000'000;
    EXPECT_THROW(measure(), RefusedError);
    EXPECT_TRUE(backend.calls.empty());
}

} // namespace
} // namespace phasebench::driver_test
