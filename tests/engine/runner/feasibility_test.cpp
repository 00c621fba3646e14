// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/feasibility.h"

#include "tests/support/example_run.h"

#include <gmock/gmock.h>

namespace phasebench::feasibility_test {
namespace {

using ::testing::HasSubstr;

/// 224 MB of operands, all in `space`.
Experiment placedIn(const std::string& space, const std::string& execution = "gpu:0")
{
    return test::pointFrom(R"({"problem": {"kind": "matmul", "m": 8000, "n": 2000, "k": 4000, "type": "float32"},
        "placement": {"a": ")"
        + space + R"(", "b": ")" + space + R"(", "d": ")" + space + R"("}, "execution": {"space": ")" + execution
        + "\"}}");
}

Machine computer(std::int64_t memory, std::int64_t gpuMemory, int gpus = 1)
{
    Machine machine;
    machine.memory = memory;
    machine.cores = 4;
    for (int i = 0; i < gpus; ++i) {
        Gpu gpu;
        gpu.name = "A GPU";
        gpu.memory = gpuMemory;
        machine.gpus.push_back(gpu);
    }
    return machine;
}

TEST(Feasibility, ARestrictedProcessIsToldApartFromASmallComputer)
{
    Experiment experiment = placedIn("host_pageable", "cpu");
    experiment.execution.threads = 5;
    Machine machine = computer(8'000'000'000, 0, 0);
    EXPECT_EQ(whyImpossibleHere(experiment, machine).front().sentence, "This computer has 4 hardware threads, not 5.");
    machine.hardware_threads = 8;
    EXPECT_EQ(whyImpossibleHere(experiment, machine).front().sentence,
        "This process may use 4 of 8 hardware threads, not 5.");
}

TEST(Feasibility, ALibraryThatThisBuildLacksIsRefusedWhereItIsAskedFor)
{
    Experiment experiment = placedIn("host_pageable", "cpu");
    experiment.execution.threads = 1;
    experiment.execution.backend = "blis";
    Machine machine = computer(8'000'000'000, 0, 0);
    machine.libraries = {{"openblas", "0.3.21"}};
    const Faults faults = whyImpossibleHere(experiment, machine);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults.front().key, "execution.backend");
    EXPECT_THAT(faults.front().sentence, HasSubstr("no worker for BLIS"));
    machine.libraries["blis"] = "0.9.0";
    EXPECT_TRUE(whyImpossibleHere(experiment, machine).empty());
    experiment.execution.backend.reset();
    machine.libraries.erase("blis");
    EXPECT_TRUE(whyImpossibleHere(experiment, machine).empty());
}

TEST(Feasibility, MorePinnedMemoryThanIsWiseIsRefused)
{
    EXPECT_TRUE(whyImpossibleHere(placedIn("host_pinned"), computer(1'000'000'000, 1'000'000'000)).empty());
    const Faults faults = whyImpossibleHere(placedIn("host_pinned"), computer(800'000'000, 1'000'000'000));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, "placement.a");
    EXPECT_THAT(faults[0].sentence, HasSubstr("224 MB of pinned memory"));
    EXPECT_THAT(faults[0].sentence, HasSubstr("more than a quarter of this computer's 800 MB"));
    EXPECT_EQ(faults[0].fixes.size(), 3U);
    EXPECT_EQ(faults[0].fixes[2].value, "\"host_pageable\"");
}

TEST(Feasibility, PinnedMirrorsOfCallsThatOverlapOnTheCpuCount)
{
    Experiment experiment = placedIn("gpu:0", "cpu");
    experiment.problem.as<Matmul>().batch = 4;
    experiment.call.batching = Batching::overlapped;
    experiment.call.count = 4;
    experiment.execution.threads = 1;
    EXPECT_TRUE(whyImpossibleHere(experiment, computer(3'000'000'000, 1'000'000'000)).empty());
    const Machine machine = computer(2'600'000'000, 1'000'000'000);
    const Faults faults = whyImpossibleHere(experiment, machine);
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_THAT(faults[0].sentence, HasSubstr("672 MB of pinned memory")) << "three calls in flight";
    ASSERT_EQ(faults[0].fixes.size(), 1U);
    EXPECT_EQ(faults[0].fixes[0].key, "call.batching");
    experiment.call.batching = Batching::sequence;
    EXPECT_TRUE(whyImpossibleHere(experiment, machine).empty());
}

TEST(Feasibility, ManagedMemoryOverTheGuardIsRefused)
{
    for (const std::string execution : {"gpu:0", "cpu"}) {
        EXPECT_TRUE(whyImpossibleHere(placedIn("managed", execution), computer(1'000'000'000, 500'000'000)).empty());
        EXPECT_THAT(
            whyImpossibleHere(placedIn("managed", execution), computer(1'000'000'000, 400'000'000)).front().sentence,
            HasSubstr("can hang the GPU"));
        EXPECT_THAT(
            whyImpossibleHere(placedIn("managed", execution), computer(400'000'000, 1'000'000'000)).front().sentence,
            HasSubstr("can hang the GPU"));
    }
}

TEST(Feasibility, AGpuThatIsNotThereIsRefused)
{
    const Machine one = computer(8'000'000'000, 8'000'000'000);
    EXPECT_THAT(
        whyImpossibleHere(placedIn("gpu:1"), one).front().sentence, HasSubstr("This computer has no GPU 1: it has 1."));
    EXPECT_TRUE(whyImpossibleHere(placedIn("gpu:1"), computer(8'000'000'000, 8'000'000'000, 2)).empty());
    EXPECT_TRUE(whyImpossibleHere(placedIn("gpu:0", "cpu"), one).empty());
}

TEST(Feasibility, WhatTheCheckNeedsCountsAsHostMemoryToo)
{
    EXPECT_TRUE(whyImpossibleHere(placedIn("host_pageable", "cpu"), computer(448'000'000, 0, 0)).empty());
    const Faults faults = whyImpossibleHere(placedIn("host_pageable", "cpu"), computer(447'000'000, 0, 0));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, "problem");
    EXPECT_THAT(faults[0].sentence, HasSubstr("448 MB of host memory, with the copies"));
}

TEST(Feasibility, EverySetThatColdCallsNeedCounts)
{
    const auto calls = [](int count) {
        return test::pointFrom(R"({"problem": {"kind": "fft", "shape": [1000000], "type": "float32", "in_place": true},
            "execution": {"space": "cpu"}, "call": {"count": )"
            + std::to_string(count) + "}}");
    };
    EXPECT_TRUE(whyImpossibleHere(calls(10), computer(100'000'000, 0, 0)).empty());
    EXPECT_THAT(
        whyImpossibleHere(calls(20), computer(100'000'000, 0, 0)).front().sentence, HasSubstr("176 MB of host memory"));
}

/// Of a matrix of one element, all that its leading dimension spans is allocated.
TEST(Feasibility, AWideLeadingDimensionCountsWhole)
{
    const Experiment wide = test::pointFrom(R"({"problem": {"kind": "matmul", "m": 1, "n": 1, "k": 1, "type": "float32",
        "a": {"ld": 2147483648}}, "execution": {"space": "cpu", "threads": 1, "backend": "blis"}})");
    const Faults faults = whyImpossibleHere(wide, computer(8'000'000'000, 0, 0));
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].key, "problem");
    EXPECT_THAT(faults[0].sentence, HasSubstr("GB of host memory"));
}

} // namespace
} // namespace phasebench::feasibility_test
