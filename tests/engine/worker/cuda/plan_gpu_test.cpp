// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cublaslt_backend.h"
#include "engine/worker/cuda/cublaslt_configuration.h"
#include "engine/worker/cuda/cublaslt_heuristic.h"
#include "engine/worker/cuda/status.h"
#include "tests/engine/worker/cuda/device_problem.h"
#include "tests/engine/worker/cuda/gpu_test.h"

#include <cstdio>
#include <cstring>
#include <gmock/gmock.h>

namespace phasebench::test::plan_gpu_test {
namespace {

using testing::HasSubstr;

Matmul halfMatmul()
{
    Matmul matmul;
    matmul.m = matmul.n = 256;
    matmul.k = 4096;
    matmul.type = DataType::float16;
    return matmul;
}

class PlanGpuTest : public GpuTest {
protected:
    void SetUp() override
    {
        GpuTest::SetUp();
        if (driver)
            backend.emplace(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    }
    std::optional<CublasLtBackend> backend;
};

TEST_F(PlanGpuTest, aChoiceRunsExactlyWhatWasChosen)
{
    DeviceProblem problem(Problem{halfMatmul()}, *memory);
    const PlanThatRan first = problem.run(*backend, alignedPreferences());
    const auto firstResult = problem.result();
    EXPECT_TRUE(first.configuration.contains("algorithm"));
    // As the runner hands it on, with the trace's additions.
    PlanConfiguration choice = first.configuration;
    choice["kernels"] = nlohmann::json::array();

    CublasLtBackend other(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    DeviceProblem again(Problem{halfMatmul()}, *memory);
    const PlanThatRan second = again.run(other, alignedPreferences(), &choice);
    EXPECT_EQ(second.configuration, first.configuration);
    EXPECT_EQ(second.workspace, first.workspace);
    EXPECT_EQ(second.alignment, first.alignment);
    EXPECT_EQ(again.result(), firstResult);
    EXPECT_TRUE(again.check().passed);
}

TEST_F(PlanGpuTest, everyHeuristicCandidateSurvivesEncodingAndDecoding)
{
    DeviceProblem problem(Problem{halfMatmul()}, *memory);
    const auto description = describe(halfMatmul());
    ASSERT_TRUE(description);
    cublasLtHandle_t handle = nullptr;
    ASSERT_EQ(cublasLtCreate(&handle), CUBLAS_STATUS_SUCCESS);
    const PlanPreferences preferences = alignedPreferences();
    const auto alignments = promisedAlignments(preferences, problem.operands(), *description);
    const auto candidates = askHeuristic(*driver, handle, *description, preferences, alignments, 8);
    ASSERT_TRUE(candidates) << candidates.error().sentence;
    int identical = 0;
    for (const auto& candidate : *candidates) {
        const CublasLtConfiguration configuration = decode(candidate.algo);
        SCOPED_TRACE(describe(configuration));
        const auto read = cublasLtConfigurationFromJson(toJson(configuration));
        ASSERT_TRUE(read) << read.error().sentence;
        EXPECT_EQ(*read, configuration);
        const auto algorithm = encode(handle, *description, *read);
        ASSERT_TRUE(algorithm) << algorithm.error().sentence;
        EXPECT_EQ(decode(*algorithm), configuration);
        identical += std::memcmp(&*algorithm, &candidate.algo, sizeof candidate.algo) == 0 ? 1 : 0;
        cublasLtMatmulHeuristicResult_t result{};
        EXPECT_EQ(cublasLtMatmulAlgoCheck(handle, description->op(), description->of(description->a),
                      description->of(description->b), description->of(description->c), description->of(description->d),
                      &*algorithm, &result),
            CUBLAS_STATUS_SUCCESS);
        EXPECT_EQ(result.workspaceSize, candidate.workspaceSize);
    }
    // Bytes may differ in what the library does not read; the figure shows whether the settings say it all.
    std::printf("%d of %zu candidates are rebuilt byte by byte.\n", identical, candidates->size());
    EXPECT_EQ(cublasLtDestroy(handle), CUBLAS_STATUS_SUCCESS);
}

TEST_F(PlanGpuTest, anImpossibleChoiceIsRefused)
{
    DeviceProblem problem(Problem{halfMatmul()}, *memory);
    const auto specification = backend->specify(problem.problem(), problem.operands());
    ASSERT_TRUE(specification);
    const PlanConfiguration choice{{"algorithm", 99999}};
    const auto plan = (*specification)->plan(alignedPreferences(), &choice, {});
    ASSERT_FALSE(plan);
    EXPECT_THAT(plan.error().sentence, HasSubstr("99999"));
}

TEST_F(PlanGpuTest, coldPlansChooseLikeWarmOnes)
{
    DeviceProblem problem(Problem{halfMatmul()}, *memory);
    PlanPreferences cold = alignedPreferences();
    cold.coldCaches = true;
    const PlanThatRan warm = problem.run(*backend, alignedPreferences());
    EXPECT_EQ(problem.run(*backend, cold).configuration, warm.configuration);
    std::size_t capacity = 1;
    EXPECT_EQ(cublasLtHeuristicsCacheGetCapacity(&capacity), CUBLAS_STATUS_SUCCESS);
    EXPECT_EQ(capacity, 0u);
    EXPECT_EQ(problem.run(*backend, alignedPreferences()).configuration, warm.configuration);
    EXPECT_EQ(cublasLtHeuristicsCacheGetCapacity(&capacity), CUBLAS_STATUS_SUCCESS);
    EXPECT_GT(capacity, 0u);
}

TEST_F(PlanGpuTest, theWorkspaceLimitIsKept)
{
    DeviceProblem problem(Problem{halfMatmul()}, *memory);
    PlanPreferences none = alignedPreferences();
    none.workspace = 0;
    EXPECT_EQ(problem.run(*backend, none).workspace, 0);
    EXPECT_TRUE(problem.check().passed);
    EXPECT_LE(problem.run(*backend, alignedPreferences()).workspace, alignedPreferences().workspace);
}

TEST_F(PlanGpuTest, aPlanForUnalignedOperandsTakesThem)
{
    // One element behind an aligned address is all that float16 promises.
    const Matmul matmul = halfMatmul();
    DeviceProblem problem(Problem{matmul}, *memory);
    const Buffer shifted
        = memory->allocate(memory->executionMemory(), static_cast<std::size_t>(matmul.m * matmul.k * 2 + 2));
    Operands operands = problem.operands();
    operands.of(MatmulOperand::a) = static_cast<std::byte*>(shifted.data()) + 2;
    PlanPreferences preferences = alignedPreferences();
    const auto specification = backend->specify(problem.problem(), operands);
    ASSERT_TRUE(specification);

    const auto strict = (*specification)->plan(preferences, nullptr, {});
    ASSERT_TRUE(strict);
    EXPECT_LE((*strict)->facts().alignment[MatmulOperand::a], 256);
    if ((*strict)->facts().alignment[MatmulOperand::a] > 2) {
        const auto bound = (*strict)->bind(operands);
        ASSERT_FALSE(bound);
        EXPECT_EQ(bound.error().operand, MatmulOperand::a);
    }
    preferences.alignment[MatmulOperand::a] = 2;
    const auto loose = (*specification)->plan(preferences, nullptr, {});
    ASSERT_TRUE(loose) << loose.error().sentence;
    EXPECT_LE((*loose)->facts().alignment[MatmulOperand::a], 2);
    const auto bytes = static_cast<std::size_t>((*loose)->facts().workspace);
    operands.workspace = memory->takeWorkspace(bytes, memory->stream(0));
    const auto bound = (*loose)->bind(operands);
    ASSERT_TRUE(bound);
    bound->enqueue(memory->stream(0));
    memory->synchronise(memory->stream(0));
    memory->releaseWorkspace(operands.workspace, bytes, memory->stream(0));
}

/// Runs a matmul on an address that is none, and says whether the loss of the context was noticed as such.
bool noticesALostContext()
{
    const auto driver = CudaDriver::open().value();
    driver->use(0);
    Memory memory(ExecutionSpace{ExecutionSpace::Kind::gpu, 0}, driver);
    CublasLtBackend backend(driver, 0, std::make_shared<CublasLtHeuristicsCache>());
    DeviceProblem problem(Problem{halfMatmul()}, memory);
    Operands operands = problem.operands();
    const auto specification = backend.specify(problem.problem(), operands);
    const auto plan = (*specification)->plan(alignedPreferences(), nullptr, {});
    operands.workspace = memory.takeWorkspace(static_cast<std::size_t>((*plan)->facts().workspace), memory.stream(0));
    operands.of(MatmulOperand::a) = reinterpret_cast<void*>(std::uintptr_t{256});
    try {
        (*plan)->bind(operands)->enqueue(memory.stream(0));
        memory.synchronise(memory.stream(0));
    } catch (const BackendError& error) {
        return error.poisoned() && !contextWorks(*driver);
    }
    return false;
}

TEST_F(PlanGpuTest, aLostContextIsToldAndDestroyedQuietly)
{
    GTEST_FLAG_SET(death_test_style, "threadsafe"); // a process of its own: this one keeps its context
    EXPECT_EXIT(std::exit(noticesALostContext() ? 0 : 1), testing::ExitedWithCode(0), "");
}

} // namespace
} // namespace phasebench::test::plan_gpu_test
