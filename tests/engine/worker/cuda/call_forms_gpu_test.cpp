// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/overlap.h"
#include "engine/measure/statistics.h"
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cufft_backend.h"
#include "engine/worker/cuda/cupti_tracer.h"
#include "engine/worker/driver.h"
#include "tests/engine/worker/cuda/device_problem.h"
#include "tests/engine/worker/cuda/gpu_test.h"

namespace phasebench::test::call_forms_gpu_test {
namespace {

class CallFormsGpuTest : public GpuTest {
protected:
    std::atomic<bool> no = false;
    TaskHooks hooks{no, no, [](const Progress&) {}, [](const SamplesChunk&) {}, 1.0};

    static Experiment matmuls(
        std::int64_t m, std::int64_t n, std::int64_t k, std::int64_t batch, Batching batching, MemorySpace::Kind space)
    {
        Experiment experiment;
        Matmul matmul;
        matmul.m = m;
        matmul.n = n;
        matmul.k = k;
        matmul.batch = batch;
        matmul.epilog = Epilog::relu_bias;
        experiment.problem.value = matmul;
        for (const OperandId id : {MatmulOperand::a, MatmulOperand::b, MatmulOperand::d, MatmulOperand::bias})
            experiment.placement.of(id) = MemorySpace{space, 0};
        experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
        experiment.call.batching = batching;
        experiment.call.count = batching == Batching::dimension ? 1 : batch;
        experiment.measure.samples = 5;
        return experiment;
    }
    phasebench::Run measure(const Experiment& experiment)
    {
        CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
        phasebench::Run run;
        PointDriver(experiment, backend, *memory, hooks, nullptr).measure(run);
        return run;
    }
};

TEST_F(CallFormsGpuTest, everyFormOfTheTutorialsBatchIsRight)
{
    for (const MemorySpace::Kind space : {MemorySpace::Kind::gpu, MemorySpace::Kind::host_pinned})
        for (const Batching batching : {Batching::dimension, Batching::sequence, Batching::overlapped})
            for (const CallForm form : {CallForm::stateless, CallForm::stateful})
                for (const OperandUpdate update : {OperandUpdate::reset, OperandUpdate::in_place}) {
                    const bool overlapped = batching == Batching::overlapped;
                    if (overlapped && (form == CallForm::stateless || space == MemorySpace::Kind::gpu))
                        continue;
                    Experiment experiment = matmuls(124, 10, 15, 8, batching, space);
                    experiment.call.form = form;
                    experiment.call.operands = update;
                    const phasebench::Run run = measure(experiment);
                    EXPECT_EQ(run.status, RunStatus::completed)
                        << nameOf(batching) << " " << nameOf(form) << " " << nameOf(update) << ": " << run.message;
                    EXPECT_TRUE(run.check && run.check->passed);
                }
}

TEST_F(CallFormsGpuTest, aSequenceOfTransformsIsRightInPlaceToo)
{
    for (const bool inPlace : {false, true})
        for (const Batching batching : {Batching::sequence, Batching::overlapped}) {
            Experiment experiment;
            experiment.problem.value = Fft{{1000}, 9, Transform::c2c, DataType::float32, Direction::forward, inPlace};
            experiment.placement.of(FftOperand::in) = MemorySpace{MemorySpace::Kind::host_pinned, 0};
            if (!inPlace)
                experiment.placement.of(FftOperand::out) = MemorySpace{MemorySpace::Kind::host_pinned, 0};
            experiment.execution.space = ExecutionSpace{ExecutionSpace::Kind::gpu, 0};
            experiment.call.batching = batching;
            experiment.call.count = 9;
            experiment.measure.samples = 5;
            CufftBackend backend(driver, 0);
            phasebench::Run run;
            PointDriver(experiment, backend, *memory, hooks, nullptr).measure(run);
            EXPECT_EQ(run.status, RunStatus::completed) << run.message;
        }
}

TEST_F(CallFormsGpuTest, aTracedOverlappedSequenceShowsCopiesBesideKernels)
{
    auto session = CuptiSession::open();
    if (!session)
        GTEST_SKIP() << session.error().sentence;
    CuptiTracer tracer(std::move(*session));
    const Experiment experiment = matmuls(1024, 1024, 1024, 24, Batching::overlapped, MemorySpace::Kind::host_pinned);
    CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    phasebench::Run run;
    PointDriver(experiment, backend, *memory, hooks, nullptr).trace(run, tracer);
    const auto overlap = overlapOf(run.timeline);
    ASSERT_TRUE(overlap);
    EXPECT_EQ(overlap->streams.size(), 3u);
    EXPECT_GT(overlap->both, 0);
    EXPECT_EQ(run.timeline.dropped, 0);
    EXPECT_EQ(run.timeline.unattributed, 0);
    for (const TimelineEvent& event : run.timeline.events)
        if (event.kind == TimelineEvent::Kind::kernel) {
            EXPECT_GT(event.grid[0], 0);
            EXPECT_GT(event.registers, 0);
        }
}

/// An event pair holds what lies between the two events on the stream, so nothing may but the kernels: the workspace is
/// there before, a call in front keeps the GPU busy while the host enqueues, and nobody waits before the second event.
TEST_F(CallFormsGpuTest, theKernelSumOfCuptiAgreesWithEventTime)
{
    auto session = CuptiSession::open();
    if (!session)
        GTEST_SKIP() << session.error().sentence;
    CuptiTracer tracer(std::move(*session));
    const CudaDriverTable& table = driver->table();
    const Stream stream = memory->stream(0);
    void* start = nullptr;
    void* end = nullptr;
    driver->check(table.eventCreate(&start, 0), "cuEventCreate");
    driver->check(table.eventCreate(&end, 0), "cuEventCreate");
    for (const std::int64_t k : {4096, 16384}) {
        Matmul matmul;
        matmul.m = matmul.n = 4096;
        matmul.k = k;
        DeviceProblem problem(Problem{matmul}, *memory);
        CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
        const auto specification = backend.specify(problem.problem(), problem.operands());
        ASSERT_TRUE(specification);
        const auto plan = (*specification)->plan(alignedPreferences(), nullptr, {});
        ASSERT_TRUE(plan);
        const auto workspace = static_cast<std::size_t>((*plan)->facts().workspace);
        Operands operands = problem.operands();
        operands.workspace = memory->takeWorkspace(workspace, stream);
        const auto bound = (*plan)->bind(operands);
        ASSERT_TRUE(bound);
        bound->enqueue(stream);
        memory->synchronise(stream);
        tracer.collect();

        std::vector<double> ratios;
        std::string figures;
        for (std::uint64_t round = 1; round <= 9; ++round) {
            bound->enqueue(stream);
            driver->check(table.eventRecord(start, stream.handle), "cuEventRecord");
            tracer.begin(round, stream);
            bound->enqueue(stream);
            tracer.end(stream);
            driver->check(table.eventRecord(end, stream.handle), "cuEventRecord");
            memory->synchronise(stream);
            float milliseconds = 0;
            driver->check(table.eventElapsedTime(&milliseconds, start, end), "cuEventElapsedTime");
            const double events = 1e3 * static_cast<double>(milliseconds);
            double kernels = 0;
            int count = 0;
            for (const TraceRecord& record : tracer.collect().records)
                if (record.kind == TraceRecord::Kind::kernel && record.scope == round) {
                    kernels += record.end - record.start;
                    ++count;
                }
            EXPECT_GT(kernels, 2000.0) << "a kernel of 2 ms and more is asked about";
            ratios.push_back(kernels / events);
            figures += "\n  CUPTI " + std::to_string(kernels) + " us in " + std::to_string(count) + " kernels, events "
                + std::to_string(events) + " us";
        }
        EXPECT_NEAR(median(ratios), 1.0, 0.02) << describe(problem.problem()) << figures;
        std::printf(
            "4096x4096x%lld: CUPTI's kernel sum is %.4f of event time\n", static_cast<long long>(k), median(ratios));
        memory->releaseWorkspace(operands.workspace, workspace, stream);
        memory->synchronise(stream);
    }
    table.eventDestroy(start);
    table.eventDestroy(end);
}

TEST_F(CallFormsGpuTest, aFirstUseHasItsLevels)
{
    const Experiment experiment = matmuls(124, 10, 15, 1, Batching::dimension, MemorySpace::Kind::gpu);
    CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    phasebench::Run run;
    PointDriver(experiment, backend, *memory, hooks, nullptr).firstUse(run, 1000);
    const double cold = median(run.series.at("first.plan.planning"));
    const double warm = median(run.series.at("first.warm.planning"));
    EXPECT_GT(cold, warm) << "the heuristic's cache is off, and on";
    EXPECT_FALSE(run.series.at("first.process.specification").empty());
}

} // namespace
} // namespace phasebench::test::call_forms_gpu_test
