// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/overlap.h"
#include "engine/worker/driver.h"
#include "engine/worker/memory/event_tracer.h"
#include "tests/engine/worker/scripted_backend.h"
#include "tests/support/lazy_gpu.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::call_forms_test {
namespace {

using test::LazyGpu;
using test::ScriptedBackend;

constexpr int batch = 7;

struct CallForms : ::testing::Test {
    Experiment experiment = [] {
        Experiment e;
        Matmul matmul;
        matmul.m = 5;
        matmul.n = 4;
        matmul.k = 3;
        matmul.batch = batch;
        e.problem.value = matmul;
        e.call.batching = Batching::sequence;
        e.call.count = batch;
        e.execution.space = ExecutionSpace{};
        e.execution.threads = 1;
        e.measure.cache = CacheState::hot;
        e.measure.samples = 3;
        place(e, {});
        return e;
    }();
    ScriptedBackend backend;
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    TaskHooks hooks{enough, cancelled, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};

    static void place(Experiment& e, const MemorySpace& space)
    {
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            e.placement.of(id) = space;
    }
    phasebench::Run measure(Memory& memory)
    {
        phasebench::Run run;
        PointDriver(experiment, backend, memory, hooks, nullptr).measure(run);
        EXPECT_EQ(run.status, RunStatus::completed) << run.message;
        return run;
    }
    phasebench::Run measureOnCpu()
    {
        Memory memory{ExecutionSpace{}, nullptr};
        return measure(memory);
    }
    static std::int64_t occurrences(const phasebench::Run& run, Phase phase)
    {
        for (const PhaseFigures& figures : run.phases)
            if (figures.phase == phase)
                return figures.count;
        return 0;
    }
};

TEST_F(CallForms, AStatelessSequenceGoesThroughEveryPhaseForEachElement)
{
    experiment.call.form = CallForm::stateless;
    const phasebench::Run run = measureOnCpu();
    EXPECT_EQ(occurrences(run, Phase::specification), batch);
    EXPECT_EQ(occurrences(run, Phase::planning), batch);
    EXPECT_EQ(occurrences(run, Phase::execution), batch);
}

TEST_F(CallForms, AStatefulSequencePlansOnceForTheLeastAlignment)
{
    const phasebench::Run run = measureOnCpu();
    EXPECT_EQ(occurrences(run, Phase::specification), 1);
    EXPECT_EQ(occurrences(run, Phase::planning), 1);
    EXPECT_EQ(occurrences(run, Phase::execution), batch);
    EXPECT_TRUE(run.check->passed) << "all elements are checked";
    EXPECT_EQ(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 7U);
    // 5 x 3 floats are 60 bytes, 3 x 4 are 48, 5 x 4 are 80.
    const auto& alignment = backend.preferences.front().alignment;
    EXPECT_EQ(alignment[MatmulOperand::a], 4);
    EXPECT_EQ(alignment[MatmulOperand::b], 16);
    EXPECT_EQ(alignment[MatmulOperand::d], 16);
    EXPECT_EQ(run.alignment->least, 4);
    EXPECT_TRUE(run.alignment->same_algorithm);
    EXPECT_FALSE(run.series.contains("alignment.least")) << "the same algorithm needs no timing";
}

TEST_F(CallForms, WhatTheLeastAlignmentCostsIsMeasured)
{
    backend.algorithmByAlignment = true;
    backend.workspace = 4096;
    const phasebench::Run run = measureOnCpu();
    EXPECT_EQ(run.memory.workspace, 4096) << "what is tried beside the calls is no part of them";
    EXPECT_FALSE(run.alignment->same_algorithm);
    EXPECT_EQ(run.series.at("alignment.least").size(), run.series.at("alignment.256").size());
    EXPECT_GT(run.series.at("alignment.256").front(), 0);
}

TEST_F(CallForms, ASequenceUpdatedInPlaceComputesOnThePlannedBuffers)
{
    experiment.call.operands = OperandUpdate::in_place;
    const phasebench::Run run = measureOnCpu();
    EXPECT_EQ(occurrences(run, Phase::copy_in), batch);
    EXPECT_EQ(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 1U);
    EXPECT_EQ(run.memory.host, 4 * batch * (15 + 12 + 20) + 4 * (15 + 12)) << "one element more than the batch";
}

TEST_F(CallForms, AColdSequenceMovesOnByWholeBatches)
{
    experiment.measure.cache = CacheState::cold;
    const phasebench::Run run = measureOnCpu();
    EXPECT_GT(run.conditions.operand_sets, 1);
    const std::set<const void*> used(backend.inputs.begin(), backend.inputs.end());
    EXPECT_EQ(used.size() % batch, 0U);
}

TEST_F(CallForms, InputsThatAreDestroyedArePutBackBetweenSequences)
{
    backend.destroysInput = true;
    const phasebench::Run run = measureOnCpu();
    EXPECT_TRUE(run.check->passed);
    Memory memory{ExecutionSpace{}, nullptr};
    phasebench::Run again;
    PointDriver driver(experiment, backend, memory, hooks, nullptr);
    driver.measure(again);
    EXPECT_TRUE(again.check->passed);
}

TEST_F(CallForms, TheHostsTimelineHasEveryPhaseAndCall)
{
    const phasebench::Run run = measureOnCpu();
    std::map<TimelineEvent::Kind, int> events;
    std::set<std::int64_t> calls;
    for (const TimelineEvent& event : run.timeline.events) {
        ++events[event.kind];
        calls.insert(event.index);
    }
    EXPECT_EQ(events[TimelineEvent::Kind::call], batch);
    EXPECT_EQ(events[TimelineEvent::Kind::phase], batch + 4) << "specification, planning, and resources twice";
    EXPECT_EQ(calls.size(), 7U);
    EXPECT_EQ(run.conditions.timeline_events_cut, 0);
}

/// In whatever order the streams go on, the result must be right.
struct OverlappedOrder : CallForms, ::testing::WithParamInterface<std::vector<std::size_t>> {
    LazyGpu gpu{GetParam()};

