// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_chart.h"
#include "gui/models/words.h"
#include "tests/support/sample_runs.h"

#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>
#include <numeric>

namespace phasebench::phase_chart_test {
namespace {

struct PhaseChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    PhaseChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown, QSize size = {840, 430})
    {
        runs.setRuns(shown);
        chart.resize(size);
        chart.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&chart));
        chart.updateNow();
    }
    QString note(int row) const { return chart.bars().rows[static_cast<std::size_t>(row)].note; }
};

TEST_F(PhaseChartTest, barsAreThePhasesPerCallAndTheRestUpToTheMedian)
{
    const auto all = samples::fourPlacements();
    show(all);
    const phasebench::Run& first = *all.front();
    ASSERT_EQ(chart.bars().rows.size(), 4u);
    EXPECT_EQ(chart.legendNames(),
        QStringList({QStringLiteral("specification"), QStringLiteral("planning"), QStringLiteral("copy in"),
            QStringLiteral("execution"), QStringLiteral("copy out"), QStringLiteral("resource management"),
            QStringLiteral("not attributed")}));
    double sum = 0;
    for (const PhaseFigures& phase : first.phases) {
        const double expected = phase.host->median * static_cast<double>(phase.count) / 10;
        EXPECT_DOUBLE_EQ(chart.plotted(phase.phase)[0], expected);
        sum += expected;
    }
    EXPECT_NEAR(chart.plotted(std::nullopt)[0], first.call->figure.median - sum, 1e-9);
    EXPECT_EQ(chart.plotted(Phase::copy_in)[2], 0) << "operands on the GPU are not copied";
    EXPECT_EQ(chart.bars().rows[0].median, first.call->figure.median);
    EXPECT_EQ(chart.bars().rows[0].low, first.call->figure.low);
}

TEST_F(PhaseChartTest, titlesSayWhatIsComparedAndHow)
{
    show(samples::fourPlacements());
    EXPECT_EQ(chart.title(), QStringLiteral("Cost of one call by phase")) << "the call forms differ";
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("8000"))) << chart.subtitle().toStdString();
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("GPU 0, cuBLASLt")));
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("cold cache")));
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("host clock, synchronised at each phase")));
    EXPECT_FALSE(chart.subtitle().contains(QStringLiteral("pageable"))) << "what differs is in the labels";
    runs.setShown(3, false);
    chart.updateNow();
    EXPECT_EQ(chart.title(), QStringLiteral("Cost of one call by phase, averaged over 10 calls that share a plan"));
    EXPECT_EQ(chart.accessibleName(), chart.title());
}

TEST_F(PhaseChartTest, theAxisStartsAtZeroInOneUnitAndNamesIt)
{
    show(samples::fourPlacements());
    EXPECT_GT(chart.axisEnd(), chart.bars().end());
    ASSERT_GE(chart.tickLabels().size(), 3);
    EXPECT_EQ(chart.tickLabels().front(), QStringLiteral("0"));
    EXPECT_TRUE(chart.tickLabels().back().endsWith(QStringLiteral("\u00a0ms")));
    for (const BarRow& row : chart.bars().rows)
        EXPECT_TRUE(row.figure.endsWith(QStringLiteral("\u00a0ms"))) << row.figure.toStdString();
}

TEST_F(PhaseChartTest, laterBarsAreComparedWithTheFirst)
{
    show(samples::fourPlacements());
    EXPECT_EQ(note(0), QString());
    EXPECT_TRUE(note(1).contains(QStringLiteral("faster"))) << note(1).toStdString();
    auto same = samples::fourPlacements();
    show({same[0], same[0]});
    EXPECT_FALSE(note(1).contains(QStringLiteral("faster")));
    EXPECT_FALSE(note(1).contains(QStringLiteral("slower")));
    show(samples::sweep(2));
    EXPECT_EQ(note(1), QString()) << "different problems are not compared";
}

TEST_F(PhaseChartTest, whatIsLeftOutOfTheCallIsSaidAndNotDrawn)
{
    show(samples::plannerEfforts());
    EXPECT_TRUE(chart.title().startsWith(QStringLiteral("FFTW with each planner effort: cost of one call")));
    EXPECT_GT(chart.plotted(Phase::planning)[0], 0);
    EXPECT_EQ(chart.plotted(Phase::planning)[2], 0);
    EXPECT_TRUE(note(2).contains(QStringLiteral("planning once cost 3."))) << note(2).toStdString();
}

TEST_F(PhaseChartTest, phasesThatSumToMoreThanTheCallAreExplained)
{
    phasebench::Run run = samples::matmul("short call", {MemorySpace::Kind::gpu, 0});
    run.call->figure = {1000.0, 990.0, 1010.0, 31};
    show({samples::shared(run)});
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("sum to more than the call")))
        << chart.subtitle().toStdString();
    EXPECT_FALSE(chart.legendNames().contains(QStringLiteral("not attributed")));
    EXPECT_GT(chart.axisEnd(), 2600);
}

TEST_F(PhaseChartTest, figuresThatAreNoNumbersAreLeftOut)
{
    phasebench::Run run = samples::matmul("broken", {MemorySpace::Kind::gpu, 0});
    for (PhaseFigures& phase : run.phases)
        if (phase.phase == Phase::execution)
            phase.host->median = std::numeric_limits<double>::infinity();
    phasebench::Run worse = run;
    worse.call->figure.median = std::numeric_limits<double>::quiet_NaN();
    show({samples::shared(run), samples::shared(worse)});
    EXPECT_TRUE(std::isfinite(chart.axisEnd()));
    EXPECT_FALSE(chart.legendNames().contains(QStringLiteral("execution")));
    EXPECT_TRUE(chart.bars().rows[1].isMessage);
}

