// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/compare.h"

#include "tests/support/example_run.h"

#include <gtest/gtest.h>
#include <random>

namespace phasebench::compare_test {
namespace {

using test::exampleRun;
using test::samplesAround;

phasebench::Run withCall(std::vector<double> samples)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["call"] = std::move(samples);
    summarise(run);
    return run;
}

TEST(Compare, TellsSlowerFromFaster)
{
    const phasebench::Run fast = withCall(samplesAround(1000));
    const phasebench::Run slow = withCall(samplesAround(3400));
    const Comparison slower = compare(fast, slow);
    EXPECT_EQ(slower.verdict, Verdict::slower);
    EXPECT_NEAR(*slower.ratio, 3.4, 1e-9);
    EXPECT_LT(*slower.low, 3.4);
    EXPECT_GT(*slower.high, 3.4);
    EXPECT_EQ(compare(slow, fast).verdict, Verdict::faster);
}

/// A hundred pairs with so much noise, B slower by so much; how many are told apart, and all of them rightly.
int toldApart(double gap, double noise, int pairs = 100)
{
    int told = 0;
    std::mt19937 random(11);
    std::normal_distribution<double> scatter(0.0, noise);
    for (int pair = 0; pair < pairs; ++pair) {
        std::vector<double> a;
        std::vector<double> b;
        for (int i = 0; i < 60; ++i) {
            // Interruptions only ever make a call longer.
            const auto late = [&] {
                return i % 17 == 3 ? 0.05 : 0.0;
            };
            a.push_back(1000 * (1 + scatter(random) + late()));
            b.push_back(1000 * (1 + gap) * (1 + scatter(random) + late()));
        }
        const Verdict verdict = compare(withCall(std::move(a)), withCall(std::move(b))).verdict;
        EXPECT_NE(verdict, Verdict::faster) << pair;
        told += verdict == Verdict::slower ? 1 : 0;
    }
    return told;
}

TEST(Compare, FindsDifferencesOfTwoAndFivePercent)
{
    EXPECT_EQ(toldApart(0.02, 0.002), 100);
    EXPECT_EQ(toldApart(0.05, 0.005), 100);
}

TEST(Compare, ClaimsNothingOfIdenticalPairs)
{
    for (const double noise : {0.0005, 0.002, 0.01, 0.05})
        EXPECT_EQ(toldApart(0, noise), 0) << noise;
}

TEST(Compare, CallsTheSameTheSame)
{
    EXPECT_EQ(compare(withCall(samplesAround(1000)), withCall(samplesAround(1000))).verdict, Verdict::same);
    EXPECT_EQ(compare(withCall(samplesAround(1000, 0)), withCall(samplesAround(1000, 0))).verdict, Verdict::same);
}

TEST(Compare, DoesNotClaimAGapThatIsTooSmall)
{
    // The bulks are 0.3 % apart: more than nothing, less than is trusted.
    const Comparison comparison = compare(withCall(samplesAround(1000, 0)), withCall(samplesAround(1003, 0)));
    EXPECT_EQ(comparison.verdict, Verdict::cannot_tell);
    EXPECT_FALSE(comparison.reason.empty());
}

TEST(Compare, DoesNotClaimWhatOverlaps)
{
    EXPECT_EQ(
        compare(withCall(samplesAround(1000, 0.1)), withCall(samplesAround(1020, 0.1))).verdict, Verdict::cannot_tell);
}

TEST(Compare, DoesNotCallNoisySeriesTheSame)
{
    // The medians are equal, but few samples of the one have their like in the other.
    EXPECT_EQ(compare(withCall(samplesAround(1000, 0.2, 31)), withCall(samplesAround(1000, 0.2, 27))).verdict,
        Verdict::cannot_tell);
}

TEST(Compare, CallsOneMeasurementTheSameAsItselfHoweverNoisy)
{
    for (const double spread : {0.0, 0.002, 0.05, 0.2}) {
        const phasebench::Run run = withCall(samplesAround(1000, spread));
        EXPECT_EQ(compare(run, run).verdict, Verdict::same) << spread;
    }
}

TEST(Compare, CallsNothingTheSameThatDiffersByTwoPercent)
{
    std::mt19937 random(5);
    for (const double noise : {0.002, 0.01, 0.05})
        for (int pair = 0; pair < 50; ++pair) {
            std::normal_distribution<double> scatter(1.0, noise);
            std::vector<double> a;
            std::vector<double> b;
            for (int i = 0; i < 200; ++i) {
                a.push_back(1000 * scatter(random));
                b.push_back(1020 * scatter(random));
            }
            EXPECT_NE(compare(withCall(std::move(a)), withCall(std::move(b))).verdict, Verdict::same) << noise;
        }
}

TEST(Compare, CallsTwoNoisySeriesTheSameWhereThereAreEnoughSamplesToKnow)
{
    std::mt19937 random(3);
    std::normal_distribution<double> scatter(1000, 40);
    std::vector<double> a;
    std::vector<double> b;
    for (int i = 0; i < 40'000; ++i) {
        a.push_back(scatter(random));
        b.push_back(scatter(random));
    }
    EXPECT_EQ(compare(withCall(a), withCall(b)).verdict, Verdict::same);
    a.resize(200);
    b.resize(200);
    EXPECT_EQ(compare(withCall(std::move(a)), withCall(std::move(b))).verdict, Verdict::cannot_tell);
}

TEST(Compare, WantsTheSameInCycles)
{
    const phasebench::Run usual = withCall(samplesAround(1000));
    phasebench::Run again = withCall(samplesAround(1000, 0.002, 29));
    EXPECT_EQ(compare(usual, again).verdict, Verdict::same);
    again.conditions["sm_clock_mhz"] = 1900;
    EXPECT_EQ(compare(usual, again).verdict, Verdict::cannot_tell);
}

TEST(Compare, WantsFiveSamples)
{
    const Comparison comparison = compare(withCall({1, 1, 1, 1}), withCall({9, 9, 9, 9}));
    EXPECT_EQ(comparison.verdict, Verdict::cannot_tell);
    EXPECT_NE(comparison.reason.find("fewer than 5 samples"), std::string::npos);
}

TEST(Compare, WantsTheSameVerdictInCycles)
{
    const phasebench::Run usual = withCall(samplesAround(1000));
    phasebench::Run slow = withCall(samplesAround(1100));
    slow.conditions["sm_clock_mhz"] = 1800;
    const Comparison comparison = compare(usual, slow);
    EXPECT_EQ(comparison.verdict, Verdict::cannot_tell);
    EXPECT_NE(comparison.reason.find("clock"), std::string::npos);
    // A CPU's time is none of the GPU's clock's business.
    phasebench::Run cpu = slow;
    cpu.timing_source = TimingSource::host;
    EXPECT_EQ(compare(usual, cpu).verdict, Verdict::slower);
}

TEST(Compare, MakesDoWithFiguresWhereThereAreNoSeries)
{
    phasebench::Run fast = withCall(samplesAround(1000));
    phasebench::Run slow = withCall(samplesAround(1100));
    fast.series.clear();
    slow.series.clear();
    const Comparison comparison = compare(fast, slow);
    EXPECT_EQ(comparison.verdict, Verdict::slower);
    EXPECT_LT(*comparison.low, 1.1);
    EXPECT_EQ(compare(fast, fast).verdict, Verdict::cannot_tell);
    slow.call->figure.low.reset();
    EXPECT_FALSE(compare(fast, slow).low);
    EXPECT_EQ(compare(fast, slow).verdict, Verdict::cannot_tell);
}

TEST(Compare, HasNoRatioWithoutACall)
{
    const Comparison comparison = compare(exampleRun(), phasebench::Run{});
    EXPECT_FALSE(comparison.ratio);
    EXPECT_EQ(comparison.verdict, Verdict::cannot_tell);
    EXPECT_EQ(comparison.reason, "B has no time of a call to compare.");
}

TEST(Compare, PairsRunsInOrderAsTheContractSays)
{
    std::vector<phasebench::Run> a = {withCall(samplesAround(1000)), withCall(samplesAround(2000)), phasebench::Run{}};
    std::vector<phasebench::Run> b = {withCall(samplesAround(3400)), phasebench::Run{}};
    a[0].id = 1;
    a[1].id = 2;
    b[0].id = 7;
    b[1].id = 8;
    const nlohmann::json json = toJson(comparePairs(a, b));
    ASSERT_EQ(json["pairs"].size(), 2U);
    const nlohmann::json& first = json["pairs"][0];
    EXPECT_EQ(first["a"], 1);
    EXPECT_EQ(first["b"], 7);
    EXPECT_NEAR(first["ratio"].get<double>(), 3.4, 1e-9);
    EXPECT_EQ(first["verdict"], "slower");
    EXPECT_TRUE(first["low"].is_number());
    EXPECT_TRUE(json["pairs"][1]["ratio"].is_null());
    EXPECT_EQ(json["pairs"][1]["verdict"], "cannot_tell");
}

} // namespace
} // namespace phasebench::compare_test
