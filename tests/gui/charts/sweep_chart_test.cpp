// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_export.h"
#include "gui/charts/share_chart.h"
#include "gui/charts/sweep_chart.h"
#include "gui/charts/tickers.h"
#include "gui/models/table_model.h"
#include "tests/support/sweep_runs.h"
#include "tests/support/temporary_folder.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <gtest/gtest.h>
#include <qcustomplot.h>

namespace phasebench::sweep_chart_test {
namespace {

std::vector<RunPtr> shared(const std::vector<phasebench::Run>& runs)
{
    std::vector<RunPtr> list;
    for (const phasebench::Run& run : runs)
        list.push_back(std::make_shared<const phasebench::Run>(run));
    return list;
}

struct SweepChartTest : ::testing::Test {
    RunList runs;
    Selection selection{runs};
    SweepChart chart{{runs, selection}};
    ShareChart shares{{runs, selection}};

    void show(const std::vector<phasebench::Run>& shown)
    {
        runs.setRuns(shared(shown));
        for (Chart* one : {static_cast<Chart*>(&chart), static_cast<Chart*>(&shares)}) {
            one->resize(840, 460);
            one->show();
            one->updateNow();
        }
    }
};

TEST_F(SweepChartTest, drawsALineForEachPlacementWithIntervalsOnLogarithmicAxes)
{
    const auto all = phasebench::test::memoryByExecution(8, 20);
    show(all);
    ASSERT_EQ(chart.data().lines.size(), 4U);
    const ChartLine& gpu = chart.data().lines[1];
    EXPECT_EQ(gpu.name, QStringLiteral("GPU 0, pinned"));
    ASSERT_EQ(gpu.points.size(), 13U);
    EXPECT_EQ(gpu.points[3].y, all[7].call->figure.median);
    EXPECT_EQ(gpu.points[3].low, all[7].call->figure.low);
    EXPECT_EQ(chart.plot()->xAxis->scaleType(), QCPAxis::stLogarithmic);
    EXPECT_EQ(chart.plot()->yAxis->scaleType(), QCPAxis::stLogarithmic);
    EXPECT_TRUE(chart.xLabels().contains(QStringLiteral("2¹⁶"))) << chart.xLabels().join(u' ').toStdString();
    EXPECT_TRUE(chart.yLabels().contains(QStringLiteral("100\u00a0µs"))) << chart.yLabels().join(u' ').toStdString();
    EXPECT_EQ(chart.plot()->graphCount(), 8) << "of each line its path and its marks";
    for (int i = 0; i < chart.plot()->plottableCount(); ++i) {
        const auto* bars = qobject_cast<QCPErrorBars*>(chart.plot()->plottable(i));
        EXPECT_TRUE(!bars || bars->layer()->name() == QStringLiteral("intervals")) << "uncertainty is under the lines";
    }
    // CPU lines share a dash, pinned lines share a mark.
    const auto& lines = chart.data().lines;
    EXPECT_EQ(lines[0].dash, lines[2].dash);
    EXPECT_NE(lines[0].dash, lines[1].dash);
    EXPECT_EQ(lines[0].mark, lines[1].mark);
    EXPECT_NE(lines[0].mark, lines[2].mark);
}

TEST_F(SweepChartTest, marksTheCrossoverWithItsRange)
{
    show(phasebench::test::memoryByExecution(8, 20));
    ASSERT_FALSE(chart.data().crossings.empty());
    const LineCrossing& crossing = chart.data().crossings[0];
    EXPECT_EQ(crossing.low, 8192);
    EXPECT_EQ(crossing.high, 32768);
    EXPECT_TRUE(crossing.sentence.contains(QStringLiteral("GPU 0 pays from N = 2¹³ to 2¹⁵ on")));
    EXPECT_GT(*crossing.at, crossing.low);
    EXPECT_LT(*crossing.at, crossing.high);
}

TEST_F(SweepChartTest, tiesAreMarked)
{
    std::vector<phasebench::Run> all;
    for (const int n : {256, 512, 1024}) {
        all.push_back(phasebench::test::timed(phasebench::test::fftRun(n, "gpu:0", "host_pinned"), 100));
        all.push_back(
            phasebench::test::timed(phasebench::test::fftRun(n, "gpu:0", "managed"), n == 512 ? 100.02 : 300));
    }
    show(all);
    for (const ChartLine& line : chart.data().lines)
        for (const LinePoint& dot : line.points)
            EXPECT_EQ(dot.tied, dot.x == 512) << dot.x;
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("Hollow marks")));
}