TEST_F(PhaseChartTest, aFailedRunSaysWhyInsteadOfABar)
{
    auto all = samples::fourPlacements();
    all.push_back(samples::shared(samples::failed("The worker was killed.")));
    show(all);
    const BarRow& row = chart.bars().rows.back();
    EXPECT_TRUE(row.isMessage);
    EXPECT_TRUE(row.segments.empty());
    EXPECT_EQ(row.note, QStringLiteral("failed: The worker was killed."));
}

TEST_F(PhaseChartTest, aRecordedRunBearsABadge)
{
    phasebench::Run run = samples::matmul("replayed", {});
    run.recorded = true;
    show({samples::shared(run), samples::shared(samples::matmul("measured here", {}))});
    EXPECT_TRUE(chart.bars().rows[0].recorded);
    EXPECT_FALSE(chart.places().rows[0].badge.isEmpty());
    EXPECT_FALSE(chart.bars().rows[1].recorded);
    EXPECT_TRUE(chart.places().rows[1].badge.isEmpty());
    EXPECT_TRUE(chart.caption().contains(QStringLiteral("recorded")));
}

TEST_F(PhaseChartTest, aBadgeThatAllRunsShareStandsInTheSubtitle)
{
    phasebench::Run run = samples::matmul("replayed", {});
    run.recorded = true;
    phasebench::Run other = run;
    other.id = 2;
    show({samples::shared(run), samples::shared(other)});
    EXPECT_TRUE(chart.subtitle().endsWith(words::badge(run))) << chart.subtitle().toStdString();
    for (const BarLayout::Row& place : chart.places().rows)
        EXPECT_TRUE(place.badge.isEmpty());
    EXPECT_TRUE(chart.caption().contains(QStringLiteral("recorded")));
}

TEST_F(PhaseChartTest, withoutRunsItSaysWhatToDo)
{
    show({});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("F5")));
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), -1);
}

TEST_F(PhaseChartTest, aLiveRunGrowsAtMostTwentyTimesASecond)
{
    show(samples::fourPlacements());
    phasebench::Run live = samples::matmul("live", {});
    QElapsedTimer clock;
    clock.start();
    const Chart& base = chart;
    int changes = 0;
    double last = -1;
    while (clock.elapsed() < 300) {
        live.call->figure.median += 1;
        runs.setLive(samples::shared(live));
        QCoreApplication::processEvents();
        const double now = chart.bars().rows.size() == 5 ? *chart.bars().rows.back().median : -1;
        changes += now != last ? 1 : 0;
        last = now;
    }
    // The wall clock may be slow, but it can't be that 300 ms hold more than this many intervals of 50 ms.
    EXPECT_LE(changes, clock.elapsed() / 50 + 2);
    EXPECT_GE(changes, 1);
    EXPECT_FALSE(base.isEmpty());
    EXPECT_TRUE(note(4).startsWith(QStringLiteral("running, 31 samples"))) << note(4).toStdString();
}

TEST_F(PhaseChartTest, keysStepThroughBarsAndPhases)
{
    show(samples::fourPlacements());
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 0);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 1);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.phase(), Phase::specification);
    QTest::keyClick(&chart, Qt::Key_Right);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.phase(), Phase::copy_in);
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("A, B, D pinned · copy in: median 2.9")))
        << described.back()[0].toString().toStdString();
    QTest::keyClick(&chart, Qt::Key_Up);
    EXPECT_EQ(selection.run(), 0);
    EXPECT_EQ(selection.phase(), Phase::copy_in) << "the same phase in the next bar";
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_EQ(selection.phase(), std::nullopt);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_EQ(selection.run(), 3);
}

TEST_F(PhaseChartTest, thePointerHoversAndSelects)
{
    show(samples::fourPlacements());
    const auto& places = chart.places();
    const QRect strip = places.rows[0].strip;
    const int x = static_cast<int>(places.xOf(15000)); // in the middle of copying in
    auto* plot = chart.findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    ASSERT_TRUE(plot);
    QTest::mouseMove(plot, {x, strip.center().y()});
    QTest::mouseClick(plot, Qt::LeftButton, {}, {x, strip.center().y()});
    EXPECT_EQ(selection.run(), 0);
    EXPECT_EQ(selection.phase(), Phase::copy_in);
    EXPECT_EQ(selection.hoveredPhase(), Phase::copy_in);
    QTest::mouseClick(plot, Qt::LeftButton, {}, {places.rows[2].label.left() + 2, places.rows[2].strip.center().y()});
    EXPECT_EQ(selection.run(), 2);
    EXPECT_EQ(selection.phase(), std::nullopt);
}

TEST_F(PhaseChartTest, updatesWaitWhileItIsHidden)
{
    runs.setRuns(samples::fourPlacements());
    QTest::qWait(120);
    EXPECT_TRUE(chart.bars().rows.empty());
    chart.show();
    EXPECT_EQ(chart.bars().rows.size(), 4u);
}

} // namespace
} // namespace phasebench::phase_chart_test
