// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/statistics.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <vector>

namespace phasebench::statistics_test {
namespace {

/// Gaussian samples with the given correlation of neighbours, round 10. The generator of normal numbers is our own:
/// the standard library's differs between implementations.
std::vector<double> correlated(std::size_t count, double correlation, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    const auto uniform = [&] {
        return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53;
    };
    const auto normal = [&] {
        return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform());
    };
    std::vector<double> samples(count);
    double state = normal();
    for (double& sample : samples) {
        state = correlation * state + std::sqrt(1 - correlation * correlation) * normal();
        sample = 10 + state;
    }
    return samples;
}

double coverage(std::size_t count, double correlation, int trials)
{
    int hits = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const auto interval = medianInterval(correlated(count, correlation, 1000 + static_cast<std::uint64_t>(trial)));
        hits += interval.low <= 10 && 10 <= interval.high;
    }
    return static_cast<double>(hits) / trials;
}

TEST(Statistics, MedianOfOddAndEvenNumbers)
{
    EXPECT_EQ(median(std::vector<double>{3, 1, 2}), 2);
    EXPECT_EQ(median(std::vector<double>{4, 1, 3, 2}), 2.5);
    EXPECT_EQ(median(std::vector<double>{7}), 7);
    EXPECT_EQ(median(std::vector<double>{1e308, 1.5e308}), 1.25e308);
}

TEST(Statistics, QuantilesInterpolate)
{
    const std::vector<double> samples = {4, 2, 1, 3};
    EXPECT_EQ(quantile(samples, 0), 1);
    EXPECT_EQ(quantile(samples, 1), 4);
    EXPECT_DOUBLE_EQ(quantile(samples, 0.75), 3.25);
}

TEST(Statistics, NoiseIsTheUnbiasedRelativeDeviation)
{
    EXPECT_DOUBLE_EQ(noise(std::vector<double>{1, 3}), std::sqrt(2.0) / 2);
    EXPECT_EQ(noise(std::vector<double>{5, 5, 5}), 0);
    EXPECT_EQ(noise(std::vector<double>{5}), std::numeric_limits<double>::infinity());
}

TEST(MedianInterval, OfOneSampleIsThatSample)
{
    const auto interval = medianInterval(std::vector<double>{7});
    EXPECT_EQ(interval.median, 7);
    EXPECT_EQ(interval.low, 7);
    EXPECT_EQ(interval.high, 7);
}

TEST(MedianInterval, ContainsTheMedianAndStaysInsideTheData)
{
    for (const std::size_t count : {2U, 3U, 5U, 10U, 999U, 1001U, 2500U}) {
        const auto samples = correlated(count, 0.5, count);
        const auto interval = medianInterval(samples);
        EXPECT_EQ(interval.median, median(samples));
        EXPECT_LE(interval.low, interval.median);
        EXPECT_GE(interval.high, interval.median);
        EXPECT_GE(interval.low, quantile(samples, 0));
        EXPECT_LE(interval.high, quantile(samples, 1));
    }
}

TEST(MedianInterval, IsTheSameEachTime)
{
    const auto samples = correlated(500, 0.3, 3);
    const auto first = medianInterval(samples, 42);
    const auto second = medianInterval(samples, 42);
    EXPECT_EQ(first.low, second.low);
    EXPECT_EQ(first.high, second.high);
}

TEST(MedianInterval, CoversTheTruthNineteenTimesOfTwenty)
{
    EXPECT_GE(coverage(10, 0, 300), 0.92);
    EXPECT_GE(coverage(31, 0, 300), 0.92);
    const double ofMany = coverage(200, 0, 150);
    EXPECT_GE(ofMany, 0.91);
    EXPECT_LE(ofMany, 0.99);
}

TEST(MedianInterval, CoversTheTruthWhenNeighboursAreAlike)
{
    EXPECT_GE(coverage(200, 0.6, 150), 0.86);
    EXPECT_GE(coverage(1000, 0.8, 200), 0.90);
    EXPECT_GE(coverage(3000, 0.8, 40), 0.88);
}

TEST(MedianInterval, IsWiderWhenNeighboursAreAlike)
{
    // The scatter of single samples is the same; only their order says that there is less in them.
    const auto independent = medianInterval(correlated(1000, 0, 5));
    const auto alike = medianInterval(correlated(1000, 0.8, 5));
    EXPECT_GT(alike.high - alike.low, 1.6 * (independent.high - independent.low));
}

TEST(MedianInterval, OfMoreThanAThousandSkewedSamplesIsAroundTheirMedian)
{
    // Medians of short blocks of exponential numbers are too large; the interval must not be.
    std::mt19937_64 random(11);
    std::vector<double> samples(10'000);
    for (double& sample : samples)
        sample = -std::log((static_cast<double>(random() >> 11) + 0.5) * 0x1p-53);
    const auto interval = medianInterval(samples);
    EXPECT_LT(interval.low, interval.median);
    EXPECT_GT(interval.high, interval.median);
    EXPECT_LE(interval.low, std::log(2.0));
    EXPECT_GE(interval.high, std::log(2.0));
    EXPECT_LT(interval.high - interval.low, 0.08);
}

TEST(RatioInterval, ContainsTheRatio)
{
    auto slow = correlated(200, 0, 1);
    for (double& sample : slow)
        sample *= 3;
    const auto fast = correlated(200, 0, 2);
    const auto ratio = ratioInterval(fast, slow);
    EXPECT_DOUBLE_EQ(ratio.median, median(slow) / median(fast));
    EXPECT_LT(ratio.low, 3);
    EXPECT_GT(ratio.high, 3);
    EXPECT_LT(ratio.high - ratio.low, 0.5);
}

TEST(RatioInterval, OfASeriesWithItselfContainsOne)
{
    const auto samples = correlated(100, 0, 9);
    const auto ratio = ratioInterval(samples, samples);
    EXPECT_EQ(ratio.median, 1);
    // Both sides are resampled by themselves: were they to move together, the interval would be empty.
    EXPECT_LT(ratio.low, 1);
    EXPECT_GT(ratio.high, 1);
}

} // namespace
} // namespace phasebench::statistics_test
