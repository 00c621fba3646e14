// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/amortised_lines.h"
#include "engine/text/numbers.h"
#include "tests/support/example_run.h"

#include <gtest/gtest.h>

namespace phasebench::amortise_test {
namespace {

using test::exampleRun;
using test::pointFrom;
using test::samplesAround;

constexpr double once = 30 + 140 + 12; // specification, planning, resource management of the example

phasebench::Run stateless()
{
    phasebench::Run run = exampleRun("gpu:0");
    run.experiment.call.form = CallForm::stateless;
    for (PhaseFigures& phase : run.phases)
        phase.count = 10;
    run.series["call"] = samplesAround(2640 + once * 0.9);
    summarise(run);
    return run;
}

TEST(Amortised, SpreadsWhatIsPaidOnceOverTheCalls)
{
    const phasebench::Run run = exampleRun("gpu:0");
    const double perCall = 2640 - once / 10;
    for (const double calls : {1.0, 7.0, 100.0, 1e6}) {
        const auto cost = amortised(run, calls);
        ASSERT_TRUE(cost);
        EXPECT_NEAR(cost->call.median, perCall + once / calls, 1e-9) << calls;
        EXPECT_FALSE(cost->measured) << calls;
        double sum = cost->notAttributed;
        for (const PhaseShare& share : cost->phases)
            sum += share.time;
        EXPECT_NEAR(sum, cost->call.median, 1e-9) << calls;
        EXPECT_LE(*cost->call.low, cost->call.median);
        EXPECT_GE(*cost->call.high, cost->call.median);
    }
}

TEST(Amortised, IsTheMeasuredCallAtTheMeasuredNumber)
{
    const phasebench::Run run = exampleRun("gpu:0");
    const auto cost = amortised(run, 10);
    ASSERT_TRUE(cost);
    EXPECT_TRUE(cost->measured);
    EXPECT_DOUBLE_EQ(cost->call.median, run.call->figure.median);
    EXPECT_DOUBLE_EQ(*cost->call.low, *run.call->figure.low);
    EXPECT_DOUBLE_EQ(*cost->call.high, *run.call->figure.high);
}

TEST(Amortised, UncertaintyGrowsAwayFromTheMeasuredNumber)
{
    const phasebench::Run run = exampleRun("gpu:0");
    const auto width = [&](double calls) {
        const auto cost = amortised(run, calls);
        return *cost->call.high - *cost->call.low;
    };
    EXPECT_GT(width(1), width(10));
    EXPECT_GT(width(1000), width(10));
}

TEST(Amortised, AStatelessCallCostsTheSameAtEveryNumber)
{
    const phasebench::Run run = stateless();
    for (const double calls : {1.0, 10.0, 12345.0}) {
        const auto cost = amortised(run, calls);
        ASSERT_TRUE(cost);
        EXPECT_DOUBLE_EQ(cost->call.median, run.call->figure.median);
        EXPECT_TRUE(cost->measured);
    }
    EXPECT_FALSE(callsPerPlan(run.experiment));
}

TEST(Amortised, AnFftsPlanIsSpreadTooAndWhatTheCallLeftOutIsPaidBack)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.experiment = pointFrom(
        R"({"problem": {"kind": "fft", "shape": [4096], "type": "float32"}, "call": {"form": "stateful", "count": 10}})");
    run.series["planning.host"] = {2.3e6};
    run.call->excludes = {Phase::planning};
    summarise(run);
    const auto cost = amortised(run, 10);
    ASSERT_TRUE(cost);
    EXPECT_FALSE(cost->measured) << "with its plan it was not measured";
    EXPECT_NEAR(cost->call.median, 2640 + 2.3e5, 1e-6);
    EXPECT_NEAR(amortised(run, 1e6)->call.median, 2640 - 4.2 + 42e-6 + 2.3, 1e-6);
}

TEST(Amortised, ARaceCostsItsTime)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.race = Race{};
    run.race->seconds = 5;
    EXPECT_NEAR(amortised(run, 1000)->call.median, 2640 - once / 10 + (once + 5e6) / 1000, 1e-6);
    EXPECT_NEAR(costOf(run)->once.median, once + 5e6, 1e-6);
    // With a figure of its own it is not counted twice.
    run.phases.push_back(test::phase(Phase::autotuning, 1));
    run.phases.back().host = Figure{4e6, {}, {}, 1};
    run.call->excludes = {Phase::autotuning};
    EXPECT_NEAR(costOf(run)->once.median, once + 4e6, 1e-6);
}

TEST(Amortised, NothingIsComputedFromPhasesThatTookMoreThanTheCall)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.call->figure = {10, 9, 11, 31};
    EXPECT_FALSE(amortised(run, 1e6));
    EXPECT_FALSE(amortised(run, 0));
    run.call.reset();
    EXPECT_FALSE(amortised(run, 10));
}

TEST(Amortisation, StatelessAndStatefulCrossAtTheBreakEven)
{
    const phasebench::Run a = stateless();
    const phasebench::Run b = exampleRun("gpu:0");
    const phasebench::Run* runs[] = {&b, &a};
    const Amortisation lines = amortise(runs);
    ASSERT_EQ(lines.lines.size(), 2u);
    EXPECT_FALSE(lines.byElement);
    ASSERT_EQ(lines.crossings.size(), 1u);
    const Crossing& crossing = lines.crossings[0];
    EXPECT_EQ(crossing.from, 1u);
    EXPECT_EQ(crossing.to, 0u);
    const double expected = once / (a.call->figure.median - (2640 - once / 10));
    EXPECT_NEAR(crossing.at.calls, expected, 1e-9);
    EXPECT_LT(*crossing.at.low, expected);
    EXPECT_GT(*crossing.at.high, expected);
    EXPECT_EQ(whatPays(a, b), "Planning once");
    // At the crossing the two lines meet.
    const auto left = costAt(lines, lines.lines[0], runs, std::max(1.0, crossing.at.calls));
    const auto right = costAt(lines, lines.lines[1], runs, std::max(1.0, crossing.at.calls));
    EXPECT_NEAR(left->call.median, right->call.median, 2);
}

