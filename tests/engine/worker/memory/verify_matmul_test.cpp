// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/verify.h"

#include "engine/problem/matmul/operands.h"

#include <cmath>
#include <complex>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <numbers>
#include <vector>

namespace phasebench::verify_matmul_test {

namespace {

/// Operands on the host, with a result computed by the textbook in double.
struct Case {
    Problem problem;
    std::map<OperandId, std::vector<std::byte>> bytes;

    explicit Case(const Matmul& matmul)
        : problem{matmul}
    {
        for (const Operand& operand : operandsOf(problem)) {
            auto& data = bytes[operand.id];
            data.resize(static_cast<std::size_t>(operand.bytes));
            if (operand.role == Role::output)
                poison(data);
            else
                fillOperand(problem, operand, 11, data);
        }
        compute();
    }

    const Matmul& matmul() const { return problem.as<Matmul>(); }

    std::complex<double> stored(MatmulOperand id, std::int64_t at) const
    {
        const DataType type = matrixOf(matmul(), id).type;
        const std::byte* data = bytes.at(id).data();
        if (!isComplex(type))
            return readScalar(type, data, at);
        return {readScalar(type, data, 2 * at), readScalar(type, data, 2 * at + 1)};
    }

    std::complex<double> operated(MatmulOperand id, std::int64_t row, std::int64_t column, std::int64_t b) const
    {
        const Matrix matrix = matrixOf(matmul(), id);
        const auto value = stored(id, matrix.transpose ? matrix.at(column, row, b) : matrix.at(row, column, b));
        return matrix.conjugate ? std::conj(value) : value;
    }

    void set(std::int64_t row, std::int64_t column, std::int64_t b, std::complex<double> value)
    {
        const Matrix d = matrixOf(matmul(), MatmulOperand::d);
        std::byte* data = bytes.at(MatmulOperand::d).data();
        if (!isComplex(d.type))
            return writeScalar(d.type, data, d.at(row, column, b), value.real());
        writeScalar(d.type, data, 2 * d.at(row, column, b), value.real());
        writeScalar(d.type, data, 2 * d.at(row, column, b) + 1, value.imag());
    }

    void compute()
    {
        const Matmul& p = matmul();
        const bool bias = p.epilog == Epilog::bias || p.epilog == Epilog::relu_bias || p.epilog == Epilog::gelu_bias;
        for (std::int64_t b = 0; b < p.batch; ++b)
            for (std::int64_t i = 0; i < p.m; ++i)
                for (std::int64_t j = 0; j < p.n; ++j) {
                    std::complex<double> sum = 0;
                    for (std::int64_t l = 0; l < p.k; ++l)
                        sum += operated(MatmulOperand::a, i, l, b) * operated(MatmulOperand::b, l, j, b);
                    sum *= p.alpha;
                    if (p.beta != 0)
                        sum += p.beta * operated(MatmulOperand::c, i, j, b);
                    if (bias)
                        sum += readScalar(
                            matrixOf(p, MatmulOperand::d).type, bytes.at(MatmulOperand::bias).data(), b * p.m + i);
                    if (p.epilog == Epilog::relu || p.epilog == Epilog::relu_bias)
                        sum = std::max(sum.real(), 0.0);
                    if (p.epilog == Epilog::gelu || p.epilog == Epilog::gelu_bias) {
                        const double x = sum.real();
                        sum = 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::numbers::pi) * (x + 0.044715 * x * x * x)));
                    }
                    set(i, j, b, sum);
                }
    }

    Check check() const
    {
        HostOperands operands;
        for (const auto& [id, data] : bytes)
            operands.of(id) = data;
        return verify(problem, operands, 1);
    }
};

Matmul small(DataType type)
{
    Matmul matmul;
    matmul.m = 13;
    matmul.n = 17;
    matmul.k = 29;
    matmul.batch = 3;
    matmul.type = type;
    matmul.compute = defaultComputeOf(type);
    return matmul;
}

const std::vector<DataType> realTypes{DataType::float64, DataType::float32, DataType::float16, DataType::bfloat16};
const std::vector<DataType> wholeTypes{DataType::float64, DataType::float32, DataType::float16, DataType::bfloat16,
    DataType::complex64, DataType::complex128, DataType::int8};

void expectPassed(const Matmul& matmul)
{
    const Check check = Case(matmul).check();
    EXPECT_TRUE(check.passed) << describe(Problem{matmul}) << ": " << check.relative_error << " > " << check.tolerance;
    EXPECT_LT(check.tolerance, 0.05) << describe(Problem{matmul});
}

} // namespace

