// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/openblas/openblas_backend.h"
#include "tests/engine/worker/cpu/direct_call.h"

#include <gmock/gmock.h>

namespace phasebench::openblas_backend_test {
using testing::HasSubstr;

namespace {

Matmul matmulOf(DataType type)
{
    Matmul matmul;
    matmul.m = 33;
    matmul.n = 20;
    matmul.k = 47;
    matmul.type = type;
    matmul.compute = defaultComputeOf(type);
    return matmul;
}

DirectResult called(const Matmul& matmul, int threads = 1)
{
    OpenblasBackend backend;
    PlanPreferences preferences;
    preferences.threads = threads;
    return callDirectly(backend, {matmul}, preferences);
}

void expectRight(const Matmul& matmul, int threads = 1)
{
    const DirectResult result = called(matmul, threads);
    EXPECT_TRUE(result.check.passed) << describe(Problem{matmul}) << " threads " << threads << ": "
                                     << result.check.relative_error << " > " << result.check.tolerance;
    EXPECT_TRUE(result.inputsKept);
    EXPECT_FALSE(result.facts.destroysInput);
}

std::string whyNot(const Problem& problem, std::vector<SuggestedFix>* fixes = nullptr)
{
    OpenblasBackend backend;
    const auto specification = backend.specify(problem, {});
    if (specification)
        return "";
    if (fixes)
        *fixes = specification.error().fixes;
    return specification.error().sentence;
}

const std::vector<DataType> types{DataType::float32, DataType::float64, DataType::complex64, DataType::complex128};

} // namespace

TEST(OpenblasBackend, EveryTypeLayoutTransposeAndConjugate)
{
    for (const DataType type : types)
        for (int bits = 0; bits < 128; ++bits) {
            if (!isComplex(type) && bits >= 32)
                continue;
            Matmul matmul = matmulOf(type);
            matmul.a.transpose = (bits & 1) != 0;
            matmul.b.transpose = (bits & 2) != 0;
            matmul.a.order = (bits & 4) != 0 ? Order::row : Order::column;
            matmul.b.order = (bits & 8) != 0 ? Order::row : Order::column;
            matmul.d.order = (bits & 16) != 0 ? Order::row : Order::column;
            matmul.a.conjugate = (bits & 32) != 0;
            matmul.b.conjugate = (bits & 64) != 0;
            expectRight(matmul);
        }
}

TEST(OpenblasBackend, FactorsAndC)
{
    for (const DataType type : types)
        for (const Order order : {Order::column, Order::row})
            for (const double alpha : {1.0, -2.5, 0.0})
                for (const double beta : {0.0, 1.0, -0.75}) {
                    Matmul matmul = matmulOf(type);
                    matmul.d.order = matmul.c.order = order;
                    matmul.alpha = alpha;
                    matmul.beta = beta;
                    expectRight(matmul);
                    // C with another distance between its lines than D.
                    matmul.c.ld = 50;
                    matmul.d.ld = 41;
                    expectRight(matmul);
                }
}

TEST(OpenblasBackend, BatchesWithStridesBroadcastsAndPadding)
{
    for (const DataType type : types) {
        Matmul matmul = matmulOf(type);
        matmul.batch = 5;
        expectRight(matmul);
        matmul.beta = 0.5;
        expectRight(matmul);
        matmul.a.batch_stride = 0;
        matmul.c.batch_stride = 0;
        expectRight(matmul);
        matmul.b.ld = 60;
        matmul.d.batch_stride = 1000;
        expectRight(matmul);
    }
    Matmul batched = matmulOf(DataType::float32);
    batched.batch = 5;
    EXPECT_THAT(called(batched).record.remarks,
        testing::Contains("a batch as our own loop of 5 calls, OpenBLAS has no batched gemm"));
    batched.batch = 1;
    EXPECT_TRUE(called(batched).record.remarks.empty());
}

TEST(OpenblasBackend, ThreadsAreSetByThePlanAndRecorded)
{
    for (const int threads : {1, 2}) {
        Matmul matmul = matmulOf(DataType::float32);
        matmul.m = matmul.n = matmul.k = 300;
        expectRight(matmul, threads);
        const PlanRecord record = called(matmul, threads).record;
        EXPECT_EQ(record.configuration.at("threads"), threads);
        EXPECT_FALSE(record.configuration.at("kernel_set").get<std::string>().empty());
    }
}

TEST(OpenblasBackend, AChoiceOverridesTheThreadsAndRefusesOtherKernels)
{
    OpenblasBackend backend;
    const Problem problem{matmulOf(DataType::float32)};
    const HostArrays arrays(problem);
    const auto specification = backend.specify(problem, arrays.operands());
    ASSERT_TRUE(specification);
    PlanPreferences preferences;
    preferences.threads = 1;
    PlanConfiguration choice{{"threads", 2}};
    const auto plan = (*specification)->plan(preferences, &choice, {});
    ASSERT_TRUE(plan);
    EXPECT_EQ((*plan)->record().configuration.at("threads"), 2);
    choice = {{"kernel_set", "Abacus"}};
    const auto refused = (*specification)->plan(preferences, &choice, {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, HasSubstr("OPENBLAS_CORETYPE=Abacus"));
    preferences.threads = 100'000;
    const auto tooMany = (*specification)->plan(preferences, nullptr, {});
    ASSERT_FALSE(tooMany);
    EXPECT_THAT(tooMany.error().sentence, HasSubstr("at most"));
}

TEST(OpenblasBackend, HasNoPlanning)
{
    OpenblasBackend backend;
    EXPECT_FALSE(backend.hasPlanning());
    EXPECT_EQ(backend.name(), "openblas");
}

TEST(OpenblasBackend, RefusesWithTheReasonAndTheMend)
{
    std::vector<SuggestedFix> fixes;
    Matmul matmul = matmulOf(DataType::float16);
    EXPECT_THAT(whyNot({matmul}, &fixes), HasSubstr("no product of float16"));
    EXPECT_EQ(fixes, (std::vector<SuggestedFix>{{"problem.type", "\"float32\""}}));
    matmul = matmulOf(DataType::float32);
    matmul.compute = ComputeType::tfloat32;
    EXPECT_THAT(whyNot({matmul}, &fixes), HasSubstr("float32 in tfloat32"));
    EXPECT_EQ(fixes, (std::vector<SuggestedFix>{{"problem.compute", "\"float32\""}}));
    matmul = matmulOf(DataType::float32);
    matmul.epilog = Epilog::relu_bias;
    EXPECT_THAT(whyNot({matmul}, &fixes), HasSubstr("no epilog"));
    EXPECT_EQ(fixes, (std::vector<SuggestedFix>{{"problem.epilog", "\"none\""}}));
    matmul = matmulOf(DataType::float32);
    matmul.b.type = DataType::float64;
    EXPECT_THAT(whyNot({matmul}, &fixes), HasSubstr("B is float64"));
    matmul = matmulOf(DataType::float32);
    matmul.beta = 1;
    matmul.c.order = Order::row;
    EXPECT_THAT(whyNot({matmul}, &fixes), HasSubstr("one order"));
    matmul = matmulOf(DataType::float32);
    matmul.m = std::int64_t{1} << 31;
    EXPECT_THAT(whyNot({matmul}), HasSubstr("A has 2147483648"));
    matmul = matmulOf(DataType::float32);
    matmul.b.ld = std::int64_t{1} << 40;
    EXPECT_THAT(whyNot({matmul}), HasSubstr("B has 1099511627776"));
    Fft fft;
    fft.shape = {8};
    EXPECT_THAT(whyNot({fft}), HasSubstr("not FFTs"));
}

TEST(OpenblasBackend, AMissingOperandDoesNotBind)
{
    OpenblasBackend backend;
    const Problem problem{matmulOf(DataType::float64)};
    const HostArrays arrays(problem);
    const auto specification = backend.specify(problem, arrays.operands());
    const auto plan = (*specification)->plan({}, nullptr, {});
    Operands operands = arrays.operands();
    operands.of(MatmulOperand::b) = nullptr;
    const auto missing = (*plan)->bind(operands);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().operand, MatmulOperand::b);
    operands.of(MatmulOperand::b) = static_cast<std::byte*>(arrays.operands().of(MatmulOperand::b)) + 4;
    const auto crooked = (*plan)->bind(operands);
    ASSERT_FALSE(crooked);
    EXPECT_EQ(crooked.error().alignment, 4);
    EXPECT_EQ(crooked.error().assumed, 8);
}

TEST(OpenblasBackend, TheVersionNamesTheKernels)
{
    EXPECT_THAT(openblasVersion(), testing::MatchesRegex("[0-9.]+ \\(.+, .+\\)"));
}

} // namespace phasebench::openblas_backend_test
