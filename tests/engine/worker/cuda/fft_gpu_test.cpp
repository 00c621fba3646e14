// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/cufft_backend.h"
#include "tests/engine/worker/cuda/device_problem.h"
#include "tests/engine/worker/cuda/gpu_test.h"

namespace phasebench::test::fft_gpu_test {
namespace {

class FftGpuTest : public GpuTest {
protected:
    void SetUp() override
    {
        GpuTest::SetUp();
        if (driver)
            backend.emplace(driver, 0);
    }

    void expectRight(const Fft& fft)
    {
        SCOPED_TRACE(describe(Problem{fft}) + (fft.in_place ? " in place" : "") + ", batch " + std::to_string(fft.batch)
            + ", " + std::string(nameOf(fft.direction)));
        DeviceProblem problem(Problem{fft}, *memory);
        const PlanFacts facts = problem.run(*backend, alignedPreferences());
        EXPECT_EQ(facts.destroysInput, fft.in_place || fft.transform == Transform::c2r);
        const Check check = problem.check();
        EXPECT_TRUE(check.passed) << check.relative_error << " against " << check.tolerance;
    }

    void expectRightInEveryForm(const std::vector<std::int64_t>& shape, DataType type)
    {
        for (const std::int64_t batch : {1, 3})
            for (const bool inPlace : {false, true})
                for (const Transform transform : {Transform::c2c, Transform::r2c, Transform::c2r}) {
                    Fft fft{shape, batch, transform, type,
                        transform == Transform::c2r ? Direction::inverse : Direction::forward, inPlace};
                    expectRight(fft);
                    if (transform == Transform::c2c) {
                        fft.direction = Direction::inverse;
                        expectRight(fft);
                    }
                }
    }

    std::optional<CufftBackend> backend;
};

TEST_F(FftGpuTest, singleAndDoublePrecisionInEveryForm)
{
    const std::vector<std::vector<std::int64_t>> shapes{
        {16}, {10}, {7}, {2}, {131}, {8, 6}, {5, 9}, {4, 3, 5}, {3, 4, 8}};
    for (const DataType type : {DataType::float32, DataType::float64})
        for (const auto& shape : shapes)
            expectRightInEveryForm(shape, type);
}

TEST_F(FftGpuTest, halfPrecisionForPowersOfTwo)
{
    const std::vector<std::vector<std::int64_t>> shapes{{64}, {16, 8}, {4, 8, 16}};
    for (const auto& shape : shapes)
        expectRightInEveryForm(shape, DataType::float16);
}

TEST_F(FftGpuTest, halfPrecisionOfOtherLengthsIsRefused)
{
    const Problem problem{Fft{{10}, 1, Transform::c2c, DataType::float16, Direction::forward, false}};
    DeviceProblem device(problem, *memory);
    const auto specification = backend->specify(problem, device.operands());
    ASSERT_FALSE(specification);
    EXPECT_NE(specification.error().sentence.find("power of two"), std::string::npos) << specification.error().sentence;
}

TEST_F(FftGpuTest, aLengthOfOneIsRightOrRefused)
{
    const Problem problem{Fft{{1}, 5, Transform::c2c, DataType::float32, Direction::forward, false}};
    DeviceProblem device(problem, *memory);
    const auto specification = backend->specify(problem, device.operands());
    ASSERT_TRUE(specification);
    const auto plan = (*specification)->plan(alignedPreferences(), nullptr, {});
    if (!plan) {
        EXPECT_FALSE(plan.error().sentence.empty());
        return;
    }
    device.execute(**plan);
    EXPECT_TRUE(device.check().passed);
}

TEST_F(FftGpuTest, oneSpecificationGivesSeveralPlansForSeveralLanes)
{
    const Problem problem{Fft{{1000}, 4, Transform::c2c, DataType::float32, Direction::forward, false}};
    DeviceProblem device(problem, *memory);
    const auto specification = backend->specify(problem, device.operands());
    ASSERT_TRUE(specification);
    for (int i = 0; i < 2; ++i) {
        const auto plan = (*specification)->plan(alignedPreferences(), nullptr, {});
        ASSERT_TRUE(plan) << plan.error().sentence;
        for (const int stream : {0, 1, 0}) {
            Operands operands = device.operands();
            const auto bytes = static_cast<std::size_t>((*plan)->facts().workspace);
            operands.workspace = memory->takeWorkspace(bytes, memory->stream(stream));
            const auto bound = (*plan)->bind(operands);
            ASSERT_TRUE(bound);
            bound->enqueue(memory->stream(stream));
            memory->releaseWorkspace(operands.workspace, bytes, memory->stream(stream));
            memory->synchronise(memory->stream(stream));
            EXPECT_TRUE(device.check().passed);
        }
    }
}

} // namespace
} // namespace phasebench::test::fft_gpu_test
