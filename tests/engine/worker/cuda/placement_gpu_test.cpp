// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory_kind.h"
#include "engine/worker/probe.h"
#include "tests/engine/worker/cuda/gpu_test.h"

#include <gmock/gmock.h>

/// Memory spaces on a real driver.
namespace phasebench::placement_gpu_test {
namespace {

using test::GpuTest;
using Kind = MemorySpace::Kind;

class PlacementGpu : public GpuTest {
protected:
    std::vector<std::byte> pattern(std::size_t bytes)
    {
        std::vector<std::byte> data(bytes);
        for (std::size_t i = 0; i < bytes; ++i)
            data[i] = static_cast<std::byte>(i * 31 + i / 4096);
        return data;
    }
    void expectArrives(Memory& own, const MemorySpace& to, const MemorySpace& from, PeerCopy peer)
    {
        const std::vector<std::byte> data = pattern((std::size_t{21} << 20) + 3);
        const Buffer source = own.allocate(from, data.size());
        const Buffer target = own.allocate(to, data.size());
        own.upload(source, 0, data.data(), data.size());
        own.copy(target.data(), to, source.data(), from, data.size(), own.stream(0), peer);
        own.synchronise(own.stream(0));
        std::vector<std::byte> back(data.size());
        own.download(back.data(), target, 0, back.size());
        EXPECT_TRUE(back == data) << nameOf(from) << " to " << nameOf(to);
    }
    std::vector<MemorySpace> spaces()
    {
        std::vector<MemorySpace> all{{}, {Kind::host_pinned, 0}, {Kind::managed, 0}};
        for (int gpu = 0; gpu < driver->gpus(); ++gpu)
            all.push_back({Kind::gpu, gpu});
        return all;
    }
};

TEST_F(PlacementGpu, TheDriverSaysWhatEachPlaceIs)
{
    Memory own({ExecutionSpace::Kind::gpu, 0}, driver);
    for (const MemorySpace& space : spaces()) {
        const Buffer buffer = own.allocate(space, 1 << 20);
        EXPECT_EQ(nameOf(memoryKindAt(*driver, buffer.data())), nameOf(space));
        EXPECT_EQ(own.whyNotThere(buffer), "");
    }
}

TEST_F(PlacementGpu, CopiesArriveBetweenAllPlaces)
{
    for (const ExecutionSpace& execution : {ExecutionSpace{}, ExecutionSpace{ExecutionSpace::Kind::gpu, 0}}) {
        Memory own(execution, driver);
        for (const MemorySpace& from : spaces())
            for (const MemorySpace& to : spaces()) {
                const bool far = execution.isCpu() && from.kind == Kind::gpu && to.kind == Kind::gpu;
                if (!far || from.gpu == to.gpu)
                    expectArrives(own, to, from, PeerCopy::direct);
            }
    }
}

TEST_F(PlacementGpu, PeerCopiesArriveBothWays)
{
    if (driver->gpus() < 2)
        GTEST_SKIP() << "This computer has one GPU.";
    Memory own({ExecutionSpace::Kind::gpu, 0}, driver);
    for (const PeerCopy peer : {PeerCopy::direct, PeerCopy::staged}) {
        own.preparePeer(1, 0, peer);
        expectArrives(own, {Kind::gpu, 0}, {Kind::gpu, 1}, peer);
        expectArrives(own, {Kind::gpu, 1}, {Kind::gpu, 0}, peer);
    }
}

TEST_F(PlacementGpu, ManagedPagesMoveAndKeepTheirContents)
{
    Memory own({ExecutionSpace::Kind::gpu, 0}, driver);
    const MemorySpace managed{Kind::managed, 0};
    if (const std::string reason = own.whyNot(managed, 1 << 22); !reason.empty())
        GTEST_SKIP() << reason;
    const std::vector<std::byte> data = pattern(1 << 22);
    const Buffer buffer = own.allocate(managed, data.size());
    own.upload(buffer, 0, data.data(), data.size());
    own.advise(buffer.data(), buffer.bytes(), Memory::Advice::read_mostly, own.executionMemory());
    for (const MemorySpace& side : {own.executionMemory(), own.farSide(), own.executionMemory()})
        own.prefetch(buffer.data(), buffer.bytes(), side, own.stream(0));
    own.synchronise(own.stream(0));
    own.advise(buffer.data(), buffer.bytes(), Memory::Advice::no_longer_read_mostly, own.executionMemory());
    own.advise(buffer.data(), buffer.bytes(), Memory::Advice::prefer, own.executionMemory());
    std::vector<std::byte> back(data.size());
    own.download(back.data(), buffer, 0, back.size());
    EXPECT_TRUE(back == data);
}

TEST_F(PlacementGpu, AProbeFindsPinnedFasterThanPageable)
{
    Memory own({}, driver);
    const std::atomic<bool> no = false;
    const TaskHooks hooks{no, no, [](const Progress&) {}, [](const SamplesChunk&) {}, 1};
    const LinkProbe result = probe(own, hooks, 16 << 20);
    const auto rate = [&](Kind from, Kind to) {
        double best = 0;
        for (const LinkFigure& link : result.links)
            if (link.from.kind == from && link.to.kind == to && link.bytes == 16 << 20)
                best = std::max(best, link.rate());
        return best;
    };
    EXPECT_GT(rate(Kind::host_pageable, Kind::gpu), 1e8);
    EXPECT_GT(rate(Kind::host_pinned, Kind::gpu), rate(Kind::host_pageable, Kind::gpu));
    EXPECT_GT(rate(Kind::gpu, Kind::host_pinned), 1e9);
    EXPECT_GT(rate(Kind::gpu, Kind::gpu), rate(Kind::gpu, Kind::host_pinned));
}

} // namespace
} // namespace phasebench::placement_gpu_test
