// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_chart.h"

#include "gui/charts/calls_bar.h"
#include "gui/charts/calls_slider.h"
#include "gui/charts/phase_chart.h"
#include "tests/support/sample_runs.h"
#include "tests/support/table_cells.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>
#include <qcustomplot.h>

namespace phasebench::amortisation_chart_test {
namespace {

/// On the GPU, stateful and stateless: planning once pays from the first calls on.
std::vector<RunPtr> twoForms()
{
    const auto all = samples::fourPlacements();
    // So much longer that one process is enough to tell them apart.
    phasebench::Run stateless = *all[3];
    for (double& sample : stateless.series.at("call"))
        sample *= 1.3;
    summarise(stateless);
    return {all[2], samples::shared(std::move(stateless))};
}

struct AmortisationChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    AmortisationChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown)
    {
        runs.setRuns(shown);
        chart.resize(840, 480);
        chart.show();
        chart.updateNow();
    }
};

TEST_F(AmortisationChartTest, HasALineForEachRunWithItsMeasuredPoint)
{
    const auto all = twoForms();
    show(all);
    const LineData& data = chart.data();
    ASSERT_EQ(data.lines.size(), 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& line = data.lines[i];
        const std::vector<LinePoint> measured = line.measured();
        ASSERT_EQ(measured.size(), 1u);
        EXPECT_DOUBLE_EQ(measured[0].x, 10);
        EXPECT_DOUBLE_EQ(measured[0].y, 10 * all[i]->call->figure.median);
        EXPECT_DOUBLE_EQ(*measured[0].low, 10 * *all[i]->call->figure.low);
        EXPECT_DOUBLE_EQ(line.points.front().x, 1);
        EXPECT_NEAR(line.points.back().x, 1e6, 1);
        EXPECT_TRUE(std::ranges::is_sorted(line.points, {}, &LinePoint::y)) << "more calls take longer in all";
        EXPECT_NEAR(*line.at(10), measured[0].y, 1e-6);
    }
    EXPECT_TRUE(data.subtitle.contains(QStringLiteral("marks measured, dashes computed")));
    EXPECT_EQ(data.x.title, QStringLiteral("number of calls"));
}

TEST_F(AmortisationChartTest, TheBreakEvenPointIsABandAndASentence)
{
    show(twoForms());
    const LineData& data = chart.data();
    ASSERT_EQ(data.crossings.size(), 1u);
    EXPECT_LE(data.crossings[0].low, data.crossings[0].high);
    EXPECT_EQ(data.crossings[0].label, data.lines[0].name + QStringLiteral(" ahead from the first on"));
    ASSERT_FALSE(data.sentences.isEmpty());
    EXPECT_TRUE(data.sentences[0].startsWith(QStringLiteral("Planning once pays from ")))
        << data.sentences[0].toStdString();
}

TEST_F(AmortisationChartTest, PerCallTheCurvesFall)
{
    const auto all = twoForms();
    show(all);
    QTest::mouseClick(chart.findChild<QToolButton*>(QStringLiteral("amortisation1")), Qt::LeftButton);
    chart.updateNow();
    const ChartLine& line = chart.data().lines[0];
    EXPECT_TRUE(chart.title().startsWith(QStringLiteral("Time of one call")));
    EXPECT_GT(line.points.front().y, line.points.back().y);
    EXPECT_DOUBLE_EQ(line.measured()[0].y, all[0]->call->figure.median);
    EXPECT_LT(chart.data().y.low, line.points.back().y);
}

TEST_F(AmortisationChartTest, WithoutAnotherRunItSaysWhatWouldMakeOne)
{
    show({twoForms()[0]});
    EXPECT_TRUE(chart.data().crossings.empty());
    EXPECT_TRUE(chart.data().sentences[0].contains(QStringLiteral("stateless")));
    show({samples::shared(samples::failed("Nothing worked."))});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_FALSE(chart.subtitle().isEmpty());
    show({});
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("F5")));
}

