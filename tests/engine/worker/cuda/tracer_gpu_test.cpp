// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cufft_backend.h"
#include "engine/worker/cuda/cupti_tracer.h"
#include "tests/engine/worker/cuda/device_problem.h"
#include "tests/engine/worker/cuda/gpu_test.h"

#include <algorithm>
#include <chrono>
#include <set>

namespace phasebench::test::tracer_gpu_test {
namespace {

using Kind = TraceRecord::Kind;

double steadyMicroseconds()
{
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::vector<TraceRecord> of(const Trace& trace, Kind kind, std::uint64_t scope)
{
    std::vector<TraceRecord> records;
    std::ranges::copy_if(trace.records, std::back_inserter(records),
        [&](const TraceRecord& record) { return record.kind == kind && record.scope == scope; });
    return records;
}

class TracerGpuTest : public GpuTest {
protected:
    void SetUp() override
    {
        GpuTest::SetUp();
        if (!driver)
            return;
        auto session = CuptiSession::open();
        if (!session)
            GTEST_SKIP() << session.error().sentence;
        tracer.emplace(std::move(*session));
    }
    std::optional<CuptiTracer> tracer;
};

TEST_F(TracerGpuTest, kernelsAndCopiesBelongToTheirScopes)
{
    Matmul matmul;
    matmul.m = matmul.n = matmul.k = 512;
    DeviceProblem problem(Problem{matmul}, *memory);
    CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    problem.run(backend, alignedPreferences()); // loads the kernel
    const Stream stream = memory->stream(0);
    const Buffer pinned = memory->allocate({MemorySpace::Kind::host_pinned}, 1 << 20);
    const Buffer pageable = memory->allocate({}, 1 << 20);
    const Buffer device = memory->allocate(memory->executionMemory(), 1 << 20);
    tracer->collect();

    const double before = steadyMicroseconds();
    tracer->begin(41, stream);
    memory->copy(device.data(), device.space(), pinned.data(), pinned.space(), 1 << 20, stream);
    tracer->end(stream);
    tracer->begin(42, stream);
    problem.run(backend, alignedPreferences());
    tracer->end(stream);
    tracer->begin(43, stream);
    memory->copy(pageable.data(), pageable.space(), device.data(), device.space(), 1 << 20, stream);
    memory->synchronise(stream);
    tracer->end(stream);
    memory->copy(device.data(), device.space(), pinned.data(), pinned.space(), 1 << 20, stream);
    memory->synchronise(stream);
    const double after = steadyMicroseconds();
    const Trace trace = tracer->collect();

    EXPECT_EQ(tracer->source(), TimingSource::cupti);
    EXPECT_EQ(trace.dropped, 0);
    const auto in = of(trace, Kind::copy, 41);
    ASSERT_EQ(in.size(), 1u);
    EXPECT_EQ(in[0].bytes, 1 << 20);
    EXPECT_EQ(in[0].detail["from"], "pinned");
    EXPECT_EQ(in[0].detail["to"], "device");
    const auto kernels = of(trace, Kind::kernel, 42);
    ASSERT_GE(kernels.size(), 1u);
    EXPECT_FALSE(kernels[0].name.empty());
    EXPECT_GT(kernels[0].detail["block"][0].get<int>(), 0);
    EXPECT_GT(kernels[0].detail["registers"].get<int>(), 0);
    const auto out = of(trace, Kind::copy, 43);
    ASSERT_GE(out.size(), 1u);
    EXPECT_EQ(out[0].detail["to"], "pageable");
    EXPECT_GE(of(trace, Kind::copy, 0).size(), 1u);
    // GPU and host clocks agree to some microseconds; a wrong map is off by the age of the epoch.
    for (const TraceRecord& record : trace.records) {
        EXPECT_GT(record.start, before - 1e4);
        EXPECT_LT(record.end, after + 1e4);
        EXPECT_GE(record.end, record.start);
    }
    EXPECT_TRUE(std::ranges::is_sorted(trace.records, {}, &TraceRecord::start));
}

TEST_F(TracerGpuTest, collectGivesEachRecordOnce)
{
    const Problem problem{Fft{{1 << 16}, 1, Transform::c2c, DataType::float32, Direction::forward, false}};
    DeviceProblem device(problem, *memory);
    CufftBackend backend(driver, 0);
    device.run(backend, alignedPreferences());
    tracer->collect();
    std::set<double> starts;
    for (std::uint64_t round = 1; round <= 3; ++round) {
        tracer->begin(round, memory->stream(0));
        device.run(backend, alignedPreferences());
        tracer->end(memory->stream(0));
        const Trace trace = tracer->collect();
        EXPECT_GE(of(trace, Kind::kernel, round).size(), 1u);
        for (const TraceRecord& record : trace.records) {
            EXPECT_EQ(record.scope, round);
            EXPECT_TRUE(starts.insert(record.start).second);
        }
    }
    EXPECT_TRUE(tracer->collect().records.empty());
}

TEST_F(TracerGpuTest, manyRecordsFillManyBuffers)
{
    const Stream stream = memory->stream(0);
    const Buffer pinned = memory->allocate({MemorySpace::Kind::host_pinned}, 256);
    const Buffer device = memory->allocate(memory->executionMemory(), 256);
    tracer->collect();
    constexpr std::uint64_t scopes = 60'000; // some 200 bytes of records each: several buffers
    for (std::uint64_t scope = 1; scope <= scopes; ++scope) {
        tracer->begin(scope, stream);
        memory->copy(device.data(), device.space(), pinned.data(), pinned.space(), 256, stream);
        tracer->end(stream);
    }
    memory->synchronise(stream);
    const Trace trace = tracer->collect();
    EXPECT_EQ(trace.dropped, 0);
    std::set<std::uint64_t> seen;
    for (const TraceRecord& record : trace.records)
        seen.insert(record.scope);
    EXPECT_EQ(seen.size(), scopes);
}

TEST_F(TracerGpuTest, aSecondSubscriberIsToldWhoHoldsCupti)
{
    const auto second = CuptiSession::open();
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().sentence.find("Another tool"), std::string::npos) << second.error().sentence;
}

} // namespace
} // namespace phasebench::test::tracer_gpu_test
