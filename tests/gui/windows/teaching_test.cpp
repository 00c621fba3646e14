// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/models/selection.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/heading.h"
#include "gui/panels/run_list_panel.h"
#include "gui/windows/compare_dialog.h"
#include "gui/windows/lecture_view.h"
#include "gui/windows/word_tips.h"
#include "gui/windows/words_dialog.h"
#include "gui/windows/workbench_page.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/sample_runs.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFontInfo>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>

namespace phasebench::teaching_test {
namespace {

class TeachingTest : public WindowTest {
protected:
    /// Saves runs as a file and gives its path.
    QString saved(const char* name, const std::vector<samples::RunPtr>& runs, double factor = 1)
    {
        ResultsFile file((m_folder / name).string(), ResultsFile::Mode::append);
        for (const auto& run : runs) {
            phasebench::Run copy = *run;
            for (auto& [series, values] : copy.series)
                for (double& value : values)
                    value *= factor;
            summarise(copy);
            file.append(copy);
        }
        return path(name);
    }

    void openResults()
    {
        open();
        window().openFile(saved("four.phasebench", samples::fourPlacements()));
        ASSERT_EQ(window().runs().size(), 4);
    }
};

TEST_F(TeachingTest, LectureViewStepsThroughChartsAndSentences)
{
    openResults();
    auto* findings = window().findChild<FindingsPanel*>();
    ASSERT_TRUE(waitFor([&] { return !findings->sentences().isEmpty(); }));
    const auto sentences = findings->sentences();
    LectureView* view = window().openLecture();
    ASSERT_TRUE(view);
    view->showNormal();
    view->resize(1280, 720);
    QCoreApplication::processEvents();
    EXPECT_GE(view->shown()->theme().font.pixelSize(), 27) << "20 points";
    EXPECT_TRUE(view->sentence().isEmpty());
    EXPECT_TRUE(view->keysAreShown());
    EXPECT_GE(view->steps(), 2 + static_cast<int>(sentences.size()));
    const QString first = view->shown()->title();
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_EQ(view->step(), 1);
    EXPECT_EQ(view->sentence(), sentences.front());
    EXPECT_GE(QFontInfo(view->findChild<QLabel*>(QStringLiteral("lectureSentence"))->font()).pixelSize(), 27);
    EXPECT_EQ(view->shown()->title(), first) << "the sentence belongs to the chart above it";
    QTest::keyClick(view, Qt::Key_End);
    EXPECT_NE(view->shown()->title(), first);
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_EQ(view->step(), view->steps() - 1);
    QTest::keyClick(view, Qt::Key_Backspace);
    QTest::keyClick(view, Qt::Key_Space, Qt::ShiftModifier);
    EXPECT_EQ(view->step(), view->steps() - 3);
    QTest::keyClick(view, Qt::Key_L);
    const bool dark = view->shown()->theme().dark;
    QTest::keyClick(view, Qt::Key_L);
    EXPECT_NE(view->shown()->theme().dark, dark);
    EXPECT_FALSE(view->accessibleName().isEmpty());
    QPointer<LectureView> gone(view);
    QTest::keyClick(view, Qt::Key_Escape);
    EXPECT_TRUE(waitFor([&] { return gone.isNull(); }));
    EXPECT_TRUE(window().isVisible());
}

TEST_F(TeachingTest, LectureViewNeedsAChart)
{
    open();
    click("ownCard");
    EXPECT_FALSE(window().findChild<QAction*>(QStringLiteral("actionLecture"))->isEnabled());
    EXPECT_FALSE(window().openLecture());
}

TEST_F(TeachingTest, ComparesTwoFilesPairByPair)
{
    openResults();
    const QString slower = saved("slower.phasebench", samples::fourPlacements(), 1.5);
    CompareDialog* dialog = window().openComparison(slower);
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(waitFor([&] { return dialog->isReady(); }));
    const ComparisonModel& model = dialog->model();
    ASSERT_EQ(model.rowCount(), 4);
    for (int row = 0; row < 4; ++row) {
        EXPECT_EQ(model.pair(row).comparison.verdict, Verdict::slower);
        EXPECT_NEAR(*model.pair(row).comparison.ratio, 1.5, 1e-6);
        EXPECT_EQ(model.index(row, ComparisonModel::Judged).data().toString(), QStringLiteral("slower"));
    }
    EXPECT_TRUE(
        dialog->findChild<QLabel*>(QStringLiteral("compareSummary"))->text().contains(QStringLiteral("4 slower")));
    auto* conditions = dialog->findChild<QAbstractItemView*>(QStringLiteral("conditions"));
    EXPECT_GT(conditions->model()->rowCount(), 4);
    EXPECT_EQ(conditions->model()->columnCount(), 3);
    const QString csv = path("pairs.csv");
    EXPECT_TRUE(dialog->saveCsv(csv));
    QFile file(csv);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains(",slower,"));
    EXPECT_FALSE(dialog->saveCsv(path("missing/pairs.csv")));
    for (const auto* view : dialog->findChildren<QAbstractItemView*>())
        if (view->isVisible() && view->inherits("phasebench::TableView")) {
            EXPECT_FALSE(view->accessibleName().isEmpty());
        }
}

TEST_F(TeachingTest, AFileThatCannotBeComparedGivesASentence)
{
    openResults();
    write("text.phasebench", "no results");
    CompareDialog* dialog = window().openComparison(path("text.phasebench"));
    ASSERT_TRUE(waitFor([&] { return dialog->isReady(); }));
    EXPECT_EQ(dialog->model().rowCount(), 0);
    EXPECT_TRUE(dialog->findChild<QLabel*>(QStringLiteral("compareSummary"))
                    ->text()
                    .contains(QStringLiteral("text.phasebench")));
}

TEST_F(TeachingTest, APinnedBaselineIsWhatTheOthersAreComparedWith)
{
    openResults();
    auto* chart = window().findChild<PhaseChart*>();
    chart->updateNow();
    EXPECT_TRUE(chart->bars().rows[1].note.contains(QStringLiteral("faster")))
        << chart->bars().rows[1].note.toStdString();
    window().findChild<RunListPanel*>()->pin(2);
    chart->updateNow();
    EXPECT_TRUE(chart->bars().rows[0].note.contains(QStringLiteral("slower")))
        << chart->bars().rows[0].note.toStdString();
    EXPECT_FALSE(chart->bars().rows[2].note.contains(QStringLiteral("faster")));
    EXPECT_TRUE(
        find<QAbstractItemView>("runs")->model()->index(2, 0).data().toString().contains(QStringLiteral("baseline")));
    window().findChild<RunListPanel*>()->pin(-1);
    EXPECT_EQ(window().selection().baseline(), -1);
}

TEST_F(TeachingTest, TheHandOutIsWrittenFromTheWindow)
{
    openResults();
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("four");
    };
    window().findChild<QAction*>(QStringLiteral("actionHandOut"))->trigger();
    QFile file(path("four.html"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().contains("<svg"));
}

TEST_F(TeachingTest, F1ExplainsWordsWithASearch)
{
    openResults();
    shortcut(Qt::Key_F1);
    auto* dialog = window().findChild<WordsDialog*>();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->shownText().contains(QStringLiteral("split-K")));
    dialog->search(QStringLiteral("waves"));
    EXPECT_TRUE(dialog->shownText().startsWith(QStringLiteral("waves"))) << dialog->shownText().left(60).toStdString();
    EXPECT_FALSE(dialog->shownText().contains(QStringLiteral("pageable")));
    dialog->search(QStringLiteral("xyzzy"));
    EXPECT_TRUE(dialog->shownText().contains(QStringLiteral("xyzzy")));
}

TEST_F(TeachingTest, HeadingsTabsColumnsAndLegendsAreExplained)
{
    openResults();
    auto* tips = window().findChild<WordTips*>();
    ASSERT_TRUE(tips);
    int headings = 0;
    for (const Heading* heading : window().findChildren<Heading*>())
        headings += tips->entryAt(heading, {}) != nullptr ? 1 : 0;
    EXPECT_GE(headings, 3);
    const QTabBar* tabs = find<QTabWidget>("tabs")->tabBar();
    EXPECT_TRUE(tips->entryAt(tabs, tabs->tabRect(0).center()));
    auto* chart = window().findChild<PhaseChart*>();
    chart->updateNow();
    const auto& legend = chart->places().legend;
    ASSERT_FALSE(legend.empty());
    const auto* plot = chart->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    const WordEntry* entry = tips->entryAt(plot, legend.front().text.center());
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->word, legend.front().name);
}

} // namespace
} // namespace phasebench::teaching_test