TEST_F(AmortisationChartTest, ManyLinesKeepTheirLabelsApart)
{
    auto all = samples::sweep(20);
    show(all);
    EXPECT_EQ(chart.data().lines.size(), 8u);
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("the first 8 of 20 lines")));
    ASSERT_EQ(chart.data().sentences.size(), 1);
    EXPECT_TRUE(chart.data().sentences[0].contains(QStringLiteral("different problems")));
    EXPECT_TRUE(chart.data().crossings.empty());
    EXPECT_GT(chart.plot()->axisRect()->height(), 150);
    std::vector<LineChart::Label> labels = chart.endLabels();
    std::ranges::sort(labels, {}, [](const auto& label) { return label.rect.top(); });
    for (std::size_t i = 1; i < labels.size(); ++i)
        EXPECT_FALSE(labels[i].rect.intersects(labels[i - 1].rect)) << i;
}

TEST_F(AmortisationChartTest, ClicksAndKeysChooseTheNumberOfCallsAndTheLine)
{
    show(twoForms());
    const int x = static_cast<int>(chart.plot()->xAxis->coordToPixel(1000));
    const int y = static_cast<int>(chart.plot()->yAxis->coordToPixel(*chart.data().lines[1].at(1000)));
    QTest::mouseClick(chart.plot(), Qt::LeftButton, {}, {x, y});
    ASSERT_TRUE(selection.calls());
    EXPECT_NEAR(*selection.calls(), 1000, 60);
    EXPECT_NE(selection.run(), -1) << "a line was near";
    selection.setCalls(20);
    QSignalSpy described(&chart, &Chart::described);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_DOUBLE_EQ(*selection.calls(), 30);
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("computed from the phases")));
    QTest::keyClick(&chart, Qt::Key_PageUp);
    EXPECT_DOUBLE_EQ(*selection.calls(), 300);
    QTest::keyClick(&chart, Qt::Key_Up);
    QTest::keyClick(&chart, Qt::Key_Up);
    EXPECT_EQ(selection.run(), 0);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 1);
    QTest::keyClick(&chart, Qt::Key_Delete);
    EXPECT_FALSE(selection.calls());
}

TEST_F(AmortisationChartTest, TheTableHasTheExactFigures)
{
    const auto all = twoForms();
    show(all);
    const QAbstractItemModel& table = *chart.table();
    ASSERT_EQ(table.rowCount(), 7 + 7 + 1);
    const auto exact = [&](int row, const char* column) {
        return test::exact(table, row, column);
    };
    EXPECT_EQ(exact(1, "calls").toDouble(), 10);
    EXPECT_EQ(exact(1, "figure_is").toString(), QStringLiteral("measured"));
    EXPECT_DOUBLE_EQ(exact(1, "total_us").toDouble(), 10 * all[0]->call->figure.median);
    EXPECT_EQ(exact(0, "figure_is").toString(), QStringLiteral("computed"));
    EXPECT_EQ(exact(14, "figure_is").toString(), QStringLiteral("break_even"));
    EXPECT_LE(exact(14, "calls").toDouble(), 1e6);
}

struct CallsSliderTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    PhaseChart chart{{runs, selection}};

    void SetUp() override
    {
        runs.setRuns(twoForms());
        chart.resize(840, 480);
        chart.show();
        chart.updateNow();
    }

    CallsSlider& slider() { return *chart.findChild<CallsSlider*>(); }
    const BarRow& row(int index)
    {
        chart.updateNow();
        return chart.bars().rows[static_cast<std::size_t>(index)];
    }
};

TEST_F(CallsSliderTest, BeginsAtWhatWasMeasured)
{
    EXPECT_DOUBLE_EQ(slider().calls(), 10);
    EXPECT_EQ(slider().measured(), std::vector<double>{10}) << "a stateless run shares no plan";
    EXPECT_FALSE(selection.calls());
    EXPECT_FALSE(row(0).computed);
    EXPECT_TRUE(chart.findChild<CallsBar*>()->note().contains(QStringLiteral("measured at 10 calls")));
}