TEST_F(SweepChartTest, showsTheRateAndTheTimeOfAFlop)
{
    const auto all = phasebench::test::memoryByExecution(8, 10);
    show(all);
    chart.setMeasure(SweepMeasure::rate);
    chart.updateNow();
    const LinePoint& dot = chart.data().lines[0].points[0];
    const double flop = 5.0 * 256 * 8;
    EXPECT_NEAR(dot.y, flop / (all[0].call->figure.median * 1e-6), 1);
    EXPECT_LT(*dot.low, *dot.high) << "the greater time is the smaller rate";
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("5 N log₂ N")));
    chart.setMeasure(SweepMeasure::timePerFlop);
    chart.updateNow();
    EXPECT_NEAR(chart.data().lines[0].points[0].y, all[0].call->figure.median / flop, 1e-9);
}

TEST_F(SweepChartTest, pointsAppearAsTheyComeAndTheTableGrowsWithThem)
{
    const auto all = phasebench::test::memoryByExecution(8, 12);
    show({});
    EXPECT_TRUE(chart.isEmpty());
    QSignalSpy reset(chart.table(), &QAbstractItemModel::modelReset);
    for (std::size_t i = 0; i < all.size(); ++i) {
        runs.append(std::make_shared<const phasebench::Run>(all[i]));
        chart.updateNow();
    }
    EXPECT_EQ(chart.data().lines.size(), 4U);
    // While somebody listens the table follows calmly.
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart.table()->rowCount() == 20; }, 60'000));
    // The same as if they had been there from the beginning.
    SweepChart fresh({runs, selection});
    fresh.updateNow();
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(fresh.data().lines[i].name, chart.data().lines[i].name);
    runs.setShown(0, false);
    EXPECT_TRUE(QTest::qWaitFor([&] { return chart.table()->rowCount() == 19; }, 60'000));
}

TEST_F(SweepChartTest, keysAndClicksSelectRuns)
{
    show(phasebench::test::memoryByExecution(8, 12));
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.run(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.run(), 2) << "the next size of the same line";
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 3) << "the other line at the same size";
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("N = 512")))
        << described.back()[0].toString().toStdString();
    const LinePoint& dot = chart.data().lines[2].points[1];
    QTest::mouseClick(chart.plot(), Qt::LeftButton, {},
        QPoint(static_cast<int>(chart.plot()->xAxis->coordToPixel(dot.x)),
            static_cast<int>(chart.plot()->yAxis->coordToPixel(dot.y))));
    EXPECT_EQ(selection.run(), dot.run);
}

TEST_F(SweepChartTest, theColumnsOfACallAddUpAndSayWhereExecutionIsHalf)
{
    show(phasebench::test::copiesThatShrink());
    ASSERT_EQ(shares.data().panels.size(), 1U);
    const SharePanel& panel = shares.data().panels[0];
    ASSERT_EQ(panel.columns.size(), 4U);
    for (const ShareColumn& column : panel.columns) {
        double sum = 0;
        for (const SharePart& part : column.parts)
            sum += part.share;
        EXPECT_NEAR(sum, 1, 1e-9);
        EXPECT_EQ(column.parts.front().phase, Phase::execution) << "from the bottom, against the 50 % line";
    }
    EXPECT_EQ(panel.verdict, QStringLiteral("execution is half from N = 512 – 2¹¹ on"));
    QTest::keyClick(&shares, Qt::Key_Right);
    QTest::keyClick(&shares, Qt::Key_Right);
    EXPECT_EQ(selection.run(), 1);
}

TEST_F(SweepChartTest, bothAreExportedWhereTheFileHoldsASweep)
{
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.path().string());
    const auto files = exportAllCharts(shared(phasebench::test::memoryByExecution(8, 12)), path, ExportFormat::svg);
    ASSERT_TRUE(files) << files.error().sentence;
    EXPECT_TRUE(QFile::exists(path + QStringLiteral("/sweep.svg")));
    EXPECT_TRUE(QFile::exists(path + QStringLiteral("/sweep-shares.svg")));
    QFile svg(path + QStringLiteral("/sweep.svg"));
    ASSERT_TRUE(svg.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(svg.readAll());
    EXPECT_TRUE(text.contains(QStringLiteral("GPU 0, pinned")));
    EXPECT_TRUE(text.contains(QStringLiteral("2¹⁰")));
    ASSERT_TRUE(exportChart(chart, path + QStringLiteral("/empty.csv"), ExportFormat::csv));
    const TemporaryFolder none;
    ASSERT_TRUE(exportAllCharts({shared(phasebench::test::copiesThatShrink()).front()},
        QString::fromStdString(none.path().string()), ExportFormat::svg));
    EXPECT_FALSE(QFile::exists(QString::fromStdString((none.path() / "sweep.svg").string())));
}

