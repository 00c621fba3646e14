// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/process_spread.h"

#include "engine/measure/ratio_estimate.h"

#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace phasebench::process_spread_test {
namespace {

/// Things in `processes` processes each, whose own deviations lie around `deviation` by so large a factor.
std::vector<std::vector<double>> things(int count, int processes, double deviation, double factor, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> all;
    for (int i = 0; i < count; ++i) {
        const double own = deviation * std::exp(std::log(factor) * normal(random));
        std::vector<double>& medians = all.emplace_back();
        for (int process = 0; process < processes; ++process)
            medians.push_back(100 * std::exp(own * normal(random)));
    }
    return all;
}

TEST(ProcessSpread, OfThingsThatAreAlikeIsKnownWell)
{
    const ProcessSpread spread = spreadOver(things(8, 15, 0.01, 1));
    EXPECT_NEAR(spread.deviation, 0.01, 0.0015);
    EXPECT_EQ(spread.freedom, 7) << "the ninth thing may be unlike these eight";
}

TEST(ProcessSpread, OfThingsThatDifferMuchIsNot)
{
    const ProcessSpread spread = spreadOver(things(8, 15, 0.01, 4));
    EXPECT_LT(spread.freedom, 6);
    EXPECT_GT(spread.freedom, 0);
}

TEST(ProcessSpread, OfOneThingIsItsOwn)
{
    const std::vector<std::vector<double>> one{{99, 100, 101}};
    const ProcessSpread spread = spreadOver(one);
    EXPECT_NEAR(spread.deviation, 0.01, 1e-4);
    EXPECT_EQ(spread.freedom, 2);
    const std::vector<std::vector<double>> still{{100, 100, 100}, {50, 50, 50}};
    EXPECT_GT(spreadOver(still).deviation, 0) << "clocks do not resolve less";
}

TEST(ProcessSpread, AddsFreedomToFewProcessesAndTakesNoVarianceAway)
{
    const ProcessSpread known{0.01, 10};
    const std::vector<double> quiet{100, 100.01, 99.99};
    const LogMedian raised = overProcesses(quiet, known);
    EXPECT_NEAR(raised.variance, 0.01 * 0.01 * 10 / 12 / 3, 1e-6);
    EXPECT_EQ(raised.freedom, 12);
    const std::vector<double> busy{90, 100, 110};
    EXPECT_EQ(overProcesses(busy, known).variance, overProcesses(busy).variance);
    EXPECT_EQ(overProcesses(busy, known).freedom, 12);
}

TEST(ProcessSpread, OfOneProcessCountsWithItsFreedom)
{
    const MedianInterval interval{100, 99.999, 100.001};
    const LogMedian known = withinProcess(interval, ProcessSpread{0.02, 4});
    EXPECT_NEAR(known.variance, 0.0004, 1e-6);
    EXPECT_NEAR(known.freedom, 4, 0.01);
    EXPECT_TRUE(std::isinf(withinProcess(interval, 0.02).freedom));
    EXPECT_TRUE(std::isinf(withinProcess(interval, 0.0).freedom));
}

/// Pairs of identical things, measured in one process each, on a computer that was calibrated by others like them.
TEST(ProcessSpread, KeepsIdenticalRunsOfOneProcessTogether)
{
    std::mt19937 random(7);
    std::normal_distribution<double> normal;
    for (const double factor : {1.0, 2.0}) {
        int apart = 0;
        constexpr int pairs = 2000;
        for (int i = 0; i < pairs; ++i) {
            const ProcessSpread spread = spreadOver(things(5, 10, 0.01, factor, static_cast<unsigned>(i) + 100));
            const double own = 0.01 * std::exp(std::log(factor) * normal(random));
            const auto side = [&] {
                const double median = 100 * std::exp(own * normal(random));
                return withinProcess({median, median * 0.9999, median * 1.0001}, spread);
            };
            apart += RatioEstimate(side(), side(), 1).chance() < 0.01 ? 1 : 0;
        }
        EXPECT_LE(apart, pairs * 3 / 100) << factor;
    }
}

} // namespace
} // namespace phasebench::process_spread_test
