// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/probes.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"
#include "gui/panels/check_cards.h"
#include "gui/panels/environment_edit.h"
#include "gui/panels/experiment_editor.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/key_edit.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/run_list_panel.h"
#include "gui/panels/sentence_panel.h"
#include "gui/panels/table_view.h"
#include "gui/session/experiment_edit.h"
#include "gui/session/experiment_model.h"
#include "gui/session/forecast.h"
#include "tests/support/sample_runs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <gtest/gtest.h>

namespace phasebench::panels_test {
namespace {

TEST(NumberTest, ReadsNumbersAndKeepsTheRestAsText)
{
    EXPECT_EQ(numberFromText(QStringLiteral("8000")), 8000);
    EXPECT_EQ(numberFromText(QStringLiteral(" 1 000 000 ")), 1000000);
    EXPECT_EQ(numberFromText(QStringLiteral("0.5"), 100), 0.005);
    EXPECT_EQ(numberFromText(QStringLiteral("2e3")), 2000.0);
    EXPECT_EQ(numberFromText(QStringLiteral("12x")), "12x");
    EXPECT_EQ(numberFromText(QStringLiteral("1e999")), "1e999");
    EXPECT_EQ(numberFromText(QStringLiteral("99999999999999999999")), 1e20);
}

TEST(EnvironmentTest, ReadsSettingsAndKeepsTheRestAsText)
{
    EXPECT_EQ(environmentFromText(QStringLiteral(" A=1  B=x=y ")), nlohmann::json({{"A", "1"}, {"B", "x=y"}}));
    EXPECT_EQ(environmentFromText(QString()), nlohmann::json::object());
    EXPECT_EQ(environmentFromText(QStringLiteral("A=1 B")), "A=1 B");
    EXPECT_EQ(environmentFromText(QStringLiteral("=1")), "=1");
}

TEST(SegmentedTest, KeysMoveTheChoiceAndReasonsGreyIt)
{
    Segmented segments;
    segments.setSegments({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")});
    QSignalSpy chosen(&segments, &Segmented::chosen);
    segments.setCurrent(0);
    EXPECT_EQ(chosen.count(), 0);
    segments.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&segments));
    segments.button(0)->setFocus();
    QTest::keyClick(segments.button(0), Qt::Key_Right);
    EXPECT_EQ(segments.current(), 1);
    EXPECT_EQ(chosen.count(), 1);
    segments.setReason(2, QStringLiteral("Because."));
    EXPECT_FALSE(segments.button(2)->isEnabled());
    EXPECT_EQ(segments.button(2)->toolTip(), QStringLiteral("Because."));
    segments.setCurrent(-1);
    EXPECT_EQ(segments.current(), -1);
}

TEST(EditorTest, FullShowsTheKeysThatSimpleHides)
{
    ExperimentModel model;
    ExperimentEditor editor(model);
    editor.show();
    const auto visible = [&](const char* name) {
        for (const QWidget* widget : editor.findChildren<QWidget*>(QString::fromLatin1(name)))
            if (widget->isVisible())
                return true;
        return false;
    };
    for (const char* key : {"problem.m", "problem.type", "execution.space", "call.count", "measure.cache"})
        EXPECT_TRUE(visible(key)) << key;
    const auto hidden = {"problem.alpha", "problem.beta", "problem.a.order", "problem.b.transpose", "problem.d.ld",
        "problem.a.batch_stride", "planning.workspace", "measure.seed", "measure.min_samples", "measure.samples",
        "transfer.peer", "transfer.managed", "execution.environment", "call.batching", "title"};
    for (const char* key : hidden)
        EXPECT_FALSE(visible(key)) << key;
    editor.setFull(true);
    for (const char* key : hidden)
        EXPECT_TRUE(visible(key)) << key;
    EXPECT_FALSE(visible("problem.c.order")) << "there is no C while beta is 0";
    model.set("problem.beta", 1.5);
    EXPECT_TRUE(visible("problem.c.order"));
}

class ResultsTest : public testing::Test {
protected:
    RunList m_runs;
    Selection m_selection{m_runs};
    Probes m_probes;
};

TEST_F(ResultsTest, TheSentenceAddsWhatWasPredictedAndMeasuredOfThisExperiment)
{
    ExperimentModel model;
    const auto run = samples::plannerEfforts().front();
    model.setMachine(std::make_shared<const Machine>(run->machine));
    Forecast forecast(model, m_runs, m_selection, m_probes);
    SentencePanel sentence(model, forecast);
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("1024"))) << sentence.text().toStdString();
    EXPECT_FALSE(sentence.text().contains(QStringLiteral("Measured")));
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("not known"))) << sentence.text().toStdString();
    m_runs.append(run);
    ASSERT_FALSE(QTest::qWaitFor([&] { return sentence.text().contains(QStringLiteral("Measured")); }, 200))
        << "another experiment";
    model.setDocument(toJson(run->experiment));
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("Measured"))) << sentence.text().toStdString();
    EXPECT_FALSE(sentence.text().contains(QStringLiteral("Predicted"))) << "from its own measurement";
    // The same transform, called otherwise: its execution is known.
    model.set("call.form", "stateless");
    EXPECT_FALSE(sentence.text().contains(QStringLiteral("Measured")));
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("Predicted <b>"))) << sentence.text().toStdString();
    // Once that is measured too, both are said, and the prediction is what it was.
    const auto before = *forecast.prediction()->total;
    phasebench::Run same = *run;
    same.experiment.call.form = CallForm::stateless;
    m_runs.append(samples::shared(same));
    ASSERT_TRUE(QTest::qWaitFor([&] { return sentence.text().contains(QStringLiteral("Measured <b>")); }));
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("Predicted "))) << sentence.text().toStdString();
    EXPECT_EQ(forecast.prediction()->total->low, before.low);
    EXPECT_EQ(forecast.prediction()->total->high, before.high);
    model.set("problem.batch", 0);
    EXPECT_TRUE(sentence.text().contains(QStringLiteral("put right")));
    EXPECT_FALSE(forecast.prediction());
}

