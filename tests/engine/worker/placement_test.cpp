// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/copy_kinds.h"
#include "engine/worker/driver.h"
#include "engine/worker/memory/event_tracer.h"
#include "engine/worker/placement_error.h"
#include "tests/engine/worker/scripted_backend.h"
#include "tests/support/fake_driver.h"

#include <gmock/gmock.h>

/// Every placement of operands through the driver of points, on GPUs that are the host's memory in truth.
namespace phasebench::placement_test {
namespace {

using test::FakeDriver;
using test::ScriptedBackend;
using ::testing::HasSubstr;

struct Placements : ::testing::Test {
    Placements()
    {
        Matmul matmul;
        matmul.m = 5;
        matmul.n = 4;
        matmul.k = 3;
        experiment.problem.value = matmul;
        experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
        experiment.measure.samples = 3;
        place("host_pageable");
    }
    void place(const std::string& space)
    {
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d})
            experiment.placement.of(id) = memorySpaceFromName(space);
    }
    phasebench::Run measure()
    {
        Memory memory(*experiment.execution.space, fake.driver());
        phasebench::Run run;
        run.experiment = experiment;
        PointDriver(experiment, backend, memory, hooks, nullptr).measure(run);
        summarise(run);
        return run;
    }
    phasebench::Run trace()
    {
        Memory memory(*experiment.execution.space, fake.driver());
        EventTracer tracer(fake.driver());
        phasebench::Run run;
        run.experiment = experiment;
        PointDriver(experiment, backend, memory, hooks, nullptr).trace(run, tracer);
        return run;
    }
    static std::string transfersOf(const phasebench::Run& run)
    {
        std::string text;
        for (const TransferFigures& t : run.transfers)
            text += (text.empty() ? "" : "; ") + std::string(nameOf(t.operand)) + " " + nameOf(t.from) + " > "
                + nameOf(t.to) + " " + std::string(nameOf(t.source));
        return text;
    }
    static bool hasPhase(const phasebench::Run& run, Phase phase)
    {
        return std::ranges::find(run.phases, phase, &PhaseFigures::phase) != run.phases.end();
    }
    static std::string logOf(const phasebench::Run& run)
    {
        std::string text;
        for (const LogLine& line : run.log)
            text += line.text + "\n";
        return text;
    }

    FakeDriver fake{2};
    Experiment experiment;
    ScriptedBackend backend;
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    TaskHooks hooks{enough, cancelled, [](const Progress&) {}, [](const SamplesChunk&) {}, 0.0};
};

TEST_F(Placements, EveryPlaceInBothExecutionSpacesIsRight)
{
    for (const ExecutionSpace& space : {ExecutionSpace{}, ExecutionSpace{ExecutionSpace::Kind::gpu, 0}})
        for (const std::string place : {"host_pageable", "host_pinned", "managed", "gpu:0", "gpu:1"})
            for (const ManagedMode mode : {ManagedMode::fault, ManagedMode::prefetch, ManagedMode::advise})
                for (const CacheState cache : {CacheState::cold, CacheState::hot}) {
                    experiment.execution.space = space;
                    experiment.transfer.managed = mode;
                    experiment.measure.cache = cache;
                    Placements::place(place);
                    EXPECT_TRUE(measure().check->passed) << nameOf(space) << " " << place << " " << nameOf(mode);
                }
}

TEST_F(Placements, CopiesAreMeasuredAloneToo)
{
    const phasebench::Run run = measure();
    EXPECT_EQ(
        transfersOf(run), "a host_pageable > gpu:0 host; b host_pageable > gpu:0 host; d gpu:0 > host_pageable host");
    EXPECT_EQ(run.series.at("transfer.a.copy_in.host").size(), 3U);
    EXPECT_EQ(run.series.at("transfer.d.copy_out.host").size(), 3U);
    ASSERT_TRUE(run.transfers[0].host);
    EXPECT_EQ(run.transfers[0].host->samples, 3);
    EXPECT_FALSE(run.series.contains("transfer.d.copy_in.host"));
    EXPECT_EQ(run.conditions.places_verified_by, "the driver's pointer attributes");
}

