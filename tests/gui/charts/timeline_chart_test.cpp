// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_chart.h"

#include "tests/support/sample_timeline.h"
#include "tests/support/table_cells.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <gtest/gtest.h>
#include <qcustomplot.h>

namespace phasebench::timeline_chart_test {
namespace {

using Kind = TimelineEvent::Kind;

struct TimelineChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    TimelineChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown)
    {
        runs.setRuns(shown);
        selection.setRun(0);
        chart.resize(900, 480);
        chart.show();
        chart.updateNow();
    }

    QWidget* plot() { return chart.plot(); }
    QPoint middleOf(int row, double time)
    {
        const auto& places = chart.places();
        return {static_cast<int>(places.view.xOf(time)), places.rows[static_cast<std::size_t>(row)].center().y()};
    }
    void wheel(QPoint at, int turn, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(
            at, plot()->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot(), &event);
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(plot(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, plot()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(plot(), &move);
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, to);
    }
};

TEST_F(TimelineChartTest, TheHostIsAboveTheStreamsBelowAndOrphansLast)
{
    show({samples::shared(samples::timelineRun(8))});
    QStringList labels;
    for (const TimelineRow& row : chart.timeline().rows)
        labels << row.label;
    EXPECT_EQ(labels,
        (QStringList{QStringLiteral("host: phases"), QStringLiteral("stream 1: copies in"),
            QStringLiteral("stream 2: kernels"), QStringLiteral("stream 3: copies out"),
            QStringLiteral("GPU: without a phase")}))
        << labels.join(QLatin1Char('|')).toStdString();
    EXPECT_EQ(chart.timeline().rows[0].events.size(), 1u + 3 * 8);
    EXPECT_TRUE(chart.timeline().rows[4].orphans);
    EXPECT_EQ(chart.timeline().rows[4].events.size(), 1u);
    EXPECT_EQ(chart.viewFrom(), 0);
    EXPECT_DOUBLE_EQ(chart.viewTo(), 100 + 20 * 7 + 42 + 17);
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("9 kernels"))) << chart.subtitle().toStdString();
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("16 copies")));
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("1 event without a phase")));
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("no record lost")));
    const auto& places = chart.places();
    EXPECT_EQ(places.rows.size(), 5u);
    EXPECT_NEAR(places.view.xOf(0), places.plot.left(), 1);
    EXPECT_NEAR(places.view.xOf(chart.viewTo()), places.plot.right() + 1, 1);
}

TEST_F(TimelineChartTest, LostRecordsAreReported)
{
    phasebench::Run run = samples::timelineRun(2);
    run.timeline.dropped = 12;
    show({samples::shared(run)});
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("12 records lost by the tracer")))
        << chart.subtitle().toStdString();
}

TEST_F(TimelineChartTest, WithoutEventsItSaysWhy)
{
    show({samples::shared(samples::matmul("plain", {}))});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("“plain” has no timeline"))) << chart.subtitle().toStdString();
    QTest::keyClick(&chart, Qt::Key_Plus);
    wheel({400, 200}, 120);
    QTest::mouseClick(plot(), Qt::LeftButton, {}, {400, 200});
    selection.setRun(-1);
    chart.updateNow();
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("Select a run")));
}

TEST_F(TimelineChartTest, TheWheelZoomsAboutThePointer)
{
    show({samples::shared(samples::timelineRun(100))});
    const QPoint at = middleOf(2, 600);
    const double time = chart.places().view.timeAt(at.x());
    const double before = chart.viewTo() - chart.viewFrom();
    wheel(at, 240);
    EXPECT_NEAR((chart.viewTo() - chart.viewFrom()) * 1.25 * 1.25, before, 1e-6);
    EXPECT_NEAR(chart.places().view.timeAt(at.x()), time, 1e-6);
    wheel(at, -2400);
    EXPECT_EQ(chart.viewFrom(), 0) << "never beyond the sequence";
    EXPECT_DOUBLE_EQ(chart.viewTo(), chart.timeline().end);
    wheel(at, 120 * 200);
    EXPECT_GT(chart.viewTo(), chart.viewFrom());
    EXPECT_LT(chart.viewTo() - chart.viewFrom(), 0.1);
    EXPECT_FALSE(chart.places().ticks.labels.isEmpty());
}

