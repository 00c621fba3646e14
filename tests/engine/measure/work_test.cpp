// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/work.h"

#include <gtest/gtest.h>

namespace phasebench::work_test {
namespace {

Problem matmul(DataType type, std::int64_t batch = 1)
{
    Matmul m;
    m.m = 8000;
    m.n = 2000;
    m.k = 4000;
    m.batch = batch;
    m.type = type;
    return {m};
}

Problem fft(std::vector<std::int64_t> shape, Transform transform, std::int64_t batch = 1)
{
    Fft f;
    f.shape = std::move(shape);
    f.transform = transform;
    f.batch = batch;
    return {f};
}

TEST(Work, OfAMatmulIsTwoMnk)
{
    EXPECT_EQ(flopOf(matmul(DataType::float32)), 1.28e11);
    EXPECT_EQ(flopOf(matmul(DataType::float32, 3)), 3.84e11);
    EXPECT_EQ(flopOf(matmul(DataType::complex64)), 5.12e11);
}

TEST(Work, OfAMatmulCountsEachOperandOnce)
{
    EXPECT_EQ(bytesOf(matmul(DataType::float32)), 224'000'000);
    EXPECT_EQ(bytesOf(matmul(DataType::complex128)), 896'000'000);
}

TEST(Work, OfAnFftIsFftwsConvention)
{
    EXPECT_DOUBLE_EQ(flopOf(fft({1024}, Transform::c2c)), 5.0 * 1024 * 10);
    EXPECT_DOUBLE_EQ(flopOf(fft({1024}, Transform::r2c)), 2.5 * 1024 * 10);
    EXPECT_DOUBLE_EQ(flopOf(fft({32, 32}, Transform::c2r, 4)), 4 * 2.5 * 1024 * 10);
    EXPECT_EQ(flopOf(fft({1}, Transform::c2c)), 0);
}

TEST(Work, OfAnFftCountsBothOperands)
{
    EXPECT_EQ(bytesOf(fft({1024}, Transform::c2c)), 2 * 1024 * 8);
    // 1024 real numbers in, 513 complex ones out.
    EXPECT_EQ(bytesOf(fft({1024}, Transform::r2c)), 1024 * 4 + 513 * 8);
}

} // namespace
} // namespace phasebench::work_test
