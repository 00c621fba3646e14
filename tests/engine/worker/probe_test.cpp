// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/probe.h"

#include "engine/worker/probe_plan.h"
#include "tests/support/fake_driver.h"

#include <gmock/gmock.h>
#include <set>

namespace phasebench::probe_test {
namespace {

using test::FakeDriver;

struct Probe : ::testing::Test {
    std::set<std::string> ways(const LinkProbe& probe)
    {
        std::set<std::string> names;
        for (const LinkFigure& link : probe.links) {
            names.insert(nameOf(link.from) + ">" + nameOf(link.to) + (link.mode.empty() ? "" : " " + link.mode));
            EXPECT_GT(link.figure.median, 0);
            EXPECT_GE(link.figure.samples, 3);
            EXPECT_LE(link.figure.low.value(), link.figure.median);
            EXPECT_GE(link.figure.high.value(), link.figure.median);
        }
        return names;
    }
    std::atomic<bool> enough = false;
    std::atomic<bool> cancelled = false;
    std::vector<std::string> progress;
    TaskHooks hooks{
        enough, cancelled, [this](const Progress& p) { progress.push_back(p.text); }, [](const SamplesChunk&) {}, 0.05};
};

TEST_F(Probe, WithoutADriverIsOfTheHostsOwnMemory)
{
    Memory memory(ExecutionSpace{}, nullptr);
    const LinkProbe result = probe(memory, hooks, 1 << 20);
    EXPECT_EQ(ways(result), (std::set<std::string>{"host_pageable>host_pageable"}));
    EXPECT_EQ(result.links.size(), 5U); // 4 KiB to 1 MiB
    for (const LinkFigure& link : result.links)
        EXPECT_EQ(link.source, TimingSource::host);
    ASSERT_EQ(result.allocations.size(), 2U);
    EXPECT_TRUE(result.allocations[0].first_touch && result.allocations[0].release);
    EXPECT_FALSE(progress.empty());
}

TEST_F(Probe, LooksAtEveryWayOfTwoGpus)
{
    FakeDriver fake(2);
    Memory memory(ExecutionSpace{}, fake.driver());
    const LinkProbe result = probe(memory, hooks, 1 << 16);
    EXPECT_EQ(ways(result),
        (std::set<std::string>{"host_pageable>host_pageable", "host_pageable>gpu:0", "gpu:0>host_pageable",
            "host_pinned>gpu:0", "gpu:0>host_pinned", "gpu:0>gpu:0", "managed>gpu:0 prefetch", "gpu:0>managed prefetch",
            "managed>gpu:0 fault", "gpu:0>managed fault", "host_pinned>gpu:1", "gpu:1>host_pinned", "gpu:1>gpu:1",
            "gpu:1>gpu:0 direct", "gpu:0>gpu:1 direct", "gpu:1>gpu:0 staged", "gpu:0>gpu:1 staged"}));
    for (const LinkFigure& link : result.links) {
        const bool byProcessor = link.from == link.to
            ? link.from.isHost()
            : link.to.kind == MemorySpace::Kind::managed && link.mode == "fault";
        EXPECT_EQ(link.source, byProcessor ? TimingSource::host : TimingSource::events) << nameOf(link.from);
    }
    std::set<std::string> spaces;
    for (const AllocationFigure& allocation : result.allocations) {
        spaces.insert(nameOf(allocation.space));
        EXPECT_EQ(allocation.first_touch.has_value(), allocation.space.kind != MemorySpace::Kind::gpu);
    }
    EXPECT_EQ(spaces, (std::set<std::string>{"host_pageable", "host_pinned", "managed", "gpu:0"}));
    EXPECT_TRUE(std::ranges::all_of(fake.allocations, [](const auto&) { return false; })) << "all is given back";
}

TEST_F(Probe, LeavesOutWhatTheGpusCannot)
{
    FakeDriver fake(2);
    fake.peerAccess = false;
    fake.concurrentManagedAccess = false;
    Memory memory(ExecutionSpace{}, fake.driver());
    const auto names = ways(probe(memory, hooks, 1 << 14));
    EXPECT_FALSE(names.contains("gpu:1>gpu:0 direct"));
    EXPECT_TRUE(names.contains("gpu:1>gpu:0 staged"));
    EXPECT_FALSE(names.contains("managed>gpu:0 fault"));
}

TEST_F(Probe, StopsWhenAsked)
{
    Memory memory(ExecutionSpace{}, nullptr);
    enough = true;
    EXPECT_TRUE(probe(memory, hooks, 1 << 20).links.empty());
    cancelled = true;
    EXPECT_THROW(probe(memory, hooks, 1 << 20), CancelledError);
}

TEST(ProbePlan, SizesGrowByFourUpToTheMost)
{
    const auto sizes = sizesToProbe(std::int64_t{4} << 30);
    EXPECT_EQ(sizes.size(), 10U);
    EXPECT_EQ(sizes.front(), 4096);
    EXPECT_EQ(sizes.back(), 512 << 20);
    EXPECT_TRUE(sizesToProbe(0).empty());
    EXPECT_EQ(sizesToProbe(5000), (std::vector<std::int64_t>{4096}));
}

} // namespace
} // namespace phasebench::probe_test