TEST_F(Placements, PrefetchesAreCopiesOfTheirOperand)
{
    place("managed");
    const phasebench::Run run = measure();
    EXPECT_EQ(transfersOf(run), "a managed > gpu:0 events; b managed > gpu:0 events; d gpu:0 > managed events");
    EXPECT_TRUE(hasPhase(run, Phase::copy_in));
    EXPECT_TRUE(hasPhase(run, Phase::copy_out));
    EXPECT_GE(run.series.at("transfer.a.copy_in").size(), 3U);
    EXPECT_GT(fake.called("prefetch 60 device 0"), 0); // A is 5 x 3
    EXPECT_GT(fake.called("prefetch 80 host"), 0); // D comes back
    EXPECT_EQ(fake.called("advise"), 0);
    EXPECT_EQ(fake.called("HtoD"), 0);
    EXPECT_THAT(logOf(run), HasSubstr("managed pages are on the host before each call"));
}

TEST_F(Placements, FaultsAreNoCopies)
{
    place("managed");
    experiment.transfer.managed = ManagedMode::fault;
    const phasebench::Run run = measure();
    EXPECT_EQ(transfersOf(run), "");
    EXPECT_FALSE(hasPhase(run, Phase::copy_in) || hasPhase(run, Phase::copy_out));
    EXPECT_THAT(logOf(run), HasSubstr("A, 60 bytes of managed memory, has no copy"));
    EXPECT_GT(fake.called("prefetch 256 host"), 0) << "pages go back between calls";
    EXPECT_EQ(fake.called("prefetch 256 device"), 0);
}

TEST_F(Placements, AdviceIsGivenOncePerOperandAndRenewedWherePagesAreDoubled)
{
    place("managed");
    experiment.transfer.managed = ManagedMode::advise;
    experiment.measure.cache = CacheState::hot;
    const phasebench::Run run = measure();
    EXPECT_GE(fake.called("advise 1"), 2);
    EXPECT_EQ(fake.called("advise 3"), 1);
    EXPECT_THAT(logOf(run), HasSubstr("advised as read mostly"));
    EXPECT_THAT(logOf(run), HasSubstr("(hot)"));
}

TEST_F(Placements, EveryCallOfASequenceFindsItsPagesOnTheOtherSide)
{
    place("managed");
    experiment.call.count = 4;
    EXPECT_GE(measure().conditions.operand_sets, 4);
}

TEST_F(Placements, TheCpuFetchesOperandsFromGpus)
{
    experiment.execution.space = ExecutionSpace{};
    place("gpu:1");
    const phasebench::Run run = measure();
    EXPECT_EQ(
        transfersOf(run), "a gpu:1 > host_pageable host; b gpu:1 > host_pageable host; d host_pageable > gpu:1 host");
    const phasebench::Run traced = trace();
    EXPECT_EQ(traced.timing_source, TimingSource::events);
    EXPECT_GE(traced.series.at("transfer.a.copy_in").size(), 3U);
    EXPECT_FALSE(traced.series.contains("execution.gpu")) << "it executes on the CPU";
}

TEST_F(Placements, StagedCopiesSaySo)
{
    place("gpu:1");
    EXPECT_EQ(measure().conditions.peer_copies, "direct");
    fake.peerAccess = false;
    const phasebench::Run run = measure();
    EXPECT_EQ(run.conditions.peer_copies, "staged");
    EXPECT_THAT(logOf(run), HasSubstr("no peer access"));
}

TEST_F(Placements, ThatAreNotWhatTheyClaimFail)
{
    place("host_pinned");
    fake.lies = true;
    try {
        measure();
        FAIL();
    } catch (const PlacementError& error) {
        EXPECT_THAT(error.what(), HasSubstr("Operand a should be in host_pinned memory"));
    }
}

TEST(CopyKinds, AreComparedWithTheTrace)
{
    const CallCopy up{
        MatmulOperand::a, Phase::copy_in, *memorySpaceFromName("host_pinned"), *memorySpaceFromName("gpu:0"), 8, {}};
    TraceRecord record;
    EXPECT_EQ(whyNotAsClaimed(record, up, {}), "") << "what the tracer does not know is no contradiction";
    record.detail = {{"from", "pinned"}, {"to", "device"}};
    EXPECT_EQ(whyNotAsClaimed(record, up, {}), "");
    record.detail["from"] = "pageable";
    EXPECT_EQ(whyNotAsClaimed(record, up, {}),
        "should be copied from host_pinned memory, and the trace shows a copy from pageable memory.");
    const CallCopy peer{
        MatmulOperand::a, Phase::copy_in, *memorySpaceFromName("gpu:1"), *memorySpaceFromName("gpu:0"), 8, {}};
    record.detail = {{"from", "device"}, {"to", "pinned"}};
    EXPECT_EQ(whyNotAsClaimed(record, peer, PeerCopy::staged), "");
    EXPECT_NE(whyNotAsClaimed(record, peer, PeerCopy::direct), "");
}

} // namespace
} // namespace phasebench::placement_test
