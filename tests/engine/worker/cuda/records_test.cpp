// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cupti_buffers.h"
#include "engine/worker/cuda/cupti_records.h"

#include <gmock/gmock.h>

namespace phasebench::records_test {
namespace {

using testing::ElementsAre;
using testing::Field;

/// Foreign nanoseconds 1'000'000 are the steady clock's 5'000 microseconds.
ClockMap someClock()
{
    return {{5000, 1'000'000, 0.1}, {5100, 1'100'000, 0.1}};
}

template <typename Record> void add(CuptiRecords& records, const Record& record)
{
    records.add(reinterpret_cast<const CUpti_Activity&>(record));
}

CUpti_ActivityKernel10 kernel(std::uint32_t correlation, std::uint64_t start, std::uint64_t end)
{
    CUpti_ActivityKernel10 k{};
    k.kind = CUPTI_ACTIVITY_KIND_CONCURRENT_KERNEL;
    k.correlationId = correlation;
    k.start = start;
    k.end = end;
    k.name = "_Z3fooIfEvi";
    k.gridX = 132;
    k.gridY = k.gridZ = k.blockY = k.blockZ = 1;
    k.blockX = 384;
    k.registersPerThread = 168;
    k.dynamicSharedMemory = 200000;
    k.streamId = 7;
    return k;
}

CUpti_ActivityExternalCorrelation correlation(
    std::uint32_t id, std::uint64_t scope, CUpti_ExternalCorrelationKind kind = CUPTI_EXTERNAL_CORRELATION_KIND_CUSTOM0)
{
    CUpti_ActivityExternalCorrelation c{};
    c.kind = CUPTI_ACTIVITY_KIND_EXTERNAL_CORRELATION;
    c.externalKind = kind;
    c.externalId = scope;
    c.correlationId = id;
    return c;
}

TEST(CuptiRecords, joinsKernelsToScopesInAnyOrder)
{
    CuptiRecords records;
    add(records, kernel(12, 1'050'000, 1'060'000));
    add(records, correlation(11, 3));
    add(records, kernel(11, 1'010'000, 1'030'000));
    add(records, correlation(12, 4));
    add(records, correlation(12, 99, CUPTI_EXTERNAL_CORRELATION_KIND_CUSTOM1)); // not ours
    const Trace trace = records.join(someClock(), 0);
    ASSERT_EQ(trace.records.size(), 2u);
    EXPECT_EQ(trace.records[0].scope, 3u);
    EXPECT_DOUBLE_EQ(trace.records[0].start, 5010);
    EXPECT_DOUBLE_EQ(trace.records[0].end, 5030);
    EXPECT_EQ(trace.records[0].name, "void foo<float>(int)");
    EXPECT_EQ(trace.records[0].detail["grid"], nlohmann::json::array({132, 1, 1}));
    EXPECT_EQ(trace.records[0].detail["registers"], 168);
    EXPECT_EQ(trace.records[0].detail["shared_dynamic"], 200000);
    EXPECT_FALSE(trace.records[0].detail.contains("cluster"));
    EXPECT_EQ(trace.records[1].scope, 4u);
    EXPECT_EQ(trace.dropped, 0);
    EXPECT_TRUE(records.join(someClock(), 0).records.empty());
}

TEST(CuptiRecords, joinsCopiesByTheRuntimesIdToo)
{
    CUpti_ActivityMemcpy6 copy{};
    copy.kind = CUPTI_ACTIVITY_KIND_MEMCPY;
    copy.copyKind = CUPTI_ACTIVITY_MEMCPY_KIND_HTOD;
    copy.srcKind = CUPTI_ACTIVITY_MEMORY_KIND_PAGEABLE;
    copy.dstKind = CUPTI_ACTIVITY_MEMORY_KIND_DEVICE;
    copy.bytes = 4096;
    copy.start = 1'000'000;
    copy.end = 1'002'000;
    copy.correlationId = 20;
    copy.runtimeCorrelationId = 21;
    CuptiRecords records;
    add(records, copy);
    add(records, correlation(21, 8));
    const Trace trace = records.join(someClock(), 0);
    ASSERT_EQ(trace.records.size(), 1u);
    EXPECT_EQ(trace.records[0].scope, 8u);
    EXPECT_EQ(trace.records[0].kind, TraceRecord::Kind::copy);
    EXPECT_EQ(trace.records[0].bytes, 4096);
    EXPECT_EQ(trace.records[0].detail["from"], "pageable");
    EXPECT_EQ(trace.records[0].detail["to"], "device");
}

TEST(CuptiRecords, keepsOrphansAndCountsWhatHasNoTimes)
{
    CuptiRecords records;
    add(records, kernel(1, 1'000'000, 1'001'000)); // no scope
    add(records, kernel(2, 0, 0));
    add(records, kernel(3, 1'002'000, 1'001'000));
    const Trace trace = records.join(someClock(), 5);
    EXPECT_THAT(trace.records, ElementsAre(Field(&TraceRecord::scope, 0u)));
    EXPECT_EQ(trace.dropped, 7);
    EXPECT_EQ(trace.withoutTimes, 2);
}

TEST(CuptiRecords, saysWhatOverheadTook)
{
    CUpti_ActivityOverhead3 overhead{};
    overhead.kind = CUPTI_ACTIVITY_KIND_OVERHEAD;
    overhead.overheadKind = CUPTI_ACTIVITY_OVERHEAD_LAZY_FUNCTION_LOADING;
    overhead.start = 1'000'000;
    overhead.end = 3'500'000;
    CuptiRecords records;
    add(records, overhead);
    const Trace trace = records.join(someClock(), 0);
    EXPECT_TRUE(trace.records.empty());
    ASSERT_EQ(trace.overheads.size(), 1u);
    EXPECT_EQ(trace.overheads.at("Lazy function loading").count, 1);
    EXPECT_DOUBLE_EQ(trace.overheads.at("Lazy function loading").microseconds, 2500);
}

TEST(CuptiRecords, namesThatAreNoCxxStay)
{
    EXPECT_EQ(demangled("nvjet_tst_128x64"), "nvjet_tst_128x64");
    EXPECT_EQ(demangled(nullptr), "unnamed");
}

TEST(ClockMap, takesTheLineThroughBothPairsWhenTheWallClockMoved)
{
    // A second of steady time, in which the wall clock was slewed by a millisecond.
    const ClockMap map({0, 10'000'000'000, 0.1}, {1e6, 11'001'000'000, 0.1});
    EXPECT_NEAR(map.toSteady(10'000'000'000), 0, 1e-6);
    EXPECT_NEAR(map.toSteady(11'001'000'000), 1e6, 1e-3);
    const ClockMap steady({0, 10'000'000'000, 0.1}, {1e6, 11'000'000'400, 0.1});
    EXPECT_DOUBLE_EQ(steady.toSteady(10'500'000'000), 5e5);
    EXPECT_DOUBLE_EQ(steady.toSteady(9'999'999'000), -1);
}

TEST(ClockMap, samplesTheNarrowestPair)
{
    std::uint64_t reading = 0;
    const ClockPair pair = samplePair([&] { return ++reading; }, 8);
    EXPECT_EQ(reading, 8u);
    EXPECT_GE(pair.foreign, 1u);
    EXPECT_GE(pair.width, 0);
}

TEST(CuptiBuffers, areTakenFilledAndUsedAgain)
{
    std::uint8_t* data = nullptr;
    std::size_t size = 0;
    std::size_t records = 1;
    CuptiBuffers::onRequest(&data, &size, &records);
    EXPECT_EQ(data, nullptr) << "nobody collects";
    EXPECT_EQ(size, 0u);

    CuptiBuffers buffers;
    std::vector<std::uint8_t*> given;
    for (int i = 0; i < 6; ++i) {
        CuptiBuffers::onRequest(&data, &size, &records);
        ASSERT_NE(data, nullptr);
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(data) % 8, 0u);
        EXPECT_EQ(size, CuptiBuffers::bytes);
        EXPECT_EQ(records, 0u);
        given.push_back(data);
    }
    for (std::uint8_t* one : given)
        CuptiBuffers::onComplete(nullptr, 0, one, CuptiBuffers::bytes, one == given.front() ? 0 : 64);
    auto filled = buffers.takeFilled();
    EXPECT_EQ(filled.size(), 5u) << "an empty one holds nothing to read";
    EXPECT_EQ(filled.front().valid, 64u);
    buffers.reuse(std::move(filled));
    EXPECT_TRUE(buffers.takeFilled().empty());
}

} // namespace
} // namespace phasebench::records_test
