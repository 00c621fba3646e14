// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/example_run.h"

#include <gtest/gtest.h>

namespace phasebench::summarise_test {
namespace {

using test::exampleRun;
using test::pointFrom;
using test::samplesAround;

const PhaseFigures* phaseOf(const phasebench::Run& run, Phase phase)
{
    for (const PhaseFigures& figures : run.phases)
        if (figures.phase == phase)
            return &figures;
    return nullptr;
}

TEST(Summarise, MakesFiguresOfSeries)
{
    const phasebench::Run run = exampleRun();
    ASSERT_TRUE(run.call);
    EXPECT_DOUBLE_EQ(run.call->figure.median, 44'600);
    EXPECT_EQ(run.call->figure.samples, 31);
    EXPECT_LT(*run.call->figure.low, 44'600);
    EXPECT_GT(*run.call->figure.high, 44'600);
    const PhaseFigures* execution = phaseOf(run, Phase::execution);
    ASSERT_TRUE(execution);
    EXPECT_DOUBLE_EQ(execution->gpu->median, 2600);
    EXPECT_DOUBLE_EQ(execution->enqueue->median, 6);
    EXPECT_EQ(execution->count, 10);
    EXPECT_EQ(*execution->first, 9000);
}

TEST(Summarise, PutsPhasesInTheirOrder)
{
    const phasebench::Run run = exampleRun();
    for (std::size_t i = 1; i < run.phases.size(); ++i)
        EXPECT_LT(run.phases[i - 1].phase, run.phases[i].phase);
}

TEST(Summarise, AddsAPhaseThatHasOnlyASeries)
{
    phasebench::Run run = exampleRun("gpu:0");
    run.series["autotuning.host"] = {5e6};
    summarise(run);
    const PhaseFigures* autotuning = phaseOf(run, Phase::autotuning);
    ASSERT_TRUE(autotuning);
    EXPECT_EQ(autotuning->count, 0);
    EXPECT_EQ(autotuning->host->samples, 1);
    EXPECT_FALSE(autotuning->host->low);
}

TEST(Summarise, TakesTheFlopRateFromTheGpusTime)
{
    phasebench::Run run = exampleRun("gpu:0");
    EXPECT_DOUBLE_EQ(*run.work.flop_rate, 1.28e11 / 2600e-6);
    run.series.erase("execution.gpu");
    summarise(run);
    EXPECT_DOUBLE_EQ(*run.work.flop_rate, 1.28e11 / 2620e-6);
    run.series.erase("execution.host");
    summarise(run);
    EXPECT_FALSE(run.work.flop_rate);
}

TEST(Summarise, CountsOneElementWhereEachExecutionComputesOne)
{
    phasebench::Run run;
    run.experiment = pointFrom(R"({"problem": {"kind": "matmul", "m": 100, "n": 100, "k": 100, "batch": 4,
        "type": "float32"}, "execution": {"space": "cpu"}, "call": {"batching": "sequence"}})");
    run.phases = {test::phase(Phase::execution, 4)};
    run.series["execution.host"] = samplesAround(10);
    summarise(run);
    EXPECT_EQ(run.work.flop, 4 * 2e6);
    EXPECT_DOUBLE_EQ(*run.work.flop_rate, 2e6 / 10e-6);
}

TEST(Summarise, TellsCopiesInFromCopiesOutOfOneOperand)
{
    phasebench::Run run = exampleRun();
    EXPECT_DOUBLE_EQ(run.transfers[0].figure.median, 23'300);
    EXPECT_DOUBLE_EQ(run.transfers[1].figure.median, 12'800);
}

TEST(Summarise, TakesAwayFiguresWhoseSeriesIsGone)
{
    phasebench::Run run = exampleRun();
    run.series.clear();
    summarise(run);
    EXPECT_FALSE(run.call);
    EXPECT_FALSE(phaseOf(run, Phase::planning)->host);
    EXPECT_EQ(*phaseOf(run, Phase::planning)->first, 17'000);
    EXPECT_EQ(run.transfers[0].figure.samples, 0);
}

} // namespace
} // namespace phasebench::summarise_test
