// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/fft_layout.h"
#include "engine/worker/memory/fill.h"
#include "engine/worker/memory/number_format.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <gtest/gtest.h>
#include <vector>

namespace phasebench::fill_test {

namespace {

std::vector<std::byte> filled(const Problem& problem, OperandId id, std::uint64_t seed)
{
    for (const Operand& operand : operandsOf(problem))
        if (operand.id == id) {
            std::vector<std::byte> bytes(static_cast<std::size_t>(operand.bytes));
            fillOperand(problem, operand, seed, bytes);
            return bytes;
        }
    return {};
}

Problem matmulOf(DataType type, std::int64_t m = 37, std::int64_t k = 53)
{
    Matmul matmul;
    matmul.m = m;
    matmul.n = 11;
    matmul.k = k;
    matmul.type = type;
    matmul.compute = defaultComputeOf(type);
    return {matmul};
}

const std::vector<DataType> allTypes{DataType::float64, DataType::float32, DataType::float16, DataType::bfloat16,
    DataType::complex64, DataType::complex128, DataType::float8_e4m3, DataType::float8_e5m2, DataType::int8};

} // namespace

TEST(Fill, TheSameSeedAndOperandGiveTheSameBytes)
{
    for (const DataType type : allTypes) {
        const Problem problem = matmulOf(type);
        EXPECT_EQ(filled(problem, MatmulOperand::a, 3), filled(problem, MatmulOperand::a, 3)) << nameOf(type);
        EXPECT_NE(filled(problem, MatmulOperand::a, 3), filled(problem, MatmulOperand::a, 4)) << nameOf(type);
    }
    const Problem square = matmulOf(DataType::float32, 20, 11);
    EXPECT_NE(filled(square, MatmulOperand::a, 3), filled(square, MatmulOperand::b, 3));
}

TEST(Fill, TheBytesAreTheSameOnEveryComputer)
{
    const auto bytes = filled(matmulOf(DataType::float64), MatmulOperand::a, 1);
    const std::vector<double> first{readScalar(DataType::float64, bytes.data(), 0),
        readScalar(DataType::float64, bytes.data(), 1), readScalar(DataType::float64, bytes.data(), 2)};
    EXPECT_EQ(first, (std::vector<double>{0x1.716c9226cc6fbp-1, -0x1.93c2ded4cce84p-3, 0x1.3c6d8e9d542eap-2}));
}

TEST(Fill, IsUniformAndNeverZero)
{
    for (const DataType type : allTypes) {
        const auto bytes = filled(matmulOf(type, 200, 300), MatmulOperand::a, 1);
        const auto count = static_cast<std::int64_t>(bytes.size()) / sizeOf(realPartOf(type));
        const bool integer = type == DataType::int8;
        const double limit = integer ? 7 : 1;
        double sum = 0;
        double squares = 0;
        for (std::int64_t i = 0; i < count; ++i) {
            const double value = readScalar(type, bytes.data(), i) / limit;
            ASSERT_NE(value, 0) << nameOf(type);
            ASSERT_LE(std::abs(value), 1) << nameOf(type);
            sum += value;
            squares += value * value;
        }
        const auto n = static_cast<double>(count);
        EXPECT_NEAR(sum / n, 0, 0.02) << nameOf(type);
        // Eight equally likely integers have a larger variance than the interval.
        EXPECT_NEAR(squares / n, integer ? 21.0 / 49 : 1.0 / 3, 0.01) << nameOf(type);
    }
}

TEST(Fill, ReachesTheLastByteOfOddLengths)
{
    for (const DataType type : allTypes)
        for (const std::int64_t m : {1, 2, 3, 5, 7}) {
            const auto bytes = filled(matmulOf(type, m, 1), MatmulOperand::a, 9);
            const auto count = static_cast<std::int64_t>(bytes.size()) / sizeOf(realPartOf(type));
            EXPECT_NE(readScalar(type, bytes.data(), count - 1), 0) << nameOf(type) << ' ' << m;
        }
}

TEST(Fill, TheInputOfC2rIsTheSpectrumOfReals)
{
    for (const DataType type : {DataType::float64, DataType::float32, DataType::float16})
        for (const std::vector<std::int64_t>& shape :
            std::vector<std::vector<std::int64_t>>{{1}, {2}, {8}, {9}, {4, 6}, {5, 7}, {3, 4, 5}, {4, 3, 6}, {1, 1, 2}})
            for (const bool inPlace : {false, true}) {
                Fft fft;
                fft.shape = shape;
                fft.batch = 3;
                fft.transform = Transform::c2r;
                fft.direction = Direction::inverse;
                fft.type = type;
                fft.in_place = inPlace;
                const auto bytes = filled({fft}, FftOperand::in, 5);
                const FftLayout layout(fft);
                const auto at = [&](std::int64_t b, std::int64_t i, std::int64_t j, std::int64_t k) {
                    const std::int64_t position = ((b * layout.n[0] + i) * layout.n[1] + j) * layout.halfRow + k;
                    return std::complex<double>(
                        readScalar(type, bytes.data(), 2 * position), readScalar(type, bytes.data(), 2 * position + 1));
                };
                for (std::int64_t b = 0; b < fft.batch; ++b)
                    for (std::int64_t i = 0; i < layout.n[0]; ++i)
                        for (std::int64_t j = 0; j < layout.n[1]; ++j)
                            for (std::int64_t k = 0; k < layout.halfRow; ++k) {
                                const std::int64_t mirrored = (layout.n[2] - k) % layout.n[2];
                                if (mirrored >= layout.halfRow)
                                    continue;
                                const auto mirror
                                    = at(b, (layout.n[0] - i) % layout.n[0], (layout.n[1] - j) % layout.n[1], mirrored);
                                EXPECT_EQ(at(b, i, j, k), std::conj(mirror));
                                EXPECT_NE(at(b, i, j, k), 0.0);
                            }
            }
}

TEST(Fill, PoisonIsNaNInEveryFloatingPointType)
{
    std::vector<std::byte> bytes(16);
    poison(bytes);
    for (const DataType type : {DataType::float64, DataType::float32, DataType::float16, DataType::bfloat16,
             DataType::float8_e4m3, DataType::float8_e5m2})
        EXPECT_TRUE(std::isnan(readScalar(type, bytes.data(), 0))) << nameOf(type);
    EXPECT_EQ(readScalar(DataType::int32, bytes.data(), 0), -1);
}

} // namespace phasebench::fill_test
