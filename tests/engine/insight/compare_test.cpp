// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/compare.h"

#include "tests/support/example_run.h"

#include <algorithm>
#include <gtest/gtest.h>

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

/// Five processes whose medians lie around `median`, each by such a share above or below.
phasebench::Run overProcesses(double median, double spread)
{
    phasebench::Run run = withCall(samplesAround(median));
    Figure& call = run.call->figure;
    for (const double place : {-1.0, 0.5, 0.0, 1.0, -0.5})
        call.processes.push_back({median * (1 + spread * place), 31});
    return run;
}

TEST(Compare, RestsOnTheProcessesWhereThereAreSeveral)
{
    const phasebench::Run usual = overProcesses(1000, 0.001);
    EXPECT_EQ(compare(usual, overProcesses(1020, 0.001)).verdict, Verdict::slower);
    EXPECT_EQ(compare(overProcesses(1020, 0.001), usual).verdict, Verdict::faster);
    EXPECT_EQ(compare(usual, overProcesses(1001, 0.001)).verdict, Verdict::same);
    EXPECT_FALSE(compare(usual, overProcesses(1001, 0.001)).withinOneProcess);
}

TEST(Compare, SaysHowManyProcessesWouldSettleIt)
{
    const Comparison comparison = compare(overProcesses(1000, 0.02), overProcesses(1020, 0.02));
    EXPECT_EQ(comparison.verdict, Verdict::cannot_tell);
    EXPECT_NE(comparison.reason.find("may be chance. About "), std::string::npos) << comparison.reason;
    EXPECT_NE(comparison.reason.find(" processes each would settle it, instead of 5."), std::string::npos);
    const Comparison hopeless = compare(overProcesses(1000, 0.2), overProcesses(1005, 0.2));
    EXPECT_NE(hopeless.reason.find("More than 50 processes each"), std::string::npos) << hopeless.reason;
}

TEST(Compare, CallsTheSameOnlyWhatLiesWithinTheMarginWhole)
{
    EXPECT_EQ(compare(overProcesses(1000, 0.001), overProcesses(1000.5, 0.001)).verdict, Verdict::same);
    EXPECT_EQ(compare(overProcesses(1000, 0.03), overProcesses(1000.5, 0.03)).verdict, Verdict::cannot_tell);
}

TEST(Compare, ClaimsOfOneProcessOnlyWhatIsBeyondTheSpreadOfProcesses)
{
    // 2.6 ms calls of a GPU: within a process known to 0.1 %, from process to process 1.5 % apart.
    const Comparison near = compare(withCall(samplesAround(2600)), withCall(samplesAround(2650)));
    EXPECT_EQ(near.verdict, Verdict::cannot_tell);
    EXPECT_TRUE(near.withinOneProcess);
    EXPECT_EQ(compare(withCall(samplesAround(2600)), withCall(samplesAround(2800))).verdict, Verdict::slower);
    // Short calls are further apart.
    EXPECT_EQ(compare(withCall(samplesAround(8)), withCall(samplesAround(10))).verdict, Verdict::cannot_tell);
    EXPECT_EQ(compare(withCall(samplesAround(8)), withCall(samplesAround(13))).verdict, Verdict::slower);
}

TEST(Compare, RestsOnTheCalibrationWhereOneProcessMeasured)
{
    std::vector<phasebench::Run> a{withCall(samplesAround(2600))};
    std::vector<phasebench::Run> b{withCall(samplesAround(2650))};
    const ComparedPair typical = comparePairs(a, b).front();
    EXPECT_EQ(typical.comparison.verdict, Verdict::cannot_tell);
    EXPECT_NE(typical.comparison.reason.find("which is typical: the computer was not calibrated"), std::string::npos)
        << typical.comparison.reason;
    for (phasebench::Run* run : {&a.front(), &b.front()})
        run->call->figure.spread = ProcessSpread{0.002, 20};
    const ComparedPair calibrated = comparePairs(a, b).front();
    EXPECT_EQ(calibrated.comparison.verdict, Verdict::slower) << calibrated.comparison.reason;
    EXPECT_NE(calibrated.comparison.reason.find("by the computer's calibration processes lie 0.20\u00a0% apart"),
        std::string::npos)
        << calibrated.comparison.reason;
    for (phasebench::Run* run : {&a.front(), &b.front()})
        run->call->figure.spread->deviation = 0.2;
    EXPECT_EQ(comparePairs(a, b).front().comparison.verdict, Verdict::cannot_tell);
}

