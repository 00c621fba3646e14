// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/distribution_chart.h"

#include "tests/support/sample_runs.h"
#include "tests/support/table_cells.h"

#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>
#include <numeric>

namespace phasebench::distribution_chart_test {
namespace {

struct DistributionChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    DistributionChart chart{{runs, selection}};

    void SetUp() override
    {
        runs.setRuns(samples::fourPlacements());
        chart.resize(840, 480);
        chart.show();
    }
    const LineData& drawn()
    {
        chart.updateNow();
        return chart.data();
    }
};

TEST_F(DistributionChartTest, ShowsEverySampleOfTheSelectedRunAndOfTheBaseline)
{
    EXPECT_TRUE(drawn().isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("Select a run")));
    selection.setRun(2);
    ASSERT_EQ(drawn().lines.size(), 2u);
    EXPECT_EQ(chart.data().lines[0].name, runs.label(0)) << "without a baseline the first other run";
    EXPECT_EQ(chart.data().lines[1].name, runs.label(2));
    EXPECT_EQ(chart.data().lines[1].points.size(), runs.at(2)->series.at("call").size());
    selection.setBaseline(3);
    EXPECT_EQ(drawn().lines[0].name, runs.label(3));
    EXPECT_FALSE(chart.data().sentences.isEmpty()) << "who is faster, and whether that can be told";
}

TEST_F(DistributionChartTest, HistogramsAddUpAndTheCumulativeOnesEndAtAll)
{
    selection.setRun(1);
    chart.setForm(DistributionChart::Form::histogram);
    for (const ChartLine& line : drawn().lines) {
        const double sum = std::accumulate(line.points.begin(), line.points.end(), 0.0,
            [](double before, const LinePoint& point) { return before + point.y; });
        EXPECT_NEAR(sum, 1, 1e-9) << line.name.toStdString();
    }
    EXPECT_EQ(chart.data().lines[0].points.front().x, chart.data().lines[1].points.front().x) << "the same bins";
    QTest::mouseClick(chart.findChild<QToolButton*>(QStringLiteral("distribution2")), Qt::LeftButton);
    for (const ChartLine& line : drawn().lines) {
        EXPECT_DOUBLE_EQ(line.points.back().y, 1);
        EXPECT_TRUE(std::ranges::is_sorted(line.points, {}, &LinePoint::y));
    }
    EXPECT_EQ(chart.fileName(), QStringLiteral("distribution-cumulative"));
    EXPECT_EQ(chart.cloneForExport()->fileName(), chart.fileName());
}

TEST_F(DistributionChartTest, TheTableHasTheQuantilesOfBoth)
{
    selection.setRun(1);
    ASSERT_EQ(chart.table()->rowCount(), 2);
    const auto& samples = runs.at(1)->series.at("call");
    EXPECT_EQ(test::exact(*chart.table(), 1, "least_us").toDouble(), std::ranges::min(samples));
    EXPECT_EQ(test::exact(*chart.table(), 1, "most_us").toDouble(), std::ranges::max(samples));
    EXPECT_EQ(test::exact(*chart.table(), 1, "samples").toInt(), static_cast<int>(samples.size()));
}

TEST_F(DistributionChartTest, ASeriesThatOneLacksIsNamed)
{
    selection.setRun(1);
    selection.setSeries(QStringLiteral("nonsense"));
    EXPECT_TRUE(drawn().isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("no samples of this series")))
        << chart.subtitle().toStdString();
    runs.setRuns({samples::fourPlacements()[0]});
    selection.setRun(0);
    EXPECT_TRUE(drawn().isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("No other run"))) << chart.subtitle().toStdString();
}

} // namespace
} // namespace phasebench::distribution_chart_test
