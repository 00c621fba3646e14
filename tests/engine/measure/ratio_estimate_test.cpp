// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/ratio_estimate.h"

#include "engine/measure/false_discovery.h"
#include "tests/bench/simulated_streams.h"

#include <cmath>
#include <gtest/gtest.h>

namespace phasebench::ratio_estimate_test {
namespace {

using namespace simulated;

constexpr std::size_t processes = 5;

/// In percent, of 100.
double toldApart(const Stream& stream, std::size_t samples, double gap)
{
    Random random(samples);
    int told = 0;
    for (int i = 0; i < 100; ++i) {
        const Series a = seriesOf(stream, processes, samples, random);
        Series b = seriesOf(stream, processes, samples, random);
        for (double& sample : b.samples)
            sample *= 1 + gap;
        told += ratioOverProcesses(a.samples, a.counts, b.samples, b.counts).chance() <= 0.01;
    }
    return told;
}

/// The quick version of bench_coverage.
TEST(MedianOverProcesses, HoldsWhatTheNextRunFindsForEveryStream)
{
    for (const Stream& stream : streams()) {
        const double truth = truthOf(stream);
        Random random(5);
        int holdsTruth = 0;
        int holdsNext = 0;
        for (int i = 0; i < 100; ++i) {
            const Series series = seriesOf(stream, processes, 20, random);
            const Series again = seriesOf(stream, processes, 20, random);
            const MedianInterval interval = medianOverProcesses(series.samples, series.counts);
            const double next = medianOverProcesses(again.samples, again.counts).median;
            holdsTruth += interval.low <= truth && truth <= interval.high;
            holdsNext += interval.low <= next && next <= interval.high;
        }
        // 90 % are wanted; 100 trials may come out three standard errors lower.
        EXPECT_GE(holdsTruth, 81) << stream.name;
        EXPECT_GE(holdsNext, 81) << stream.name;
    }
}

TEST(MedianOverProcesses, IsTheMedianOfTheProcessesMedians)
{
    const std::vector<double> samples = {1, 1, 1, 1, 1, 2, 3};
    const std::vector<std::int64_t> counts = {5, 1, 1};
    const MedianInterval interval = medianOverProcesses(samples, counts);
    EXPECT_EQ(interval.median, 2);
    EXPECT_LT(interval.low, 1);
    EXPECT_GT(interval.high, 3);
}

TEST(MedianOverProcesses, IsWithinTheProcessWhereThereIsOne)
{
    const std::vector<double> samples = {4, 1, 3, 2, 5};
    const MedianInterval within = medianInterval(samples);
    for (const std::vector<std::int64_t>& counts : {std::vector<std::int64_t>{}, {5}, {0, 5}}) {
        const MedianInterval interval = medianOverProcesses(samples, counts);
        EXPECT_EQ(interval.low, within.low);
        EXPECT_EQ(interval.high, within.high);
    }
}

TEST(MedianOverProcesses, HasNoLogarithmOfATimeThatTheClockCannotSee)
{
    const std::vector<double> samples = {0, 1, 2};
    const std::vector<std::int64_t> counts = {1, 1, 1};
    const MedianInterval interval = medianOverProcesses(samples, counts);
    EXPECT_EQ(interval.low, 0);
    EXPECT_EQ(interval.high, 2);
}

TEST(RatioEstimate, TellsIdenticalRunsApartInTwoOfAHundredAtMost)
{
    for (const Stream& stream :
        {independent(0.01), independent(0.1), autoregressive(0.99), independent(0.003, 0.01), independent(0.01, 0.02)})
        EXPECT_LE(toldApart(stream, 30, 0), 5) << stream.name; // 2 % and two standard errors
}

TEST(RatioEstimate, FindsMoreWithMoreSamples)
{
    EXPECT_GE(toldApart(independent(0.03), 50, 0.05), 90);
    for (const Stream& stream : {independent(0.03), independent(0.1), autoregressive(0.9)}) {
        const double few = toldApart(stream, 10, 0.02);
        const double more = toldApart(stream, 100, 0.02);
        const double most = toldApart(stream, 400, 0.02);
        EXPECT_GT(more, few) << stream.name;
        EXPECT_GE(most, more) << stream.name;
    }
}

TEST(RatioEstimate, AddsTheSpreadOfProcessesWhereThereWasOne)
{
    const MedianInterval known{100, 99.9, 100.1};
    const MedianInterval longer{103, 102.9, 103.1};
    const RatioEstimate sure(withinProcess(known, 0.001), withinProcess(longer, 0.001), 1.03);
    const RatioEstimate unsure(withinProcess(known, 0.02), withinProcess(longer, 0.02), 1.03);
    EXPECT_LT(sure.chance(), 1e-6);
    EXPECT_GT(unsure.chance(), 0.2);
    EXPECT_GT(unsure.interval(0.99).high, sure.interval(0.99).high);
}

TEST(RatioEstimate, OfTimesWithoutAnySpreadIsExact)
{
    const std::vector<double> one = {2, 2, 2};
    const std::vector<double> other = {3, 3, 3};
    const RatioEstimate differs(overProcesses(one), overProcesses(other), 1.5);
    EXPECT_EQ(differs.chance(), 0);
    EXPECT_NEAR(differs.interval(0.99).low, 1.5, 1e-12);
    EXPECT_EQ(RatioEstimate(overProcesses(one), overProcesses(one), 1).chance(), 1);
}

TEST(DiscoveryLimit, IsStricterTheMoreAreLookedAtAndTheFewerStandOut)
{
    const std::vector<double> one = {0.004};
    EXPECT_DOUBLE_EQ(discoveryLimit(one, 0.01), 0.01);
    const std::vector<double> ofTen = {0.004, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
    EXPECT_DOUBLE_EQ(discoveryLimit(ofTen, 0.01), 0.001);
    const std::vector<double> allOfThem(10, 0.004);
    EXPECT_DOUBLE_EQ(discoveryLimit(allOfThem, 0.01), 0.01);
    EXPECT_DOUBLE_EQ(discoveryLimit(one, 0.01, 9), 0.001);
    EXPECT_DOUBLE_EQ(discoveryLimit({}, 0.01), 0.01);
}

TEST(MedianOverProcesses, TakesAMillionSamples)
{
    Random random(1);
    const Series series = seriesOf(independent(0.01), 5, 200'000, random);
    const MedianInterval interval = medianOverProcesses(series.samples, series.counts);
    EXPECT_NEAR(interval.median, 100, 0.1);
}

} // namespace
} // namespace phasebench::ratio_estimate_test
