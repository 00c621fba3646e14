// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/shares.h"

#include "engine/insight/break_even.h"
#include "tests/support/example_run.h"

#include <gtest/gtest.h>

namespace phasebench::shares_test {
namespace {

using test::exampleRun;
using test::pointFrom;
using test::samplesAround;

TEST(Shares, SpreadWhatASequencePaysOnceOverItsCalls)
{
    const auto shares = sharesOf(exampleRun("gpu:0"));
    ASSERT_TRUE(shares);
    EXPECT_DOUBLE_EQ(shares->of(Phase::planning)->time, 14);
    EXPECT_DOUBLE_EQ(shares->of(Phase::execution)->time, 2620);
    EXPECT_DOUBLE_EQ(shares->of(Phase::execution)->share, 2620.0 / 2640);
    EXPECT_EQ(shares->of(Phase::copy_in), nullptr);
    EXPECT_EQ(shares->copying, 0);
    EXPECT_NEAR(shares->attributed, 3 + 14 + 2620 + 1.2, 1e-9);
    EXPECT_NEAR(shares->notAttributed, 2640 - 2638.2, 1e-9);
    EXPECT_EQ(shares->excess, 0);
}

TEST(Shares, OfCopies)
{
    const auto shares = sharesOf(exampleRun());
    EXPECT_NEAR(shares->copying, (29'000 + 12'900) / 44'600.0, 1e-9);
}

TEST(Shares, SayWhenThePhasesTookLongerThanTheCall)
{
    phasebench::Run run = exampleRun();
    run.series["call"] = samplesAround(30'000);
    summarise(run);
    const auto shares = sharesOf(run);
    EXPECT_EQ(shares->notAttributed, 0);
    EXPECT_NEAR(shares->excess, shares->attributed - 30'000, 1e-6);
    EXPECT_GT(shares->excess, 14'000);
    EXPECT_LE(shares->copying, 1);
}

TEST(Shares, LeaveOutWhatTheCallExcludes)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["planning.host"] = {2.3e6};
    run.call->excludes = {Phase::planning};
    summarise(run);
    const auto shares = sharesOf(run);
    EXPECT_TRUE(shares->of(Phase::planning)->excluded);
    EXPECT_EQ(shares->of(Phase::planning)->time, 2.3e6);
    EXPECT_EQ(shares->of(Phase::planning)->share, 0);
    EXPECT_LT(shares->attributed, 2640);
}

TEST(Shares, DoNotExistWithoutACall)
{
    EXPECT_FALSE(sharesOf(phasebench::Run{}));
}

TEST(Shares, CountTheBatchWhereItIsASequence)
{
    EXPECT_EQ(callsInSequence(exampleRun().experiment), 10);
    EXPECT_EQ(callsInSequence(pointFrom(R"({"problem": {"kind": "matmul", "m": 4, "n": 4, "k": 4, "batch": 6,
        "type": "float32"}, "call": {"batching": "sequence"}})")),
        6);
}

Figure figure(double median, double half)
{
    return {median, median - half, median + half, 31};
}

TEST(BreakEven, IsWhereTheDearerStartPays)
{
    const auto result = breakEven({figure(100, 10), figure(50, 1)}, {figure(1100, 10), figure(40, 1)});
    ASSERT_TRUE(result);
    EXPECT_DOUBLE_EQ(result->calls, 100);
    EXPECT_LT(*result->low, 98);
    EXPECT_GT(*result->high, 102);
    EXPECT_LT(*result->high, 150);
}

TEST(BreakEven, SaysNothingWhereTheCallsOverlap)
{
    EXPECT_FALSE(breakEven({figure(100, 10), figure(50, 6)}, {figure(1100, 10), figure(40, 6)}));
    EXPECT_FALSE(breakEven({figure(100, 10), figure(40, 1)}, {figure(1100, 10), figure(50, 1)}));
    EXPECT_FALSE(breakEven({figure(1100, 10), figure(50, 1)}, {figure(100, 10), figure(40, 1)}));
    EXPECT_FALSE(breakEven({figure(100, 10), {50, {}, {}, 1}}, {figure(1100, 10), figure(40, 1)}));
}

TEST(BreakEven, TakesAPlanThatWasMadeOnceAsExactAndSaysSo)
{
    const auto result = breakEven({figure(100, 10), figure(50, 1)}, {{1100, {}, {}, 1}, figure(40, 1)});
    ASSERT_TRUE(result);
    EXPECT_TRUE(result->onceIsExact);
    EXPECT_LT(*result->low, 99);
    EXPECT_GT(*result->high, 101);
    EXPECT_FALSE(breakEven({figure(100, 10), figure(50, 1)}, {figure(1100, 10), figure(40, 1)})->onceIsExact);
}

TEST(Cost, PartsWhatIsPaidOnceFromWhatEachCallPays)
{
    const auto cost = costOf(exampleRun("gpu:0"));
    ASSERT_TRUE(cost);
    EXPECT_DOUBLE_EQ(cost->once.median, 30 + 140 + 12);
    EXPECT_DOUBLE_EQ(cost->perCall.median, 2640 - 18.2);
    EXPECT_LT(*cost->perCall.low, cost->perCall.median);
    phasebench::Run stateless = exampleRun("gpu:0");
    stateless.experiment.call.form = CallForm::stateless;
    EXPECT_EQ(costOf(stateless)->once.median, 0);
    EXPECT_DOUBLE_EQ(costOf(stateless)->perCall.median, 2640);
}

TEST(Cost, CountsAnExcludedPlanOnce)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["planning.host"] = {2.3e6};
    run.call->excludes = {Phase::planning};
    summarise(run);
    const auto cost = costOf(run);
    EXPECT_DOUBLE_EQ(cost->once.median, 30 + 2.3e6 + 12);
    EXPECT_EQ(cost->once.samples, 1) << "a part of it was measured once, and counts as exact";
    EXPECT_GE(*cost->once.low, 2.3e6);
    EXPECT_LT(*cost->once.low, cost->once.median);
    EXPECT_DOUBLE_EQ(cost->perCall.median, 2640 - 4.2);
    EXPECT_TRUE(breakEven(*costOf(exampleRun("gpu:0")), {cost->once, figure(1, 0.1)})->onceIsExact);
}

} // namespace
} // namespace phasebench::shares_test
