// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/blis/blis_backend.h"
#include "tests/engine/worker/cpu/direct_call.h"

#include <gmock/gmock.h>

namespace phasebench::blis_backend_test {
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

void expectRight(const Matmul& matmul, int threads = 1)
{
    BlisBackend backend;
    PlanPreferences preferences;
    preferences.threads = threads;
    const DirectResult result = callDirectly(backend, {matmul}, preferences);
    EXPECT_TRUE(result.check.passed) << describe(Problem{matmul}) << ": " << result.check.relative_error << " > "
                                     << result.check.tolerance;
    EXPECT_TRUE(result.inputsKept);
    EXPECT_EQ(result.record.configuration["threads"], threads);
}

const std::vector<DataType> types{DataType::float32, DataType::float64, DataType::complex64, DataType::complex128};

TEST(BlisBackend, everyTypeOrderTransposeAndConjugate)
{
    for (const DataType type : types)
        for (unsigned bits = 0; bits < 128; ++bits) {
            if (!isComplex(type) && bits >= 32)
                break; // the rest conjugates
            Matmul matmul = matmulOf(type);
            matmul.a.transpose = (bits & 1U) != 0;
            matmul.b.transpose = (bits & 2U) != 0;
            matmul.a.order = (bits & 4U) != 0 ? Order::row : Order::column;
            matmul.b.order = (bits & 8U) != 0 ? Order::row : Order::column;
            matmul.d.order = (bits & 16U) != 0 ? Order::row : Order::column;
            matmul.a.conjugate = (bits & 32U) != 0;
            matmul.b.conjugate = (bits & 64U) != 0;
            expectRight(matmul);
        }
}

TEST(BlisBackend, aBatchWithPaddingScalingAndC)
{
    for (const DataType type : types)
        for (const Order order : {Order::column, Order::row}) {
            Matmul matmul = matmulOf(type);
            matmul.batch = 3;
            matmul.alpha = -0.5;
            matmul.beta = 2;
            matmul.c.order = matmul.d.order = order;
            matmul.d.ld = 64;
            matmul.a.ld = 70;
            expectRight(matmul, 2);
        }
}

TEST(BlisBackend, refusesWithTheReasonsOfItsDescriptor)
{
    BlisBackend backend;
    Matmul matmul = matmulOf(DataType::float32);
    matmul.epilog = Epilog::relu;
    const auto refused = backend.specify({matmul}, {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, testing::HasSubstr("BLIS computes no epilog"));
    EXPECT_FALSE(backend.specify({Fft{}}, {}));
}

TEST(BlisBackend, onlyTheKernelsOfThisProcessCanBeChosen)
{
    BlisBackend backend;
    const auto specification = backend.specify({matmulOf(DataType::float32)}, {});
    ASSERT_TRUE(specification);
    const PlanConfiguration other{{"kernel_set", "abacus"}, {"threads", 1}};
    const auto refused = (*specification)->plan({}, &other, {});
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().sentence, testing::HasSubstr("not its abacus kernels"));
    const auto plan = (*specification)->plan({}, nullptr, {});
    ASSERT_TRUE(plan);
    const PlanConfiguration same = (*plan)->record().configuration;
    EXPECT_TRUE((*specification)->plan({}, &same, {}));
}

TEST(BlisBackend, theVersionNamesTheKernels)
{
    EXPECT_THAT(blisVersion(), testing::MatchesRegex("[0-9.]+ \\(.+, .+\\)"));
}

} // namespace
} // namespace phasebench::blis_backend_test