TEST(Amortisation, RunsThatDifferInTheirCountAreOneLineWithSeveralPoints)
{
    phasebench::Run few = exampleRun("gpu:0");
    few.experiment.call.count = 1;
    few.series["call"] = samplesAround(2640 + once * 0.9);
    summarise(few);
    const phasebench::Run many = exampleRun("gpu:0");
    const phasebench::Run* runs[] = {&many, &few};
    const Amortisation lines = amortise(runs);
    ASSERT_EQ(lines.lines.size(), 1u);
    EXPECT_EQ(lines.lines[0].runs, (std::vector<std::size_t>{1, 0}));
    EXPECT_TRUE(costAt(lines, lines.lines[0], runs, 1)->measured);
    EXPECT_TRUE(costAt(lines, lines.lines[0], runs, 10)->measured);
    EXPECT_FALSE(costAt(lines, lines.lines[0], runs, 3)->measured);
}

TEST(Amortisation, CountsElementsWhereACallComputesABatch)
{
    const auto batched = [](const char* batching) {
        phasebench::Run run = exampleRun("gpu:0");
        run.experiment = pointFrom(std::string(R"({"problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "batch": 8,
            "type": "float32"}, "call": {"form": "stateful", "batching": ")")
            + batching + R"("}})");
        return run;
    };
    const phasebench::Run whole = batched("dimension");
    const phasebench::Run sequence = batched("sequence");
    const phasebench::Run* runs[] = {&whole, &sequence};
    const Amortisation lines = amortise(runs);
    ASSERT_EQ(lines.lines.size(), 2u);
    EXPECT_TRUE(lines.byElement);
    EXPECT_EQ(lines.lines[0].elements, 8);
    EXPECT_EQ(lines.lines[1].elements, 1);
    EXPECT_DOUBLE_EQ(measuredUnits(whole, lines, lines.lines[0]), 8);
    EXPECT_DOUBLE_EQ(measuredUnits(sequence, lines, lines.lines[1]), 8);
    EXPECT_NEAR(costAt(lines, lines.lines[0], runs, 8)->call.median, 2640.0 / 8, 1e-9);
    EXPECT_FALSE(costAt(lines, lines.lines[0], runs, 4)) << "half a batch is no call";
    EXPECT_NEAR(costAt(lines, lines.lines[1], runs, 8)->call.median, 2640, 1e-9);
}

Cost cost(double start, double perCall)
{
    return {{start, start * 0.9, start * 1.1, 31}, {perCall, perCall * 0.99, perCall * 1.01, 31}};
}

TEST(Crossings, GoFromTheCheapestStartToTheCheapestCall)
{
    const Cost costs[] = {cost(1e6, 10), cost(0.001, 100), cost(1000, 50), cost(5000, 60)};
    const auto found = crossingsOf(costs);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].from, 1u);
    EXPECT_EQ(found[0].to, 2u);
    EXPECT_NEAR(found[0].at.calls, 20, 1e-3);
    EXPECT_EQ(found[1].to, 0u);
    EXPECT_NEAR(found[1].at.calls, 999000.0 / 40, 1e-6);
    EXPECT_TRUE(crossingsOf({}).empty());
    const Cost tied[] = {cost(1, 100), cost(1000, 100.5)};
    EXPECT_TRUE(crossingsOf(tied).empty());
}

TEST(FromCallsOn, RoundsUpToWholeCalls)
{
    EXPECT_EQ(fromCallsOn({2.4, 1.6, 3.2}, "calls"), "from 3 calls (2 to 4) on");
    EXPECT_EQ(fromCallsOn({2.4, 2.1, 2.9}, "calls"), "from 3 calls on");
    EXPECT_EQ(fromCallsOn({0.4, 0.2, 0.9}, "calls"), "from the first on");
    EXPECT_EQ(fromCallsOn({0.4, 0.2, 1.9}, "calls"), "from the first (1 to 2) on");
    EXPECT_EQ(fromCallsOn({12.5, {}, {}}, "products"), "from 13 products on");
}

TEST(FromCallsOn, TellsThreeDigitsOfManyAndOneNumberWhereTheIntervalRoundsToIt)
{
    EXPECT_EQ(fromCallsOn({7466.2, 7156.4, 7803.1}, "calls"), "from 7470 calls (7160 to 7800) on");
    EXPECT_EQ(fromCallsOn({12'004, 11'998, 12'011}, "calls"), "from 12\u202f000 calls on");
    EXPECT_EQ(fromCallsOn({998.4, 996.2, 1003.9}, "calls"), "from 999 calls (997 to 1000) on");
    EXPECT_EQ(callsText({0.7, 0.6, 0.8}), "1");
    EXPECT_EQ(callsText({7466.2, 7156.4, 7803.1}), "7470 (7160 to 7800)");
    EXPECT_EQ(callsText({3e18, {}, {}}), formatNumber(3e18));
}

} // namespace
} // namespace phasebench::amortise_test
