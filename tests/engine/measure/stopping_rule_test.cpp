// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/stopping_rule.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace phasebench::stopping_rule_test {
namespace {

Measure measure()
{
    Measure m;
    m.max_noise = 0.005;
    m.min_time = 0.5;
    m.timeout = 15;
    m.min_samples = 10;
    m.max_samples = 10'000;
    return m;
}

struct End {
    std::optional<StopReason> reason;
    std::size_t samples = 0;
};

/// Feeds samples of `sample(i)` microseconds that take `seconds` each, until the rule says stop.
template <typename Sample> End run(const Measure& m, Sample sample, double seconds, std::size_t most = 20'000)
{
    StoppingRule rule(m);
    for (std::size_t i = 0; i < most; ++i)
        if (const auto reason = rule.add(sample(i), static_cast<double>(i + 1) * seconds))
            return {reason, rule.samples()};
    return {std::nullopt, most};
}

/// 10 % of noise for ever.
double restless(std::size_t i)
{
    return i % 2 == 0 ? 110 : 90;
}

TEST(StoppingRule, StopsAtLittleNoiseAfterTheLeastTime)
{
    const End end = run(
        measure(), [](std::size_t) { return 100.0; }, 0.01);
    EXPECT_EQ(end.reason, StopReason::noise);
    EXPECT_EQ(end.samples, 50U);
}

TEST(StoppingRule, TakesTheLeastSamplesEvenWhenEachIsLong)
{
    const End end = run(
        measure(), [](std::size_t) { return 1e6; }, 1.0);
    EXPECT_EQ(end.reason, StopReason::noise);
    EXPECT_EQ(end.samples, 10U);
}

TEST(StoppingRule, TakesTheLeastSamplesEvenPastTheTimeout)
{
    const End end = run(measure(), restless, 10.0);
    EXPECT_EQ(end.reason, StopReason::timeout);
    EXPECT_EQ(end.samples, 10U);
}

TEST(StoppingRule, DoesNotTrustTheNoiseOfFewerThanFiveSamples)
{
    Measure m = measure();
    m.min_samples = 1;
    const End end = run(
        m, [](std::size_t) { return 100.0; }, 1.0);
    EXPECT_EQ(end.reason, StopReason::noise);
    EXPECT_EQ(end.samples, 5U);
}

TEST(StoppingRule, AsksForTheMedianNotForTheSpread)
{
    // 10 % of noise, but a median that is known better with every sample.
    const End end = run(
        measure(), [](std::size_t i) { return 100.0 + static_cast<double>(i * 7919 % 101) / 5 - 10; }, 0.001);
    EXPECT_EQ(end.reason, StopReason::noise);
    EXPECT_GT(end.samples, 500U);
}

TEST(StoppingRule, SpendsAQuarterOfTheTimeoutWhereTheRestWouldNotSuffice)
{
    const End end = run(measure(), restless, 0.01);
    EXPECT_EQ(end.reason, StopReason::plateau);
    EXPECT_GE(end.samples, 375U);
    EXPECT_LE(end.samples, 376U);
}

TEST(StoppingRule, IsNotMisledByOneOutlier)
{
    const auto settling = [](std::size_t i) {
        return i == 0 ? 300.0 : 100.0;
    };
    const End end = run(measure(), settling, 0.01);
    EXPECT_EQ(end.reason, StopReason::noise);
    EXPECT_EQ(end.samples, 50U);
}

TEST(StoppingRule, StopsAtTheTimeout)
{
    Measure m = measure();
    m.timeout = 0.5;
    const End end = run(m, restless, 0.02);
    EXPECT_EQ(end.reason, StopReason::timeout);
    EXPECT_EQ(end.samples, 25U);
}

TEST(StoppingRule, StopsAtTheMostSamples)
{
    Measure m = measure();
    m.max_samples = 30;
    const End end = run(m, restless, 1e-6);
    EXPECT_EQ(end.reason, StopReason::count);
    EXPECT_EQ(end.samples, 30U);
}

TEST(StoppingRule, AFixedNumberIsTakenWhateverTheClockSays)
{
    Measure m = measure();
    m.samples = 3;
    EXPECT_EQ(run(
                  m, [](std::size_t) { return 100.0; }, 1e-6)
                  .samples,
        3U);
    m.samples = 40;
    const End end = run(m, restless, 10.0);
    EXPECT_EQ(end.reason, StopReason::count);
    EXPECT_EQ(end.samples, 40U);
}

TEST(StoppingRule, KnowsHalfTheIntervalFromItsLastLook)
{
    StoppingRule rule(measure());
    EXPECT_EQ(rule.halfWidth(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < 20; ++i)
        rule.add(restless(i), 0.5);
    EXPECT_NEAR(rule.halfWidth(), 0.1, 0.02);
}

TEST(StoppingRule, RemainingTimeIsNeverNegativeNorPastTheTimeout)
{
    StoppingRule rule(measure());
    EXPECT_DOUBLE_EQ(rule.remaining(0), 0.5);
    for (std::size_t i = 0; i < 400; ++i) {
        const double elapsed = static_cast<double>(i + 1) * 0.05;
        rule.add(restless(i), elapsed);
        EXPECT_GE(rule.remaining(elapsed), 0);
        EXPECT_LE(rule.remaining(elapsed), std::max(0.0, 15 - elapsed) + 1e-9);
    }
    EXPECT_EQ(rule.remaining(20), 0);
}

TEST(StoppingRule, RemainingTimeOfAFixedNumberIsProportional)
{
    Measure m = measure();
    m.samples = 40;
    StoppingRule rule(m);
    for (int i = 0; i < 10; ++i)
        rule.add(100, 0.1 * (i + 1));
    EXPECT_NEAR(rule.remaining(1.0), 3.0, 1e-9);
}

} // namespace
} // namespace phasebench::stopping_rule_test
