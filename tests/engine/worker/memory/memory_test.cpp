// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/memory.h"

#include "engine/worker/memory/memory_kind.h"
#include "tests/support/fake_driver.h"

#include <gmock/gmock.h>
#include <numeric>

namespace phasebench::memory_test {
namespace {

using test::FakeDriver;
using ::testing::HasSubstr;
using Kind = MemorySpace::Kind;

const MemorySpace pageable;
const MemorySpace pinned{Kind::host_pinned, 0};
const MemorySpace managed{Kind::managed, 0};
const MemorySpace gpu0{Kind::gpu, 0};
const MemorySpace gpu1{Kind::gpu, 1};
const ExecutionSpace onGpu0{ExecutionSpace::Kind::gpu, 0};

std::vector<std::byte> pattern(std::size_t bytes)
{
    std::vector<std::byte> data(bytes);
    for (std::size_t i = 0; i < bytes; ++i)
        data[i] = static_cast<std::byte>(i * 31 + i / 4096);
    return data;
}

/// Copies a pattern from one space to the other and reads it back.
void expectArrives(Memory& memory, const MemorySpace& to, const MemorySpace& from, std::size_t bytes, PeerCopy peer)
{
    const std::vector<std::byte> data = pattern(bytes);
    const Buffer source = memory.allocate(from, bytes);
    const Buffer target = memory.allocate(to, bytes);
    memory.upload(source, 0, data.data(), bytes);
    memory.copy(target.data(), to, source.data(), from, bytes, memory.stream(0), peer);
    memory.synchronise(memory.stream(0));
    std::vector<std::byte> back(bytes);
    memory.download(back.data(), target, 0, bytes);
    EXPECT_TRUE(back == data) << nameOf(from) << " to " << nameOf(to);
}

TEST(MemoryCopies, ArriveBetweenAllSpaces)
{
    FakeDriver fake(2);
    for (const ExecutionSpace& execution : {ExecutionSpace{}, onGpu0}) {
        Memory memory(execution, fake.driver());
        for (const MemorySpace& from : {pageable, pinned, managed, gpu0, gpu1})
            for (const MemorySpace& to : {pageable, pinned, managed, gpu0, gpu1})
                expectArrives(memory, to, from, 1000, PeerCopy::direct);
    }
}

TEST(MemoryCopies, BetweenGpusGoDirectWhereTheyCan)
{
    FakeDriver fake(2);
    Memory memory(onGpu0, fake.driver());
    EXPECT_EQ(memory.preparePeer(1, 0, PeerCopy::direct), PeerCopy::direct);
    EXPECT_EQ(fake.called("enable peer"), 2);
    expectArrives(memory, gpu0, gpu1, 5000, PeerCopy::direct);
    EXPECT_EQ(fake.called("peer 5000"), 1);
    EXPECT_EQ(fake.called("enable peer"), 2) << "once for each direction";
}

TEST(MemoryCopies, BetweenGpusAreStagedInPiecesWhenAskedOrNeeded)
{
    constexpr std::size_t large = (std::size_t{21} << 20) + 3; // more pieces than there are buffers, and a rest
    FakeDriver fake(2);
    Memory memory(onGpu0, fake.driver());
    EXPECT_EQ(memory.preparePeer(1, 0, PeerCopy::staged), PeerCopy::staged);
    expectArrives(memory, gpu0, gpu1, large, PeerCopy::staged);
    expectArrives(memory, gpu1, gpu0, large, PeerCopy::staged);
    EXPECT_EQ(fake.called("peer"), 0);
    EXPECT_EQ(fake.called("DtoH 4194304"), 2 * 5);
    EXPECT_EQ(fake.called("HtoD 4194304"), 2 * 5);
    EXPECT_EQ(fake.called("DtoH 1048579"), 2);

    FakeDriver* const apart = &fake;
    apart->peerAccess = false;
    Memory other(onGpu0, fake.driver());
    EXPECT_EQ(other.preparePeer(1, 0, PeerCopy::direct), PeerCopy::staged);
    expectArrives(other, gpu0, gpu1, 100, PeerCopy::direct);
    EXPECT_EQ(fake.called("peer"), 0);
}

TEST(ManagedGuard, HoldsForEverythingThatLives)
{
    FakeDriver fake;
    fake.freeBytes = 1 << 20;
    Memory memory(onGpu0, fake.driver());
    EXPECT_EQ(memory.whyNot(managed, 500'000), "");
    EXPECT_THAT(memory.whyNot(managed, 600'000), HasSubstr("managed"));
    {
        const Buffer first = memory.allocate(managed, 300'000);
        EXPECT_EQ(memory.whyNot(managed, 200'000), "");
        EXPECT_NE(memory.whyNot(managed, 300'000), "");
        EXPECT_THROW(memory.allocate(managed, 300'000), BackendError);
    }
    EXPECT_EQ(memory.whyNot(managed, 500'000), "") << "what was given back counts no longer";
}

TEST(ManagedGuard, NeedsAGpuThatSharesIt)
{
    FakeDriver fake;
    fake.concurrentManagedAccess = false;
    Memory memory(onGpu0, fake.driver());
    EXPECT_THAT(memory.whyNot(managed, 1), HasSubstr("no concurrent managed access"));
}

TEST(MemoryKinds, AreAskedOfTheDriver)
{
    FakeDriver fake(2);
    Memory memory(onGpu0, fake.driver());
    for (const MemorySpace& space : {pageable, pinned, managed, gpu0, gpu1}) {
        const Buffer buffer = memory.allocate(space, 3000);
        EXPECT_EQ(memory.whyNotThere(buffer), "");
        EXPECT_EQ(nameOf(memoryKindAt(*fake.driver(), buffer.data())), nameOf(space));
    }
    const Buffer buffer = memory.allocate(pinned, 3000);
    fake.lies = true;
    EXPECT_EQ(memory.whyNotThere(buffer),
        "should be in host_pinned memory, and by the driver's pointer attributes it is in host_pageable memory.");
}

} // namespace
} // namespace phasebench::memory_test
