// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/value_range.h"

#include <gtest/gtest.h>

namespace phasebench::value_range_test {

namespace {

Problem product(double alpha, DataType type = DataType::float32)
{
    Matmul matmul;
    matmul.m = matmul.n = 64;
    matmul.k = 32;
    matmul.type = type;
    matmul.alpha = alpha;
    return {matmul};
}

} // namespace

TEST(ValueRange, TransformsInPlaceGrowBeyondTheirType)
{
    Fft fft;
    fft.shape = {64, 64};
    fft.in_place = true;
    // Sixty-four times as large in each call: 64^21 is 2^126.
    EXPECT_NEAR(static_cast<double>(callsUntilOverflow({fft})), 21, 1);
    fft.type = DataType::float64;
    EXPECT_NEAR(static_cast<double>(callsUntilOverflow({fft})), 170, 1);
    fft.type = DataType::float16;
    EXPECT_EQ(callsUntilOverflow({fft}), 2);
    fft.shape = {1};
    EXPECT_EQ(callsUntilOverflow({fft}), INT64_MAX);
    EXPECT_EQ(callsUntilOverflow(product(1)), INT64_MAX);
}

TEST(ValueRange, ResultsMayLeaveTheNormalNumbers)
{
    for (const double alpha : {1.0, 1e30, -1e-30}) {
        EXPECT_FALSE(resultsOverflow(product(alpha))) << alpha;
        EXPECT_FALSE(resultsAreSubnormal(product(alpha))) << alpha;
    }
    EXPECT_TRUE(resultsAreSubnormal(product(1e-39)));
    EXPECT_TRUE(resultsAreSubnormal(product(1e-38))) << "a tenth of them is enough to be slow";
    EXPECT_TRUE(resultsOverflow(product(3e38)));
    EXPECT_TRUE(resultsOverflow(product(60000, DataType::float16)));
    EXPECT_FALSE(resultsOverflow(product(3e38, DataType::float64)));
    EXPECT_FALSE(resultsAreSubnormal(product(0))) << "zeros are no subnormal numbers";
    EXPECT_FALSE(resultsOverflow(product(1e9, DataType::int8))) << "integers saturate";
}

} // namespace phasebench::value_range_test