TEST(Compare, TellsMoreOfFewProcessesOnACalibratedComputer)
{
    const auto ofTwo = [](double median) {
        phasebench::Run run = withCall(samplesAround(median));
        run.call->figure.processes = {{median * 0.996, 31}, {median * 1.004, 31}};
        return run;
    };
    phasebench::Run usual = ofTwo(1000);
    phasebench::Run more = ofTwo(1020);
    EXPECT_EQ(compare(usual, more).verdict, Verdict::cannot_tell) << "two processes say little of their spread";
    usual.call->figure.spread = more.call->figure.spread = ProcessSpread{0.002, 12};
    EXPECT_EQ(compare(usual, more).verdict, Verdict::slower);
}

TEST(Compare, PoolsTheSpreadOfProcessesOverManyPairs)
{
    const auto ofThree = [](double median, double spread) {
        phasebench::Run run = withCall(samplesAround(median));
        run.call->figure.processes
            = {{median * (1 - spread), 31}, {median * (1 + spread / 2), 31}, {median * (1 + spread), 31}};
        return run;
    };
    std::vector<phasebench::Run> a;
    std::vector<phasebench::Run> b;
    for (const double spread : {0.003, 0.004, 0.003, 0.005, 0.004, 0.003, 0.004, 0.005}) {
        a.push_back(ofThree(1000, spread));
        b.push_back(ofThree(1015, spread));
    }
    EXPECT_EQ(compare(a[3], b[3]).verdict, Verdict::cannot_tell) << "three processes alone say little";
    for (const ComparedPair& pair : comparePairs(a, b))
        EXPECT_EQ(pair.comparison.verdict, Verdict::slower) << pair.comparison.reason;
}

TEST(Compare, CallsOneMeasurementTheSameAsItselfHoweverNoisy)
{
    for (const double spread : {0.0, 0.002, 0.05, 0.2}) {
        const phasebench::Run run = withCall(samplesAround(1000, spread));
        EXPECT_EQ(compare(run, run).verdict, Verdict::same) << spread;
    }
}

TEST(Compare, LeavesRoomBetweenSingleCallsAndMeansOfMany)
{
    phasebench::Run means = overProcesses(1050, 0.001);
    EXPECT_EQ(compare(overProcesses(1000, 0.001), means).verdict, Verdict::slower);
    means.conditions.sequences_per_sample = 64;
    EXPECT_EQ(compare(overProcesses(1000, 0.001), means).verdict, Verdict::cannot_tell);
}

TEST(Compare, ComparesTheQuantityAskedFor)
{
    phasebench::Run a = overProcesses(1000, 0.001);
    phasebench::Run b = overProcesses(1500, 0.001);
    for (phasebench::Run* const run : {&a, &b}) {
        auto& gpu = *std::ranges::find(run->phases, Phase::execution, &PhaseFigures::phase)->gpu;
        for (const double place : {1.0, 1.001, 0.999, 1.0005})
            gpu.processes.push_back({gpu.median * place, 31});
    }
    EXPECT_EQ(compare(a, b, *ComparedQuantity::fromName("execution")).verdict, Verdict::same);
    EXPECT_EQ(compare(a, b, *ComparedQuantity::fromName("phase:planning")).verdict, Verdict::same);
    EXPECT_EQ(
        compare(a, b, *ComparedQuantity::fromName("phase:copy_in")).reason, "A has no time of copy in to compare.");
    EXPECT_FALSE(ComparedQuantity::fromName("phase:sleeping"));
    EXPECT_FALSE(ComparedQuantity::fromName("speed"));
    for (const char* name : {"call", "execution", "phase:planning"})
        EXPECT_EQ(ComparedQuantity::fromName(name)->name(), name);

    const ComparedPair pair = comparePairs(std::span(&a, 1), std::span(&b, 1)).front();
    EXPECT_EQ(pair.comparison.verdict, Verdict::slower);
    ASSERT_TRUE(pair.gpu);
    EXPECT_EQ(pair.gpu->verdict, Verdict::same);
    EXPECT_NE(pair.comparison.reason.find("the host's share differs"), std::string::npos) << pair.comparison.reason;
    const nlohmann::json json = toJson(std::span(&pair, 1))["pairs"][0];
    EXPECT_EQ(json["quantity"], "call");
    EXPECT_EQ(json["execution"]["verdict"], "same");
}

TEST(Compare, ClaimsLessWhereManyPairsAreLookedAt)
{
    std::vector<phasebench::Run> a(100, overProcesses(1000, 0.01));
    std::vector<phasebench::Run> b(100, overProcesses(1000, 0.01));
    b[7] = overProcesses(1018, 0.01);
    EXPECT_EQ(compare(a[7], b[7]).verdict, Verdict::slower);
    EXPECT_EQ(comparePairs(a, b)[7].comparison.verdict, Verdict::cannot_tell);
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
    slow.conditions.sm_clock_mhz = 1800;
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
    EXPECT_EQ(compare(fast, fast).verdict, Verdict::cannot_tell); // of one process
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
