// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cuda_program.h"
#include "engine/worker/cuda/cuda_reason.h"
#include "tests/engine/worker/cuda/gpu_test.h"
#include "tests/support/places.h"

#include <gmock/gmock.h>

namespace phasebench::test::program_test {
namespace {

using testing::AnyOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::MatchesRegex;

Experiment experimentOn(std::optional<ExecutionSpace> space)
{
    Experiment experiment;
    Matmul matmul;
    matmul.m = matmul.n = matmul.k = 8;
    experiment.problem.value = matmul;
    experiment.execution.space = space;
    return experiment;
}

constexpr ExecutionSpace firstGpu{ExecutionSpace::Kind::gpu, 0};

struct CudaProgramTest : testing::Test {
    CudaProgram program{binFolder() / "phasebench-cuda-worker"};
};

/// Runs with and without a GPU: what there is is described, what there is not has a reason.
TEST_F(CudaProgramTest, describesWhatThereIsAndWhyNot)
{
    const Machine machine = program.describe();
    EXPECT_EQ(machine.gpus.empty(), !machine.cuda_reason.empty());
    EXPECT_THAT(machine.libraries.at("cublaslt"), MatchesRegex("13\\.[0-9]+\\.[0-9]+"));
    EXPECT_THAT(machine.libraries.at("cufft"), MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
    EXPECT_THAT(machine.libraries.at("cudart"), MatchesRegex("13\\.[0-9]+"));
    if (!machine.cuda_reason.empty()) {
        EXPECT_THAT(machine.cuda_reason, EndsWith("."));
        EXPECT_THAT(machine.cupti_reason, EndsWith("."));
    }
    for (const Gpu& gpu : machine.gpus) {
        EXPECT_FALSE(gpu.name.empty());
        EXPECT_THAT(gpu.uuid, MatchesRegex("GPU-[0-9a-f-]+"));
        EXPECT_GT(gpu.memory, 0);
        EXPECT_GT(gpu.l2_cache, 0);
        EXPECT_GT(gpu.multiprocessors, 0);
    }
}

TEST_F(CudaProgramTest, aProbeThatCannotStartIsAReason)
{
    CudaProgram lonely("/nonexistent/phasebench-cuda-worker");
    EXPECT_THAT(lonely.describe().cupti_reason, HasSubstr("did not start"));
}

TEST_F(CudaProgramTest, refusesTheCpu)
{
    const auto backend = program.backend(experimentOn(ExecutionSpace{}));
    ASSERT_FALSE(backend);
    EXPECT_THAT(backend.error().sentence, HasSubstr("is cpu"));
    EXPECT_FALSE(program.memory(experimentOn(std::nullopt)));
}

TEST_F(CudaProgramTest, withoutAGpuEverythingIsRefusedWithTheReason)
{
    const std::string reason = cudaReason();
    if (reason.empty())
        GTEST_SKIP() << "There is a GPU here.";
    const Experiment experiment = experimentOn(firstGpu);
    EXPECT_EQ(program.backend(experiment).error().sentence, reason);
    EXPECT_EQ(program.memory(experiment).error().sentence, reason);
    EXPECT_EQ(program.tracer(experiment).error().sentence, reason);
    EXPECT_TRUE(toJson(program.conditions(experiment)).empty());
}

using ProgramGpuTest = GpuTest;

TEST_F(ProgramGpuTest, aGpuThatIsNotThereIsRefusedWithWhatThereIs)
{
    CudaProgram program(binFolder() / "phasebench-cuda-worker");
    const auto backend = program.backend(experimentOn(ExecutionSpace{ExecutionSpace::Kind::gpu, 99}));
    ASSERT_FALSE(backend);
    EXPECT_THAT(backend.error().sentence, HasSubstr("There is no gpu:99 on this computer; there is gpu:0 ("));
}

TEST_F(ProgramGpuTest, keepsItsBackendsAndMemory)
{
    CudaProgram program(binFolder() / "phasebench-cuda-worker");
    const Experiment matmul = experimentOn(firstGpu);
    Experiment fft = matmul;
    fft.problem.value = Fft{{8}, 1, Transform::c2c, DataType::float32, Direction::forward, false};
    EXPECT_EQ((*program.backend(matmul))->name(), "cublaslt");
    EXPECT_EQ((*program.backend(fft))->name(), "cufft");
    EXPECT_EQ(*program.backend(matmul), *program.backend(matmul));
    EXPECT_EQ(*program.memory(matmul), *program.memory(fft));
}

TEST_F(ProgramGpuTest, tellsConditions)
{
    CudaProgram program(binFolder() / "phasebench-cuda-worker");
    const nlohmann::json conditions = toJson(program.conditions(experimentOn(firstGpu)));
    for (const char* const key : {"sm_clock_mhz", "memory_clock_mhz", "temperature_c", "power_w", "throttled",
             "throttle_reasons", "pcie_generation", "pcie_width"})
        EXPECT_TRUE(conditions.contains(key)) << key;
    EXPECT_TRUE(conditions["sm_clock_mhz"].is_null() || conditions["sm_clock_mhz"] > 0);
}

TEST_F(ProgramGpuTest, tracesOneWayOrAnother)
{
    CudaProgram program(binFolder() / "phasebench-cuda-worker");
    const auto chosen = program.tracer(experimentOn(firstGpu));
    ASSERT_TRUE(chosen) << chosen.error().sentence;
    EXPECT_EQ(chosen->tracer->source() == TimingSource::cupti, chosen->reason.empty()) << chosen->reason;
    EXPECT_EQ(program.tracer(experimentOn(firstGpu))->tracer, chosen->tracer);
}

} // namespace
} // namespace phasebench::test::program_test
