// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/samples_chart.h"
#include "tests/support/sample_runs.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <gtest/gtest.h>

namespace phasebench::samples_chart_test {
namespace {

struct SamplesChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    SamplesChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown)
    {
        runs.setRuns(shown);
        selection.setRun(0);
        chart.resize(840, 430);
        chart.show();
        chart.updateNow();
    }
};

TEST_F(SamplesChartTest, drawsEverySampleInOrderWithMedianAndInterval)
{
    const auto all = samples::fourPlacements();
    show(all);
    const auto& expected = all[0]->series.at("call");
    EXPECT_EQ(std::vector<double>(chart.samples().times.begin(), chart.samples().times.end()), expected);
    EXPECT_EQ(chart.samples().numbers.first(), 1);
    EXPECT_EQ(chart.samples().figure->median, all[0]->call->figure.median);
    EXPECT_EQ(chart.samples().figure->low, all[0]->call->figure.low);
    EXPECT_LT(chart.samples().low, *std::min_element(expected.begin(), expected.end()));
    EXPECT_GT(chart.samples().high, *std::max_element(expected.begin(), expected.end())) << "outliers are seen";
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("the axis does not start at zero")));
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("31 samples")));
}

TEST_F(SamplesChartTest, startsAtZeroWhereSamplesDifferMuch)
{
    phasebench::Run run = samples::matmul("wild", {});
    run.series["call"] = {100, 1000, 5000};
    show({samples::shared(run)});
    EXPECT_EQ(chart.samples().low, 0);
    EXPECT_FALSE(chart.subtitle().contains(QStringLiteral("does not start at zero")));
}

TEST_F(SamplesChartTest, samplesThatAreNoNumbersAreLeftOutAndTheOthersKeepTheirPlace)
{
    phasebench::Run run = samples::matmul("broken", {});
    run.series["call"] = {100, std::numeric_limits<double>::infinity(), 101};
    show({samples::shared(run)});
    ASSERT_EQ(chart.samples().times.size(), 2);
    EXPECT_EQ(chart.samples().numbers[1], 3);
}

TEST_F(SamplesChartTest, equalSamplesHaveAnAxisToo)
{
    phasebench::Run run = samples::matmul("equal", {});
    run.series["call"] = std::vector<double>(20, 5.0);
    summarise(run);
    show({samples::shared(run)});
    EXPECT_GT(chart.samples().high, chart.samples().low);
    EXPECT_FALSE(chart.tickLabels().isEmpty());
}

TEST_F(SamplesChartTest, theSeriesIsChosenAboveOrBySelectingAPhase)
{
    const auto all = samples::fourPlacements();
    show(all);
    auto* box = chart.findChild<QComboBox*>(QStringLiteral("samplesSeries"));
    ASSERT_TRUE(box);
    EXPECT_EQ(box->itemText(0), QStringLiteral("whole call"));
    selection.setPhase(Phase::execution);
    chart.updateNow();
    EXPECT_EQ(selection.series(), QStringLiteral("execution.host"));
    EXPECT_EQ(box->currentData().toString(), QStringLiteral("execution.host"));
    EXPECT_EQ(chart.samples().phase, Phase::execution);
    EXPECT_EQ(chart.samples().times.first(), all[0]->series.at("execution.host").front());
    const int gpu = box->findData(QStringLiteral("execution.gpu"));
    ASSERT_GE(gpu, 0);
    box->setCurrentIndex(gpu);
    emit box->activated(gpu);
    chart.updateNow();
    EXPECT_EQ(chart.samples().times.first(), all[0]->series.at("execution.gpu").front());
    EXPECT_EQ(chart.table()->rowCount(), 31) << "the twin shows the same series";
}

TEST_F(SamplesChartTest, saysWhatIsMissing)
{
    show(samples::fourPlacements());
    selection.setSeries(QStringLiteral("copy_in.gpu"));
    selection.setRun(2);
    chart.updateNow();
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("no samples of this series")));
    selection.setRun(-1);
    chart.updateNow();
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("Select a run")));
}

TEST_F(SamplesChartTest, keysStepThroughSamples)
{
    show(samples::fourPlacements());
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_TRUE(described.back()[0].toString().startsWith(QStringLiteral("Sample 2: ")));
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_TRUE(described.back()[0].toString().startsWith(QStringLiteral("Sample 31: ")));
}

} // namespace
} // namespace phasebench::samples_chart_test