    Memory memoryOf(ExecutionSpace space) { return Memory(space, gpu.driver()); }
    void overlap(const MemorySpace& space)
    {
        experiment.call.batching = Batching::overlapped;
        place(experiment, space);
    }
};

constexpr MemorySpace pinned{MemorySpace::Kind::host_pinned, 0};
constexpr MemorySpace gpu0{MemorySpace::Kind::gpu, 0};
constexpr ExecutionSpace onGpu{ExecutionSpace::Kind::gpu, 0};

TEST_P(OverlappedOrder, OnAGpuIsRightAndTakesThreeBuffers)
{
    overlap(pinned);
    experiment.execution.space = onGpu;
    backend.launch = [this](Stream stream, std::function<void()> work) {
        gpu.launch(stream.handle, std::move(work));
    };
    Memory memory = memoryOf(onGpu);
    const phasebench::Run run = measure(memory);
    EXPECT_TRUE(run.check && run.check->passed);
    EXPECT_EQ(occurrences(run, Phase::copy_in), batch);
    EXPECT_EQ(occurrences(run, Phase::planning), 1);
    EXPECT_EQ(std::set<const void*>(backend.inputs.begin(), backend.inputs.end()).size(), 3U);
    EXPECT_EQ(run.memory.gpu, 3 * 4 * (15 + 12 + 20));
    EXPECT_EQ(run.memory.pinned, batch * 4 * (15 + 12 + 20));
    EXPECT_EQ(gpu.streams(), 3U);
}

TEST_P(OverlappedOrder, OfATransformInPlaceTakesTheResultAwayFirst)
{
    // A result that lies where the next input goes must be away before that comes.
    overlap(pinned);
    experiment.execution.space = onGpu;
    experiment.call.operands = OperandUpdate::in_place;
    backend.launch = [this](Stream stream, std::function<void()> work) {
        gpu.launch(stream.handle, std::move(work));
    };
    Memory memory = memoryOf(onGpu);
    EXPECT_TRUE(measure(memory).check->passed);
}

TEST_P(OverlappedOrder, OnTheCpuWithOperandsOnAGpuIsRight)
{
    overlap(gpu0);
    Memory memory = memoryOf(ExecutionSpace{});
    const phasebench::Run run = measure(memory);
    EXPECT_TRUE(run.check && run.check->passed);
    EXPECT_EQ(run.memory.pinned, 3 * 4 * (15 + 12 + 20)) << "the CPU's copies are pinned, or nothing would overlap";
}

TEST_P(OverlappedOrder, ATracedSequenceShowsTheLanes)
{
    overlap(pinned);
    experiment.execution.space = onGpu;
    backend.launch = [this](Stream stream, std::function<void()> work) {
        gpu.launch(stream.handle, std::move(work));
    };
    Memory memory = memoryOf(onGpu);
    EventTracer tracer(gpu.driver());
    phasebench::Run run;
    PointDriver(experiment, backend, memory, hooks, nullptr).trace(run, tracer);
    const auto overlap = overlapOf(run.timeline);
    ASSERT_TRUE(overlap);
    EXPECT_EQ(overlap->streams.size(), 3U);
    EXPECT_FALSE(run.series.at("copy_in.gpu").empty()) << "measured one after the other";
}

INSTANTIATE_TEST_SUITE_P(All, OverlappedOrder,
    ::testing::Values(std::vector<std::size_t>{0, 1, 2}, std::vector<std::size_t>{0, 2, 1},
        std::vector<std::size_t>{1, 0, 2}, std::vector<std::size_t>{1, 2, 0}, std::vector<std::size_t>{2, 0, 1},
        std::vector<std::size_t>{2, 1, 0}));

TEST_F(CallForms, AMemoryLimitBoundsTheSetsAndTheWorkspace)
{
    test::FakeDriver fake;
    experiment.problem.as<Matmul>().batch = 1;
    experiment.call.batching = Batching::dimension;
    experiment.call.count = 1;
    experiment.execution.space = onGpu;
    experiment.measure.cache = CacheState::cold;
    place(experiment, gpu0);
    experiment.execution.memory_limit = 8192;
    Memory memory(onGpu, fake.driver());
    backend.workspace = 0;
    const phasebench::Run run = measure(memory);
    const int sets = static_cast<int>(run.conditions.operand_sets.value_or(0));
    EXPECT_LE(sets * 768, 8192) << "three operands of 256 bytes a set";
    EXPECT_GT(sets * 768 * 2, 8192) << "as many as fit, halved from those that keep the cache cold";
    EXPECT_LE(backend.preferences.front().workspace, 8192 - run.memory.gpu);
    experiment.execution.memory_limit = 700;
    EXPECT_THROW(measure(memory), RefusedError);
}

TEST_F(CallForms, AFirstUseIsMeasuredByLevels)
{
    experiment.call.batching = Batching::dimension;
    experiment.call.count = 1;
    Memory memory{ExecutionSpace{}, nullptr};
    phasebench::Run run;
    PointDriver(experiment, backend, memory, hooks, nullptr).firstUse(run, 1000.0);
    EXPECT_EQ(run.series.at("first.process.specification").size(), 1U);
    EXPECT_DOUBLE_EQ(
        run.series.at("first.process.specification")[0], run.series.at("first.library.specification")[0] + 1000.0);
    EXPECT_GT(run.series.at("first.plan.planning").size(), 1U);
    EXPECT_GT(run.series.at("first.warm.planning").size(), 1U);
    bool sawCold = false;
    bool sawWarm = false;
    for (const PlanPreferences& preferences : backend.preferences)
        (preferences.coldCaches ? sawCold : sawWarm) = true;
    EXPECT_TRUE(sawCold && sawWarm);
}

TEST_F(CallForms, WhereTheLibraryKeepsPlansAColdOneComesFromAProcessOfItsOwn)
{
    experiment.call.batching = Batching::dimension;
    experiment.call.count = 1;
    backend.keeps = true;
    Memory memory{ExecutionSpace{}, nullptr};
    phasebench::Run run;
    PointDriver(experiment, backend, memory, hooks, nullptr).firstUse(run, 0);
    EXPECT_FALSE(run.series.contains("first.plan.planning"));
    phasebench::Run cold;
    PointDriver(experiment, backend, memory, hooks, nullptr).firstPlan(cold);
    EXPECT_EQ(cold.series.at("first.plan.planning").size(), 1U);
    EXPECT_TRUE(backend.warmedUp);
}

} // namespace
} // namespace phasebench::call_forms_test
