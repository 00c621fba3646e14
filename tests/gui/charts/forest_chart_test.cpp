// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/forest_chart.h"

#include "tests/support/sample_runs.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>
#include <qcustomplot.h>

namespace phasebench::forest_chart_test {
namespace {

struct ForestChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    ComparisonModel pairs;
    ForestChart chart{{runs, selection}, pairs};

    void compare(const std::vector<double>& factors)
    {
        std::vector<RunPair> list;
        std::vector<RunPtr> ofB;
        const RunPtr a = samples::fourPlacements()[0];
        for (const double factor : factors) {
            phasebench::Run b = *a;
            for (double& sample : b.series.at("call"))
                sample *= factor;
            summarise(b);
            ofB.push_back(samples::shared(std::move(b)));
            list.push_back({a, ofB.back(), phasebench::compare(*a, *ofB.back())});
        }
        runs.setRuns(ofB);
        pairs.setPairs(list);
        chart.resize(840, 420);
        chart.show();
        chart.updateNow();
    }
};

TEST_F(ForestChartTest, HasARowAPairWithItsRatioAndInterval)
{
    compare({2, 0.5, 1});
    const DotData& data = chart.data();
    ASSERT_EQ(data.rows.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        const Comparison& comparison = pairs.pair(static_cast<int>(i)).comparison;
        EXPECT_DOUBLE_EQ(data.rows[i].value, *comparison.ratio);
        EXPECT_EQ(data.rows[i].low, comparison.low);
        EXPECT_EQ(data.rows[i].note, verdictWords(comparison.verdict));
        EXPECT_EQ(data.rows[i].open, comparison.verdict == Verdict::cannot_tell);
    }
    EXPECT_EQ(data.reference, 1);
    EXPECT_TRUE(data.axis.contains(1)) << "the line where both take the same is in view";
    EXPECT_EQ(chart.plot()->xAxis->scaleType(), QCPAxis::stLogarithmic) << "twice and half are as far from it";
    EXPECT_EQ(chart.table(), &pairs);
}

TEST_F(ForestChartTest, ASelectedRowIsASelectedPair)
{
    compare({2, 0.5, 1});
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 0);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 1);
    EXPECT_TRUE(described.back()[0].toString().contains(verdictWords(pairs.pair(1).comparison.verdict))
        || described.back()[0].toString().contains(QStringLiteral("B / A")))
        << described.back()[0].toString().toStdString();
    const QPoint third = chart.hits().back().rect.center().toPoint();
    QTest::mouseClick(chart.plotWidget(), Qt::LeftButton, {}, third);
    EXPECT_EQ(selection.run(), 2);
}

TEST_F(ForestChartTest, WithoutPairsItSaysSo)
{
    compare({});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_FALSE(chart.subtitle().isEmpty());
}

} // namespace
} // namespace phasebench::forest_chart_test