TEST_F(TimelineChartTest, DraggingPans)
{
    show({samples::shared(samples::timelineRun(100))});
    chart.zoom(8);
    const double from = chart.viewFrom();
    const double length = chart.viewTo() - from;
    const QPoint at = chart.places().plot.center();
    const double perPixel = length / chart.places().view.width;
    drag(at, at + QPoint(-100, 0));
    EXPECT_NEAR(chart.viewFrom(), from + 100 * perPixel, 1e-6);
    EXPECT_NEAR(chart.viewTo() - chart.viewFrom(), length, 1e-6);
    EXPECT_EQ(selection.phase(), std::nullopt) << "a drag is no click";
    drag(at, at + QPoint(100'000, 0));
    EXPECT_EQ(chart.viewFrom(), 0);
}

TEST_F(TimelineChartTest, KeysZoomPanAndShowAll)
{
    show({samples::shared(samples::timelineRun(100))});
    const double all = chart.timeline().end;
    QTest::keyClick(&chart, Qt::Key_Plus);
    EXPECT_NEAR(chart.viewTo() - chart.viewFrom(), all / 1.5, 1e-6);
    const double from = chart.viewFrom();
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_GT(chart.viewFrom(), from);
    QTest::keyClick(&chart, Qt::Key_Left);
    EXPECT_NEAR(chart.viewFrom(), from, 1e-6);
    QTest::keyClick(&chart, Qt::Key_End);
    EXPECT_DOUBLE_EQ(chart.viewTo(), all);
    QTest::keyClick(&chart, Qt::Key_Minus);
    QTest::keyClick(&chart, Qt::Key_Plus);
    QTest::keyClick(&chart, Qt::Key_Plus);
    QTest::keyClick(&chart, Qt::Key_0);
    EXPECT_EQ(chart.viewFrom(), 0);
    EXPECT_DOUBLE_EQ(chart.viewTo(), all);
    // Steps along the first stream bring the event into view and choose it.
    chart.zoom(50);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&chart, Qt::Key_PageDown);
    ASSERT_TRUE(chart.mark());
    EXPECT_EQ(chart.mark()->phase, Phase::execution);
    EXPECT_EQ(chart.mark()->call, 0);
    EXPECT_LE(chart.viewFrom(), 103);
}

TEST_F(TimelineChartTest, AClickOnAPhaseMarksItsKernelAndTheOtherWayRound)
{
    show({samples::shared(samples::timelineRun(20))});
    QSignalSpy described(&chart, &Chart::described);
    const int call = 7;
    QTest::mouseClick(plot(), Qt::LeftButton, {}, middleOf(0, 100 + 20 * call + 5));
    EXPECT_EQ(selection.phase(), Phase::execution);
    ASSERT_TRUE(chart.mark());
    EXPECT_EQ(*chart.mark(), (TimelineMark{Phase::execution, call}));
    const auto& events = chart.timeline().run->timeline.events;
    int kernels = 0;
    for (const TimelineEvent& event : events)
        if (event.kind == Kind::kernel && chart.mark()->fits(event))
            kernels += event.start == 100 + 20 * call + 22 ? 1 : 100;
    EXPECT_EQ(kernels, 1) << "of this call only";
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("execution of call 8")))
        << described.back()[0].toString().toStdString();
    QTest::mouseClick(plot(), Qt::LeftButton, {}, middleOf(3, 100 + 20 * 4 + 42 + 8));
    EXPECT_EQ(*chart.mark(), (TimelineMark{Phase::copy_out, 4}));
    EXPECT_EQ(selection.phase(), Phase::copy_out);
    // Another chart's choice is of the phase in every call; a click beside everything clears.
    selection.setPhase(Phase::copy_in);
    EXPECT_EQ(*chart.mark(), (TimelineMark{Phase::copy_in, std::nullopt}));
    QTest::mouseClick(plot(), Qt::LeftButton, {}, chart.places().overview.center());
    EXPECT_FALSE(chart.mark());
}