TEST_F(ResultsTest, FindingsSpeakOfWhatIsShownAndOfferTheNextExperiment)
{
    FindingsPanel panel(m_runs, m_selection, m_probes);
    panel.show();
    m_runs.setRuns(samples::fourPlacements());
    m_selection.setRun(0);
    QLabel* link = nullptr;
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            for (QLabel* label : panel.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("href=\"next\""))
                    && !panel.findChild<CheckCards*>()->isAncestorOf(label))
                    link = label;
            return link != nullptr;
        },
        60'000));
    QSignalSpy next(&panel, &FindingsPanel::followUpRequested);
    emit link->linkActivated(QStringLiteral("next"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return next.count() == 1; }, 60'000));
    EXPECT_TRUE(panel.findChild<QToolButton*>(QStringLiteral("howSureFold"))->isVisible());
    EXPECT_FALSE(panel.findChild<QLabel*>(QStringLiteral("headline"))->text().isEmpty());
    auto* const more = panel.findChild<QToolButton*>(QStringLiteral("moreFindings"));
    ASSERT_TRUE(more->isVisible());
    const auto visible = [&panel] {
        return std::ranges::count_if(
            panel.findChildren<QLabel*>(), [](const QLabel* label) { return label->isVisible(); });
    };
    const auto before = visible();
    more->click();
    EXPECT_GT(visible(), before) << "the other findings unfold";
}

TEST_F(ResultsTest, TheLogNamesThePhasesAndCanBeCopied)
{
    LogPanel panel(m_runs, m_selection);
    phasebench::Run run = *samples::plannerEfforts().front();
    run.log = {{Phase::planning, "8 candidates <tried>", 140.0}, {Phase::planning, "heuristic #0 chosen", {}},
        {{}, "A remark.", {}}};
    m_runs.setRuns({samples::shared(run)});
    m_selection.setRun(0);
    const QString text = panel.plainText();
    EXPECT_TRUE(text.contains(QStringLiteral("planning"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("8 candidates <tried>"))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("heuristic #0 chosen")));
    EXPECT_TRUE(text.contains(QStringLiteral("A remark.")));
}

TEST_F(ResultsTest, TheLogHasThePhasesOfAPointAsSoonAsItEnds)
{
    LogPanel panel(m_runs, m_selection);
    phasebench::Run run = *samples::plannerEfforts().front();
    run.log = {{Phase::planning, "of an earlier run", {}}};
    m_runs.setRuns({samples::shared(run)});
    panel.begin();
    panel.addProgress(QStringLiteral("whole calls"));
    EXPECT_TRUE(panel.plainText().contains(QStringLiteral("whole calls")));
    EXPECT_FALSE(panel.plainText().contains(QStringLiteral("has ended")));
    run.log = {{Phase::planning, "of the first point", {}}};
    m_runs.append(samples::shared(run));
    EXPECT_TRUE(panel.plainText().contains(QStringLiteral("Point 1 has ended"))) << panel.plainText().toStdString();
    EXPECT_TRUE(panel.plainText().contains(QStringLiteral("of the first point")));
    run.log = {{Phase::planning, "of the second point", {}}};
    m_runs.append(samples::shared(run));
    panel.addProgress(QStringLiteral("the next one"));
    const QString text = panel.plainText();
    EXPECT_TRUE(text.contains(QStringLiteral("Point 2 has ended")));
    EXPECT_TRUE(text.contains(QStringLiteral("of the second point")));
    EXPECT_TRUE(text.contains(QStringLiteral("the next one")));
    EXPECT_FALSE(text.contains(QStringLiteral("of an earlier run")));
}

TEST_F(ResultsTest, TheRunListAndTheSelectionAreOne)
{
    RunListPanel panel(m_runs, m_selection);
    m_runs.setRuns(samples::fourPlacements());
    panel.view()->selectRow(2);
    EXPECT_EQ(m_selection.run(), 2);
    m_selection.setRun(1);
    EXPECT_EQ(panel.view()->currentIndex().row(), 1);
    QTest::keyClick(panel.view(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 2) << "a header and one row";
}

} // namespace
} // namespace phasebench::panels_test