TEST_F(SweepChartTest, tenThousandPointsAreDrawn)
{
    std::vector<phasebench::Run> all;
    phasebench::Run run = phasebench::test::timed(phasebench::test::fftRun(1), 10, 0.5);
    run.series.clear();
    for (int i = 1; i <= 10'000; ++i) {
        run.experiment.problem.as<Fft>().shape[0] = i;
        run.call->figure = {10.0 + i, 9.9 + i, 10.1 + i, 31};
        run.id = i;
        all.push_back(run);
    }
    show(all);
    EXPECT_EQ(chart.data().lines.at(0).points.size(), 10'000U);
    EXPECT_EQ(chart.table()->rowCount(), 10'000);
    EXPECT_FALSE(chart.grab().isNull());
    EXPECT_FALSE(shares.grab().isNull());
}

TEST_F(SweepChartTest, ctrlAndTheWheelShowLessOfTheSizesAndZeroAllOfThem)
{
    show(phasebench::test::memoryByExecution(8, 20));
    const QCPRange whole = chart.plot()->xAxis->range();
    const QPointF middle = chart.plot()->axisRect()->center();
    QWheelEvent turn(
        middle, chart.plot()->mapToGlobal(middle), {}, {0, 240}, {}, Qt::ControlModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(chart.plot(), &turn);
    const QCPRange less = chart.plot()->xAxis->range();
    EXPECT_GT(less.lower, whole.lower);
    EXPECT_LT(less.upper, whole.upper);
    for (const ChartHit& hit : chart.hits())
        EXPECT_TRUE(chart.plot()->axisRect()->rect().adjusted(-3, -3, 3, 3).contains(hit.rect.topLeft().toPoint()));
    const auto twin = chart.cloneForExport();
    twin->updateNow();
    EXPECT_NEAR(twin->plot()->xAxis->range().lower, less.lower, 1e-6) << "an export shows what is in view";
    QTest::keyClick(&chart, Qt::Key_0);
    EXPECT_EQ(chart.plot()->xAxis->range(), whole);
}

TEST(LogAxis, ticksAreRoundAndFit)
{
    const auto plain = [](double value) {
        return plainTime(value);
    };
    const auto size = [](double value) {
        return QString::fromStdString(formatSize(value));
    };
    EXPECT_EQ(decadeTicks(3, 3e4, 10, plain).labels.join(u'|'),
        QStringLiteral("10\u00a0µs|100\u00a0µs|1\u00a0ms|10\u00a0ms"));
    EXPECT_EQ(decadeTicks(15, 150, 8, plain).labels.join(u'|'), QStringLiteral("20\u00a0µs|50\u00a0µs|100\u00a0µs"));
    EXPECT_LE(decadeTicks(1e-3, 1e9, 5, plain).labels.size(), 5);
    EXPECT_EQ(decadeTicks(132, 148, 8, plain).labels.join(u'|'), QStringLiteral("135\u00a0µs|140\u00a0µs|145\u00a0µs"))
        << "no axis is without numbers";
    EXPECT_EQ(decadeTicks(139.9, 140.2, 8, plain).labels.size(), 1) << "nor says the same twice";
    EXPECT_EQ(powerTicks(256, 1 << 16, 4, size).labels.join(u'|'), QStringLiteral("256|2¹⁰|2¹²|2¹⁴|2¹⁶"));
    EXPECT_TRUE(decadeTicks(0, 1, 5, plain).labels.isEmpty());
    EXPECT_EQ(plainTime(0.5), QStringLiteral("500\u00a0ns"));
    EXPECT_EQ(plainRate(2e10), QStringLiteral("20\u00a0GFLOP/s"));
}

} // namespace
} // namespace phasebench::sweep_chart_test