TEST_F(TimelineChartTest, TooltipsTellAKernelsShapeAndACopysRate)
{
    show({samples::shared(samples::timelineRun(8))});
    const auto& data = chart.timeline();
    const TimelineEvent& kernel = data.event(data.rows[2].events[0]);
    const QString text = asLine(data.nameOf(kernel), factsOf(data, kernel));
    for (const char* part : {"ampere_sgemm_128x64_tn", "grid 16 × 8 × 1", "block 256 × 1 × 1", "registers a thread 128",
             "shared memory a block 49.2", "phase execution", "takes 19.0"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << " in " << text.toStdString();
    const TimelineEvent& copy = data.event(data.rows[1].events[0]);
    const QString moved = asLine(data.nameOf(copy), factsOf(data, copy));
    EXPECT_TRUE(moved.contains(QStringLiteral("rate 55.6"))) << moved.toStdString();
    QTest::mouseMove(plot(), middleOf(2, 130));
    QHelpEvent help(QEvent::ToolTip, middleOf(2, 130), plot()->mapToGlobal(middleOf(2, 130)));
    QCoreApplication::sendEvent(plot(), &help);
    EXPECT_TRUE(QToolTip::text().contains(QStringLiteral("ampere_sgemm"))) << QToolTip::text().toStdString();
    QToolTip::hideText();
}

TEST_F(TimelineChartTest, TheTableHasEveryEvent)
{
    show({samples::shared(samples::timelineRun(3))});
    ASSERT_EQ(chart.table()->rowCount(), 1 + 18 + 1);
    for (int row = 0; row < chart.table()->rowCount(); ++row) {
        if (test::exact(*chart.table(), row, "kind").toString() != QStringLiteral("kernel"))
            continue;
        EXPECT_EQ(test::shown(*chart.table(), row, "grid"), QStringLiteral("16x8x1"));
        EXPECT_EQ(test::exact(*chart.table(), row, "bytes"), QVariant());
    }
}

TEST_F(TimelineChartTest, AnExportShowsWhatIsInView)
{
    show({samples::shared(samples::timelineRun(40))});
    chart.zoom(4);
    const auto clone = chart.cloneForExport();
    const auto* same = dynamic_cast<const TimelineChart*>(clone.get());
    ASSERT_TRUE(same);
    EXPECT_DOUBLE_EQ(same->viewFrom(), chart.viewFrom());
    EXPECT_DOUBLE_EQ(same->viewTo(), chart.viewTo());
}

TimelineRow rowOf(const std::vector<std::pair<double, double>>& events)
{
    TimelineRow row;
    for (const auto& [start, duration] : events) {
        row.events.push_back(static_cast<int>(row.events.size()));
        row.starts.push_back(start);
        row.ends.push_back(start + duration);
    }
    return row;
}

TEST(TimelineSpans, DrawEachWideEventByItself)
{
    const TimelineRow row = rowOf({{0, 10}, {10, 10}, {40, 20}});
    const auto spans = spansOf(row, {0, 100, 0, 100});
    ASSERT_EQ(spans.size(), 3u);
    EXPECT_EQ(spans[1].left, 10);
    EXPECT_EQ(spans[1].right, 20);
    EXPECT_EQ(spans[2].first, 2);
    EXPECT_EQ(spansOf(row, {15, 45, 0, 100}).size(), 2u) << "the first is out of view";
    EXPECT_TRUE(spansOf(row, {70, 90, 0, 100}).empty());
    EXPECT_TRUE(spansOf({}, {0, 1, 0, 100}).empty());
}

TEST(TimelineSpans, MergeWhatIsNarrowerThanAPixelAndLoseNothing)
{
    std::vector<std::pair<double, double>> events;
    for (int i = 0; i < 100'000; ++i)
        events.emplace_back(i, i % 1000 == 999 ? 0.9 : 0.5);
    const TimelineRow row = rowOf(events);
    const auto spans = spansOf(row, {0, 100'000, 50, 800});
    EXPECT_LE(spans.size(), 1602u);
    int next = 0;
    for (const TimelineSpan& span : spans) {
        EXPECT_EQ(span.first, next);
        EXPECT_GT(span.last, span.first);
        next = span.last;
    }
    EXPECT_EQ(next, 100'000);
}

TEST(TimelineSpans, AWideEventAmongNarrowOnesStaysWide)
{
    std::vector<std::pair<double, double>> events;
    for (int i = 0; i < 100; ++i)
        events.emplace_back(i * 0.01, 0.005);
    events.emplace_back(1.0, 50);
    const TimelineRow row = rowOf(events);
    const auto spans = spansOf(row, {0, 100, 0, 100});
    EXPECT_EQ(spans.back().first, 100);
    EXPECT_EQ(spans.back().last, 101);
    EXPECT_NEAR(spans.back().right - spans.back().left, 50, 1e-9);
}

TEST(TimelineSpans, ThePointerFindsAnEventOrTheNearest)
{
    const TimelineRow row = rowOf({{0, 10}, {20, 0.001}, {40, 20}});
    const TimelineView view{0, 100, 0, 100};
    EXPECT_EQ(positionAt(row, view, 5, 3), 0);
    EXPECT_EQ(positionAt(row, view, 22, 3), 1) << "so short an event is met by its neighbourhood";
    EXPECT_EQ(positionAt(row, view, 30, 3), -1);
    EXPECT_EQ(positionAt(row, view, 41, 3), 2);
    EXPECT_EQ(positionAt(row, view, 99, 3), -1);
    EXPECT_EQ(positionAt({}, view, 5, 3), -1);
}

TEST(TimelineData, EventsThatOverlapInALaneLieBesideEachOther)
{
    phasebench::Run run = samples::matmul("two at once", {});
    for (int i = 0; i < 6; ++i)
        run.timeline.events.push_back(samples::event(Kind::kernel, Phase::execution, 0, 0, 0, i * 1.0, 10));
    const TimelineData data = timelineData(samples::shared(run), QStringLiteral("two at once"));
    EXPECT_EQ(data.rows.size(), 4u) << "at most four, the rest in the last";
    std::size_t all = 0;
    for (const TimelineRow& row : data.rows) {
        all += row.events.size();
        EXPECT_TRUE(std::is_sorted(row.ends.begin(), row.ends.end()));
    }
    EXPECT_EQ(all, 6u);
    run.timeline.events[2].start = std::nan("");
    EXPECT_EQ(timelineData(samples::shared(run), {}).rows.front().events.size(), 1u) << "what is no time is left out";
}

} // namespace
} // namespace phasebench::timeline_chart_test