TEST_F(CallsSliderTest, TheMouseMovesItAndTheBarsFollow)
{
    const double measured = *row(0).median;
    QTest::mouseClick(&slider(), Qt::LeftButton, {}, {slider().xOf(1), slider().height() / 4});
    ASSERT_TRUE(selection.calls());
    EXPECT_DOUBLE_EQ(*selection.calls(), 1);
    EXPECT_TRUE(row(0).computed);
    EXPECT_GT(*row(0).median, measured) << "one call bears the whole plan";
    EXPECT_EQ(row(0).note, QStringLiteral("computed from the phases"));
    EXPECT_NEAR(row(0).length(), *row(0).median, 1e-6);
    EXPECT_TRUE(chart.title().contains(QStringLiteral("a plan for each call"))) << chart.title().toStdString();
    EXPECT_FALSE(row(1).computed) << "a stateless call costs the same at every number";

    QTest::mousePress(&slider(), Qt::LeftButton, {}, {slider().xOf(1), slider().height() / 4});
    QTest::mouseMove(&slider(), {slider().xOf(1e5), slider().height() / 4});
    QMouseEvent drag(
        QEvent::MouseMove, QPointF(slider().xOf(1e6) + 200, 8), QPointF(), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&slider(), &drag);
    QTest::mouseRelease(&slider(), Qt::LeftButton);
    EXPECT_DOUBLE_EQ(*selection.calls(), 1e6);
    EXPECT_LT(*row(0).median, measured);
    // It snaps to what was measured, and there the bar is the measured one.
    QTest::mouseClick(&slider(), Qt::LeftButton, {}, {slider().xOf(10) + 2, slider().height() / 4});
    EXPECT_DOUBLE_EQ(*selection.calls(), 10);
    EXPECT_FALSE(row(0).computed);
    EXPECT_DOUBLE_EQ(*row(0).median, measured);
}

TEST_F(CallsSliderTest, KeysStepInRoundNumbers)
{
    slider().setFocus();
    const std::pair<Qt::Key, double> steps[]
        = {{Qt::Key_Right, 20}, {Qt::Key_Left, 10}, {Qt::Key_Left, 9}, {Qt::Key_PageUp, 90}, {Qt::Key_End, 1e6},
            {Qt::Key_Left, 9e5}, {Qt::Key_Home, 1}, {Qt::Key_Left, 1}, {Qt::Key_Right, 2}, {Qt::Key_PageDown, 1}};
    for (const auto& [key, calls] : steps) {
        QTest::keyClick(&slider(), key);
        ASSERT_TRUE(selection.calls());
        EXPECT_DOUBLE_EQ(*selection.calls(), calls) << key;
        EXPECT_DOUBLE_EQ(slider().calls(), calls) << key;
    }
}

TEST_F(CallsSliderTest, AsMeasuredLeadsBack)
{
    QTest::keyClick(&slider(), Qt::Key_End);
    auto* back = chart.findChild<QToolButton*>(QStringLiteral("callsAsMeasured"));
    ASSERT_TRUE(back->isVisible());
    QTest::mouseClick(back, Qt::LeftButton);
    EXPECT_FALSE(selection.calls());
    EXPECT_DOUBLE_EQ(slider().calls(), 10);
    EXPECT_FALSE(back->isVisible());
    runs.setRuns({samples::fourPlacements()[3]});
    chart.updateNow();
    EXPECT_FALSE(chart.findChild<CallsBar*>()->isVisible()) << "nothing shares a plan";
}

TEST_F(CallsSliderTest, TheTableAndAnExportShowTheSameNumber)
{
    selection.setCalls(1000);
    const auto& model = *chart.table();
    bool found = false;
    for (int i = 0; i < model.rowCount(); ++i) {
        if (model.index(i, 0).data(TableModel::RunRole).toInt() != 0
            || model.index(i, 1).data(TableModel::ExactRole) != QStringLiteral("call"))
            continue;
        found = true;
        EXPECT_DOUBLE_EQ(model.index(i, 10).data(TableModel::ExactRole).toDouble(), *row(0).median);
        EXPECT_EQ(model.index(i, 13).data(TableModel::ExactRole).toString(), QStringLiteral("computed"));
    }
    EXPECT_TRUE(found);
    const auto clone = chart.cloneForExport();
    clone->updateNow();
    EXPECT_TRUE(clone->title().contains(QStringLiteral("1000 calls that share a plan")))
        << clone->title().toStdString();
}

} // namespace
} // namespace phasebench::amortisation_chart_test
