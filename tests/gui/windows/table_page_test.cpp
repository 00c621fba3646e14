// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/table_page.h"

#include "gui/charts/candidates_chart.h"
#include "gui/charts/phase_chart.h"
#include "gui/models/candidate_table_model.h"
#include "gui/panels/table_view.h"
#include "tests/support/sample_race.h"
#include "tests/support/stalls.h"

#include <QComboBox>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

namespace phasebench::table_page_test {
namespace {

struct TablePageTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    CandidatesChart candidates{{runs, selection}};
    PhaseChart phases{{runs, selection}};
    CandidateTableModel* model = nullptr;
    TablePage page{{{QStringLiteral("Phases"), &phases},
        {QStringLiteral("Candidates"), &candidates, [this](QObject* parent) {
             return model = new CandidateTableModel(runs, selection, CandidateTableModel::Reading::later, parent);
         }}}};

    void show(phasebench::Run run)
    {
        const auto count = static_cast<int>(run.candidates.size());
        page.resize(1100, 700);
        page.show();
        runs.setRuns({samples::shared(std::move(run))});
        selection.setRun(0);
        page.findChild<QComboBox*>(QStringLiteral("whichFigures"))->setCurrentIndex(1);
        ASSERT_TRUE(model);
        ASSERT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == count; }, 60'000));
        QCoreApplication::processEvents(); // the columns are fitted once for the new rows
    }
};

TEST_F(TablePageTest, CandidatesAreSortedByTheirOwnModel)
{
    show(samples::race());
    EXPECT_EQ(page.view()->model(), model) << "no proxy between";
    page.view()->sortByColumn(static_cast<int>(CandidateColumn::median), Qt::DescendingOrder);
    const auto median = [this](int row) {
        return page.view()
            ->model()
            ->index(row, static_cast<int>(CandidateColumn::median))
            .data(TableModel::ExactRole)
            .toDouble();
    };
    ASSERT_GT(model->rowCount(), 3);
    EXPECT_GT(median(0), median(1));
    // Another chart's figures are sorted by a proxy; back again, the rows stand in their own order.
    auto* which = page.findChild<QComboBox*>(QStringLiteral("whichFigures"));
    which->setCurrentIndex(0);
    EXPECT_NE(page.view()->model(), model);
    EXPECT_EQ(page.chart(), &phases);
    which->setCurrentIndex(1);
    EXPECT_EQ(page.view()->model(), model);
    EXPECT_EQ(model->candidateAt(0), 0);
}

TEST_F(TablePageTest, FiftyThousandCandidatesScrollAndSortWithoutAStall)
{
    show(samples::bigRace(50'000));
    TableView* view = page.view();
    ASSERT_EQ(view->model()->rowCount(), 50'000);
    test::Stalls stalls(*view);
    for (const CandidateColumn column :
        {CandidateColumn::median, CandidateColumn::name, CandidateColumn::kernel, CandidateColumn::left})
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder})
            stalls.during("sort", [&] { view->sortByColumn(static_cast<int>(column), order); });
    for (int i = 1; i <= 20; ++i)
        stalls.during(
            "scroll", [&] { view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() * i / 20); });
    stalls.expectAtMost(50, "50,000 candidates in the table tab");
}

} // namespace
} // namespace phasebench::table_page_test
