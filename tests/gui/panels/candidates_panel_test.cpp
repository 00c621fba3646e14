// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/candidates_panel.h"

#include "gui/charts/candidates_chart.h"
#include "gui/models/candidate_table_model.h"
#include "gui/models/selection.h"
#include "gui/panels/configuration_dialog.h"
#include "gui/panels/planning_panel.h"
#include "gui/panels/table_view.h"
#include "gui/session/experiment_edit.h"
#include "gui/session/experiment_model.h"
#include "tests/support/sample_race.h"
#include "tests/support/stalls.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::candidates_panel_test {
namespace {

struct CandidatesPanelTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    CandidatesPanel panel{runs, selection};

    void show(phasebench::Run run)
    {
        panel.resize(1100, 700);
        panel.show();
        runs.setRuns({samples::shared(std::move(run))});
        selection.setRun(0);
        panel.chart()->updateNow();
        ASSERT_TRUE(QTest::qWaitFor([this] { return !panel.model().isReading(); }, 60'000));
    }

    template <typename Widget> Widget* find(const char* name)
    {
        return panel.findChild<Widget*>(QString::fromLatin1(name));
    }
};

TEST_F(CandidatesPanelTest, ChartAndTableShareTheSelection)
{
    show(samples::race());
    panel.showPage(CandidatesPanel::Page::all);
    panel.view()->selectRow(4);
    EXPECT_EQ(selection.candidate(), 4);
    panel.showPage(CandidatesPanel::Page::finalists);
    panel.chart()->setFocus();
    QTest::keyClick(panel.chart(), Qt::Key_Down);
    EXPECT_EQ(selection.candidate(), 5);
    EXPECT_EQ(panel.view()->currentIndex().row(), 5);
    // It stays selected where the rows are sorted anew.
    panel.view()->sortByColumn(static_cast<int>(CandidateColumn::median), Qt::DescendingOrder);
    EXPECT_EQ(panel.model().candidateAt(panel.view()->currentIndex().row()), 5);
    EXPECT_EQ(selection.candidate(), 5);
}

TEST_F(CandidatesPanelTest, TheVerdictSaysWhatItCostAndWhenItPays)
{
    // 1.9 s over 1739.8 − 1485.3 µs; its bounds by those of the gain.
    show(samples::race());
    const QString text = find<QLabel>("raceVerdict")->text();
    for (const char* part :
        {"17 % longer", "1.90", "5.00", "Autotuning pays from 7470 calls (7140 to 7820) on", "twin"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(part))) << part << ": " << text.toStdString();
}

TEST_F(CandidatesPanelTest, ButtonsAskForWhatTheySay)
{
    show(samples::race());
    QSignalSpy run(&panel, &CandidatesPanel::runRequested);
    QSignalSpy keep(&panel, &CandidatesPanel::keepRequested);
    QSignalSpy pays(&panel, &CandidatesPanel::breakEvenRequested);
    EXPECT_FALSE(find<QPushButton>("runCandidate")->isEnabled()) << "nothing is selected";
    selection.setCandidate(2);
    find<QPushButton>("runCandidate")->click();
    ASSERT_EQ(run.count(), 1);
    EXPECT_EQ(run[0][0].toInt(), 0);
    EXPECT_EQ(run[0][1].value<nlohmann::json>().at("swizzle"), 1);
    find<QPushButton>("keepWinner")->click();
    EXPECT_EQ(keep.count(), 1);
    find<QPushButton>("showBreakEven")->click();
    EXPECT_EQ(pays.count(), 1);
}

TEST_F(CandidatesPanelTest, WithoutAWinnerThereIsNoneToKeep)
{
    phasebench::Run run = samples::race();
    run.race->winner.reset();
    show(run);
    EXPECT_FALSE(find<QPushButton>("keepWinner")->isEnabled());
}

TEST_F(CandidatesPanelTest, TheFilterSaysHowManyItLeaves)
{
    show(samples::race());
    panel.showPage(CandidatesPanel::Page::all);
    QTest::keyClicks(find<QLineEdit>("candidateFilter"), QStringLiteral("split-k"));
    EXPECT_EQ(find<QLabel>("candidateCount")->text(), QStringLiteral("2 of 10"));
    EXPECT_EQ(panel.view()->model()->rowCount(), 2);
}

TEST_F(CandidatesPanelTest, EveryControlHasAName)
{
    show(samples::race());
    EXPECT_FALSE(panel.view()->accessibleName().isEmpty());
    EXPECT_FALSE(find<QLineEdit>("candidateFilter")->accessibleName().isEmpty());
    EXPECT_FALSE(panel.chart()->accessibleName().isEmpty());
    for (const QPushButton* button : panel.findChildren<QPushButton*>())
        EXPECT_FALSE(button->toolTip().isEmpty()) << button->text().toStdString();
}

TEST_F(CandidatesPanelTest, FiftyThousandScrollSortAndFilterWithoutAStall)
{
    show(samples::bigRace(50'000));
    panel.showPage(CandidatesPanel::Page::all);
    auto* view = panel.view();
    test::Stalls stalls(*view);
    const auto sortBy = [&](CandidateColumn column, Qt::SortOrder order) {
        stalls.during("sort", [&] { view->sortByColumn(static_cast<int>(column), order); });
    };
    const auto filterBy = [&](const QString& words) {
        stalls.during("filter", [&] { find<QLineEdit>("candidateFilter")->setText(words); });
    };
    sortBy(CandidateColumn::median, Qt::DescendingOrder);
    EXPECT_EQ(panel.model().candidateAt(0), 49'999) << "the slowest first";
    sortBy(CandidateColumn::name, Qt::AscendingOrder);
    stalls.during("select", [&] { selection.setCandidate(40'000); });
    sortBy(CandidateColumn::kernel, Qt::DescendingOrder);
    filterBy(QStringLiteral("128x256 split-K 3"));
    EXPECT_GT(view->model()->rowCount(), 0);
    EXPECT_LT(view->model()->rowCount(), 50'000);
    filterBy({});
    for (int i = 1; i <= 20; ++i)
        stalls.during(
            "scroll", [&] { view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * i / 20); });
    EXPECT_EQ(view->model()->rowCount(), 50'000);
    stalls.expectAtMost(50, "50,000 candidates in the window");
}

TEST(ConfigurationDialogTest, RunsOnlyWhatMayBeRight)
{
    ConfigurationDialog dialog("cublaslt", samples::race().candidates[0].configuration);
    auto* tile = dialog.findChild<QLineEdit*>(QStringLiteral("tile"));
    auto* run = dialog.findChild<QPushButton*>(QStringLiteral("runEdited"));
    auto* fault = dialog.findChild<QLabel*>(QStringLiteral("configurationFault"));
    EXPECT_EQ(dialog.configuration(), samples::race().candidates[0].configuration);
    EXPECT_TRUE(run->isEnabled());
    tile->setText(QStringLiteral("large"));
    EXPECT_FALSE(run->isEnabled());
    EXPECT_TRUE(fault->text().contains(QStringLiteral("128x64"))) << fault->text().toStdString();
    tile->setText(QStringLiteral("64x64"));
    dialog.findChild<QLineEdit*>(QStringLiteral("split_k"))->setText(QStringLiteral("4"));
    EXPECT_TRUE(run->isEnabled());
    EXPECT_EQ(dialog.configuration().at("tile"), "64x64");
    EXPECT_EQ(dialog.configuration().at("split_k"), 4);
}

TEST(PlanningPanelTest, AutotuningHasItsSettings)
{
    ExperimentModel model;
    model.setDocument(newDocument("matmul"));
    PlanningPanel panel(model);
    panel.show();
    const auto isVisible = [&](const char* name) {
        const auto* widget = panel.findChild<QWidget*>(QString::fromLatin1(name));
        return widget && widget->isVisible();
    };
    EXPECT_TRUE(isVisible("planning.autotune"));
    EXPECT_FALSE(isVisible("planning.autotune.budget"));
    model.set("planning.autotune", {{"method", "race"}});
    EXPECT_TRUE(panel.findChild<QCheckBox*>(QStringLiteral("planning.autotune"))->isChecked());
    EXPECT_TRUE(isVisible("planning.autotune.budget"));
    EXPECT_TRUE(isVisible("planning.autotune.search"));
    EXPECT_FALSE(isVisible("planning.autotune.iterations"));
    model.set("planning.autotune.method", "fixed");
    EXPECT_TRUE(isVisible("planning.autotune.iterations"));
    EXPECT_TRUE(isVisible("planning.autotune.candidates"));
    EXPECT_FALSE(isVisible("planning.autotune.budget"));
    QTest::mouseClick(panel.findChild<QCheckBox*>(QStringLiteral("planning.autotune")), Qt::LeftButton);
    EXPECT_EQ(model.value("planning.autotune"), false);
}

} // namespace
} // namespace phasebench::candidates_panel_test
