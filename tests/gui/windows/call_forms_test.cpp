// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/amortisation_chart.h"
#include "gui/charts/batch_chart.h"
#include "gui/charts/calls_slider.h"
#include "gui/charts/phase_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/trace_export.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/log_window.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/sample_timeline.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QWheelEvent>
#include <nlohmann/json.hpp>
#include <qcustomplot.h>

namespace phasebench::call_forms_test {
namespace {

/// The window with made-up results of every call form.
class CallFormsTest : public WindowTest {
protected:
    void SetUp() override
    {
        open();
        const auto file = m_folder / "forms.phasebench";
        for (const auto& run : samples::callForms())
            ResultsFile(file, ResultsFile::Mode::append).append(*run);
        window().openFile(path("forms.phasebench"));
        ASSERT_EQ(window().runs().size(), 4);
    }

    void showTab(const char* name)
    {
        auto* tabs = find<QTabWidget>("tabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) != QString::fromLatin1(name))
                continue;
            tabs->setCurrentIndex(i);
            QCoreApplication::processEvents();
            return;
        }
        FAIL() << "there is no tab " << name;
    }

    template <typename Kind> Kind& chart()
    {
        auto* found = window().findChild<Kind*>();
        found->updateNow();
        return *found;
    }
};

TEST_F(CallFormsTest, TheSliderMovesByMouseAndKeyboardAndTheChartsFollow)
{
    auto* slider = find<CallsSlider>("callsSlider");
    EXPECT_EQ(slider->measured(), (std::vector<double>{10, 64}));
    QTest::mouseClick(slider, Qt::LeftButton, {}, {slider->xOf(1000), slider->height() / 4});
    EXPECT_NEAR(*window().selection().calls(), 1000, 50);
    EXPECT_TRUE(chart<PhaseChart>().bars().rows[1].computed);
    EXPECT_FALSE(chart<PhaseChart>().bars().rows[0].computed) << "stateless";
    QTest::keyClick(slider, Qt::Key_End);
    EXPECT_EQ(*window().selection().calls(), 1e6);
    showTab("Amortisation");
    QTest::keyClick(&chart<AmortisationChart>(), Qt::Key_Left);
    EXPECT_EQ(slider->calls(), 9e5) << "one number for both charts";
    EXPECT_EQ(chart<AmortisationChart>().data().x.title, QStringLiteral("number of products"))
        << "one run computes all in one call";
    EXPECT_FALSE(chart<AmortisationChart>().data().sentences.isEmpty());
}

TEST_F(CallFormsTest, TheTimelineIsReadWhenItIsLookedAtAndFollowsPointerAndKeys)
{
    window().selection().setRun(2);
    EXPECT_TRUE(window().runs().at(2)->timeline.events.empty());
    showTab("Timeline");
    ASSERT_FALSE(window().runs().at(2)->timeline.events.empty());
    TimelineChart& timeline = chart<TimelineChart>();
    ASSERT_EQ(timeline.timeline().rows.size(), 5u);
    const double all = timeline.viewTo();
    const QPoint middle = timeline.places().plot.center();
    QWheelEvent wheel(
        middle, timeline.plot()->mapToGlobal(middle), {}, {0, 480}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(timeline.plot(), &wheel);
    EXPECT_LT(timeline.viewTo() - timeline.viewFrom(), all / 2);
    const double from = timeline.viewFrom();
    QTest::keyClick(&timeline, Qt::Key_Right);
    EXPECT_GT(timeline.viewFrom(), from);
    QTest::keyClick(&timeline, Qt::Key_0);
    EXPECT_EQ(timeline.viewFrom(), 0);
    const QPoint kernel(static_cast<int>(timeline.places().view.xOf(130)), timeline.places().rows[2].center().y());
    QTest::mouseClick(timeline.plot(), Qt::LeftButton, {}, kernel);
    EXPECT_EQ(window().selection().phase(), Phase::execution) << "shared with the other charts";
    window().selection().setRun(0);
    timeline.updateNow();
    EXPECT_TRUE(timeline.isEmpty());
}

TEST_F(CallFormsTest, TheTraceIsAFileThatPerfettoOpens)
{
    window().selection().setRun(2);
    showTab("Timeline");
    const auto written = exportTrace(*window().runs().at(2), path("trace.json"));
    ASSERT_TRUE(written) << written.error().sentence;
    QFile file(path("trace.json"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto trace = nlohmann::json::parse(file.readAll().toStdString());
    EXPECT_TRUE(trace.contains("traceEvents"));
    EXPECT_GE(trace["traceEvents"].size(), window().runs().at(2)->timeline.events.size());
    EXPECT_FALSE(exportTrace(*window().runs().at(2), path("missing/trace.json")));
    bool offered = false;
    for (const QAction* action : chart<TimelineChart>().actions())
        offered = offered || action->text().contains(QStringLiteral("Chrome"));
    EXPECT_TRUE(offered) << "in the context menu";
    EXPECT_TRUE(window().findChild<QAction*>(QStringLiteral("actionExportTrace"))->isEnabled());
    window().selection().setRun(0);
    window().findChild<QAction*>(QStringLiteral("actionExportTrace"))->trigger();
    EXPECT_TRUE(isVisible("errorStrip")) << "this run has no timeline";
}

TEST_F(CallFormsTest, FirstUseAndBatchAreBesideTheAmortisation)
{
    showTab("Amortisation");
    auto* group = find("chartGroup");
    const auto buttons = group->findChildren<QToolButton*>();
    ASSERT_EQ(buttons.size(), 3);
    QTest::mouseClick(buttons[2], Qt::LeftButton);
    EXPECT_TRUE(chart<BatchChart>().isVisible());
    EXPECT_EQ(chart<BatchChart>().batch().columns.size(), 4u);
    EXPECT_FALSE(chart<BatchChart>().batch().sentences.isEmpty());
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    EXPECT_FALSE(chart<BatchChart>().isVisible());
}

TEST_F(CallFormsTest, TheLogIsFilteredAndCopied)
{
    showTab("Log");
    auto* log = window().findChild<LogPanel*>();
    EXPECT_TRUE(log->plainText().contains(QStringLiteral("planning")));
    EXPECT_TRUE(log->plainText().contains(QStringLiteral("9 more calls")));
    auto* phase = log->findChild<QComboBox*>(QStringLiteral("logPhase"));
    phase->setCurrentText(QStringLiteral("planning"));
    EXPECT_FALSE(log->plainText().contains(QStringLiteral("9 more calls")));
    EXPECT_FALSE(log->findChild<QLabel*>(QStringLiteral("phaseLog"))->text().contains(QStringLiteral("specification")));
    QTest::mouseClick(log->findChild<QToolButton*>(QStringLiteral("logCopy")), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(), log->plainText());
    QTest::keyClicks(log->findChild<QLineEdit*>(QStringLiteral("logText")), QStringLiteral("no such text"));
    EXPECT_TRUE(log->plainText().isEmpty());
    EXPECT_TRUE(log->isVisible()) << "the filter stays to be changed";
}

TEST_F(CallFormsTest, TwoLogsStandSideBySide)
{
    showTab("Log");
    window().selection().setRun(1);
    auto* log = window().findChild<LogPanel*>();
    QTest::mouseClick(log->findChild<QToolButton*>(QStringLiteral("logCompare")), Qt::LeftButton);
    LogWindow* both = log->compareWindow();
    ASSERT_TRUE(both && both->isVisible());
    auto* left = both->findChild<QComboBox*>(QStringLiteral("logLeft"));
    auto* right = both->findChild<QComboBox*>(QStringLiteral("logRight"));
    EXPECT_EQ(left->currentIndex(), 1);
    EXPECT_EQ(right->currentIndex(), 0);
    right->setCurrentIndex(2);
    EXPECT_TRUE(both->plainText().contains(window().runs().label(1)));
    EXPECT_TRUE(both->plainText().contains(window().runs().label(2)));
    window().selection().setRun(3);
    EXPECT_EQ(left->currentIndex(), 3) << "the left one follows the selection";
    QTest::mouseClick(both->findChild<QPushButton*>(QStringLiteral("logsCopy")), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(), both->plainText());
}

TEST_F(CallFormsTest, TheLogIsLiveWhileARunIsInProgress)
{
    auto* log = window().findChild<LogPanel*>();
    log->begin();
    log->addProgress(QStringLiteral("measuring the call, 12 samples"));
    EXPECT_TRUE(log->plainText().contains(QStringLiteral("12 samples")));
    phasebench::Run live = samples::matmul("live", {});
    live.log.clear();
    window().runs().setLive(samples::shared(live));
    EXPECT_TRUE(log->plainText().contains(QStringLiteral("execution\n    2.6"))) << log->plainText().toStdString();
    window().runs().dropLive();
    log->end();
    EXPECT_FALSE(log->plainText().contains(QStringLiteral("12 samples")));
}

} // namespace
} // namespace phasebench::call_forms_test