TEST(VerifyMatmul, PassesARightResultInEveryLayout)
{
    for (const DataType type : wholeTypes)
        for (int bits = 0; bits < 64; ++bits) {
            Matmul matmul = small(type);
            matmul.a.transpose = (bits & 1) != 0;
            matmul.b.transpose = (bits & 2) != 0;
            matmul.a.order = (bits & 4) != 0 ? Order::row : Order::column;
            matmul.b.order = (bits & 8) != 0 ? Order::row : Order::column;
            matmul.d.order = (bits & 16) != 0 ? Order::row : Order::column;
            if (isComplex(type)) {
                matmul.a.conjugate = (bits & 32) != 0;
                matmul.b.conjugate = (bits & 3) == 3;
            }
            if ((bits & 32) != 0) {
                matmul.a.ld = 40;
                matmul.b.batch_stride = 0;
                matmul.d.ld = 31;
                matmul.alpha = 2;
                matmul.beta = -3;
                matmul.c.order = (bits & 1) != 0 ? Order::row : Order::column;
            }
            expectPassed(matmul);
        }
}

TEST(VerifyMatmul, PassesEveryEpilogThatHasAReference)
{
    for (const DataType type : realTypes)
        for (const Epilog epilog : {Epilog::relu, Epilog::gelu, Epilog::bias, Epilog::relu_bias, Epilog::gelu_bias}) {
            Matmul matmul = small(type);
            matmul.epilog = epilog;
            expectPassed(matmul);
        }
}

TEST(VerifyMatmul, PassesFloat8AndMixedTypes)
{
    Matmul matmul = small(DataType::float8_e4m3);
    matmul.b.type = DataType::float8_e5m2;
    for (const DataType result : {DataType::bfloat16, DataType::float16, DataType::float32, DataType::float8_e4m3}) {
        matmul.d.type = result;
        const Check check = Case(matmul).check();
        EXPECT_TRUE(check.passed) << nameOf(result) << ": " << check.relative_error << " > " << check.tolerance;
    }
}

TEST(VerifyMatmul, IntegersAreExact)
{
    const Check exact = Case(small(DataType::int8)).check();
    EXPECT_TRUE(exact.passed);
    EXPECT_EQ(exact.tolerance, 0);
    EXPECT_EQ(exact.relative_error, 0);

    Case wrong(small(DataType::int8));
    const Matrix d = matrixOf(wrong.matmul(), MatmulOperand::d);
    wrong.set(0, 0, 0, wrong.stored(MatmulOperand::d, d.at(0, 0, 0)) + 1.0);
    EXPECT_FALSE(wrong.check().passed);

    Matmul narrow = small(DataType::int8);
    narrow.d.type = DataType::int8;
    narrow.alpha = 0.05;
    const Check rounded = Case(narrow).check();
    EXPECT_TRUE(rounded.passed) << rounded.relative_error << " > " << rounded.tolerance;
    EXPECT_GT(rounded.tolerance, 0);
}

TEST(VerifyMatmul, CatchesOneWrongEntryAtACorner)
{
    for (const DataType type : wholeTypes) {
        Case wrong(small(type));
        const Matmul& p = wrong.matmul();
        const Matrix d = matrixOf(p, MatmulOperand::d);
        const auto other = wrong.stored(MatmulOperand::d, d.at(0, p.n - 2, p.batch - 1));
        wrong.set(p.m - 1, p.n - 1, p.batch - 1, other + 1.0);
        EXPECT_FALSE(wrong.check().passed) << nameOf(type);
    }
}

TEST(VerifyMatmul, CatchesAScaledResult)
{
    for (const DataType type : realTypes) {
        Case wrong(small(type));
        for (std::int64_t b = 0; b < 3; ++b)
            for (std::int64_t i = 0; i < 13; ++i)
                for (std::int64_t j = 0; j < 17; ++j) {
                    const Matrix d = matrixOf(wrong.matmul(), MatmulOperand::d);
                    wrong.set(i, j, b, 1.1 * wrong.stored(MatmulOperand::d, d.at(i, j, b)));
                }
        EXPECT_FALSE(wrong.check().passed) << nameOf(type);
    }
}

TEST(VerifyMatmul, CatchesSwappedOperandsAMissingBatchElementAndAForgottenConjugate)
{
    Matmul square = small(DataType::float32);
    square.m = square.n = square.k = 16;
    Case swapped(square);
    std::swap(swapped.bytes[MatmulOperand::a], swapped.bytes[MatmulOperand::b]);
    EXPECT_FALSE(swapped.check().passed);

    Matmul many = small(DataType::float32);
    many.batch = 50;
    for (const std::int64_t missing : {0, 23, 49}) {
        Case left(many);
        for (std::int64_t i = 0; i < many.m; ++i)
            for (std::int64_t j = 0; j < many.n; ++j)
                left.set(i, j, missing, 0);
        EXPECT_FALSE(left.check().passed) << missing;
    }

    Matmul hermitian = small(DataType::complex64);
    hermitian.a.conjugate = true;
    hermitian.a.transpose = true;
    Case forgotten(hermitian);
    forgotten.problem.as<Matmul>().a.conjugate = false;
    EXPECT_FALSE(forgotten.check().passed);
}

