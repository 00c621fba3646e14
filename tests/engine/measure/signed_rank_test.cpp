// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/signed_rank.h"

#include "tests/bench/simulated_streams.h"

#include <cmath>
#include <gtest/gtest.h>

namespace phasebench::signed_rank_test {
namespace {

// Hollander, Wolfe: "Nonparametric statistical methods", example 3.1 (Hamilton's depression scale, nine patients).
const std::vector<double> depression{-0.952, 0.147, -1.022, -0.430, -0.620, -0.590, -0.490, 0.080, -0.010};

TEST(SignedRank, agreesWithATextbook)
{
    const SignedRank rank(depression);
    EXPECT_NEAR(rank.centre(), -0.46, 1e-9);
    EXPECT_NEAR(rank.chance(), 2 * 0.0195, 1e-3); // T+ = 5
    const auto interval = rank.interval(0.96);
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->first, -0.786, 1e-9);
    EXPECT_NEAR(interval->second, -0.010, 1e-9);
}

TEST(SignedRank, fewValuesPromiseNoInterval)
{
    const std::vector<double> six{1, 2, 3, 4, 5, 6};
    EXPECT_FALSE(SignedRank(std::span(six).first(5)).interval(0.95));
    const auto interval = SignedRank(six).interval(0.95);
    ASSERT_TRUE(interval);
    EXPECT_EQ(interval->first, 1);
    EXPECT_EQ(interval->second, 6);
    EXPECT_DOUBLE_EQ(SignedRank(six).chance(), 2.0 / 64);
}

TEST(SignedRank, valuesThatAreAllZeroAreNoDifference)
{
    const std::vector<double> zeros(20, 0.0);
    EXPECT_EQ(SignedRank(zeros).centre(), 0);
    EXPECT_EQ(SignedRank(zeros).chance(), 1);
}

TEST(SignedRank, theIntervalHoldsTheMiddleAsOftenAsItPromises)
{
    simulated::Random random(1);
    for (const std::size_t count : {7U, 25U, 50U}) {
        int holds = 0;
        for (int i = 0; i < 2000; ++i) {
            std::vector<double> values;
            for (std::size_t k = 0; k < count; ++k) // normal, with a far tail
                values.push_back(random.normal() * (random.uniform() < 0.1 ? 10 : 1));
            const auto interval = SignedRank(values).interval(0.95);
            holds += interval->first <= 0 && 0 <= interval->second;
        }
        EXPECT_GT(holds, 1880) << count;
    }
}

} // namespace
} // namespace phasebench::signed_rank_test
