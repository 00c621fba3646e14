// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/figure_sum.h"

#include <gtest/gtest.h>

namespace phasebench::figure_sum_test {
namespace {

TEST(FigureSum, AddsTheEndsAndKeepsTheFewestSamples)
{
    Figure sum{100, 90.0, 120.0, 31};
    addTimes(sum, {10, 9.0, 12.0, 15}, 2);
    EXPECT_DOUBLE_EQ(sum.median, 120);
    EXPECT_DOUBLE_EQ(*sum.low, 108);
    EXPECT_DOUBLE_EQ(*sum.high, 144);
    EXPECT_EQ(sum.samples, 15);
}

TEST(FigureSum, TakesAwayTheLargestForTheLeast)
{
    Figure sum{100, 90.0, 120.0, 31};
    addTimes(sum, {10, 9.0, 12.0, 40}, -1);
    EXPECT_DOUBLE_EQ(sum.median, 90);
    EXPECT_DOUBLE_EQ(*sum.low, 78);
    EXPECT_DOUBLE_EQ(*sum.high, 111);
    EXPECT_EQ(sum.samples, 31);
}

TEST(FigureSum, TakesWhatWasMeasuredOnceAsExact)
{
    Figure sum{100, 90.0, 120.0, 31};
    addTimes(sum, {10, {}, {}, 1}, 1);
    EXPECT_DOUBLE_EQ(*sum.low, 100);
    EXPECT_DOUBLE_EQ(*sum.high, 130);
    EXPECT_EQ(sum.samples, 1);
    Figure once{100, {}, {}, 1};
    addTimes(once, {10, 9.0, 12.0, 15}, 1);
    EXPECT_DOUBLE_EQ(once.median, 110);
    EXPECT_FALSE(once.low) << "nothing is known of the spread of the larger part";
}

} // namespace
} // namespace phasebench::figure_sum_test