TEST(VerifyMatmul, NothingThatIsNoNumberPasses)
{
    for (const double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        Case wrong(small(DataType::float32));
        wrong.set(0, 0, 0, bad);
        const Check check = wrong.check();
        EXPECT_FALSE(check.passed);
        EXPECT_TRUE(std::isinf(check.relative_error));
        EXPECT_GT(check.tolerance, 0);
    }
    // A NaN anywhere, sampled or not.
    for (std::int64_t i = 0; i < 13; ++i)
        for (std::int64_t j = 0; j < 17; ++j) {
            Case wrong(small(DataType::float16));
            wrong.set(i, j, 1, std::numeric_limits<double>::quiet_NaN());
            ASSERT_FALSE(wrong.check().passed) << i << ' ' << j;
        }
    Case untouched(small(DataType::float64));
    poison(untouched.bytes[MatmulOperand::d]);
    EXPECT_FALSE(untouched.check().passed);
}

TEST(VerifyMatmul, TensorFloatMayRoundItsInputs)
{
    Matmul matmul = small(DataType::float32);
    matmul.compute = ComputeType::tfloat32;
    Case truncated(matmul);
    for (const MatmulOperand id : {MatmulOperand::a, MatmulOperand::b}) {
        auto& data = truncated.bytes[id];
        for (std::size_t i = 0; i + 4 <= data.size(); i += 4) {
            auto bits = loadAt<std::uint32_t>(data.data() + i, 0);
            storeAt<std::uint32_t>(data.data() + i, 0, bits & 0xffffe000U);
        }
    }
    const auto rounded = truncated.bytes;
    truncated.compute();
    Case original(matmul);
    original.bytes[MatmulOperand::d] = truncated.bytes[MatmulOperand::d];
    EXPECT_TRUE(original.check().passed);
    original.problem.as<Matmul>().compute = ComputeType::float32;
    EXPECT_FALSE(original.check().passed);
}

TEST(VerifyMatmul, CancellationDoesNotAlarm)
{
    // The columns of B are alternately x and -x against equal columns of A: the exact products are tiny.
    Matmul matmul = small(DataType::float32);
    matmul.k = 2;
    matmul.batch = 1;
    Case cancelling(matmul);
    for (std::int64_t i = 0; i < matmul.m; ++i)
        writeScalar(DataType::float32, cancelling.bytes[MatmulOperand::a].data(), matmul.m + i,
            -readScalar(DataType::float32, cancelling.bytes[MatmulOperand::a].data(), i));
    for (std::int64_t j = 0; j < matmul.n; ++j)
        writeScalar(DataType::float32, cancelling.bytes[MatmulOperand::b].data(), 2 * j + 1,
            readScalar(DataType::float32, cancelling.bytes[MatmulOperand::b].data(), 2 * j) * (1 + 0x1p-23));
    cancelling.compute();
    for (std::int64_t i = 0; i < matmul.m; ++i)
        for (std::int64_t j = 0; j < matmul.n; ++j)
            cancelling.set(i, j, 0, 0);
    EXPECT_TRUE(cancelling.check().passed);
}

TEST(VerifyMatmul, AlphaZeroIgnoresTheProduct)
{
    Matmul matmul = small(DataType::float32);
    matmul.alpha = 0;
    EXPECT_TRUE(Case(matmul).check().passed);
    Case wrong(matmul);
    wrong.set(0, 0, 0, 1e-20);
    EXPECT_FALSE(wrong.check().passed);
}

TEST(VerifyMatmul, WhatItCannotCheckIsAnError)
{
    Matmul matmul = small(DataType::float32);
    HostOperands none;
    EXPECT_THROW(verify({matmul}, none, 1), std::invalid_argument);
    Case right(matmul);
    HostOperands operands;
    for (const auto& [id, data] : right.bytes)
        operands.of(id) = data;
    operands.of(MatmulOperand::d) = operands.of(MatmulOperand::d).first(7);
    EXPECT_THROW(verify({matmul}, operands, 1), std::invalid_argument);
    matmul.epilog = Epilog::drelu;
    Case gradient(matmul);
    EXPECT_THROW(gradient.check(), std::invalid_argument);
}

} // namespace phasebench::verify_matmul_test
