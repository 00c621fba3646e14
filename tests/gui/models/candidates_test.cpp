// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/candidate_table_model.h"
#include "gui/models/table_text.h"
#include "tests/support/sample_race.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::candidates_test {
namespace {

struct CandidateTable : testing::Test {
    RunList runs;
    Selection selection{runs};
    CandidateTableModel model{runs, selection, CandidateTableModel::Reading::later};

    void show(phasebench::Run run)
    {
        runs.setRuns({samples::shared(std::move(run))});
        selection.setRun(0);
        ASSERT_TRUE(QTest::qWaitFor([this] { return !model.isReading() && model.total() > 0; }, 60'000));
    }

    QString text(int row, CandidateColumn column) const
    {
        return model.index(row, static_cast<int>(column)).data().toString();
    }
};

TEST_F(CandidateTable, NamesWhatTheConfigurationSays)
{
    show(samples::race());
    ASSERT_EQ(model.rowCount(), 10);
    EXPECT_EQ(text(0, CandidateColumn::name), QStringLiteral("20 · 128×256 · stages 32×5"));
    EXPECT_EQ(text(2, CandidateColumn::name), QStringLiteral("20 · 256×128 · stages 32×5 · swizzle"));
    EXPECT_EQ(text(4, CandidateColumn::name), QStringLiteral("55 · 64×256 · cluster 2×1"));
    EXPECT_EQ(text(6, CandidateColumn::name),
        QStringLiteral("20 · 256×128 · split-K 3 · reduction compute type — the library's pick"));
    EXPECT_TRUE(text(7, CandidateColumn::name).contains(QStringLiteral("A/A")));
    EXPECT_EQ(text(0, CandidateColumn::rank), QStringLiteral("1"));
    EXPECT_EQ(text(1, CandidateColumn::rank), QStringLiteral("2 ="));
    EXPECT_EQ(text(2, CandidateColumn::rank), QStringLiteral("2 ="));
    EXPECT_EQ(text(3, CandidateColumn::rank), QStringLiteral("4"));
    EXPECT_EQ(text(3, CandidateColumn::heuristic), QStringLiteral("#5"));
    EXPECT_EQ(text(0, CandidateColumn::heuristic), QStringLiteral("–"));
    EXPECT_EQ(text(0, CandidateColumn::rate), QStringLiteral("47.2"));
    EXPECT_EQ(text(0, CandidateColumn::left), QStringLiteral("final"));
    EXPECT_TRUE(text(8, CandidateColumn::left).startsWith(QStringLiteral("round 2: ")));
    EXPECT_EQ(text(9, CandidateColumn::median), QStringLiteral("–")) << "a wrong one has no time";
    EXPECT_EQ(text(0, CandidateColumn::kernel),
        QStringLiteral("CUTLASS sgemm · SIMT · tile 128×256×8 · 5 stages · NN · sm80"));
}

TEST_F(CandidateTable, SortsByAnyColumnWithNothingLast)
{
    show(samples::race());
    model.sort(static_cast<int>(CandidateColumn::heuristic), Qt::AscendingOrder);
    EXPECT_EQ(text(0, CandidateColumn::heuristic), QStringLiteral("#0"));
    EXPECT_EQ(text(9, CandidateColumn::heuristic), QStringLiteral("–"));
    model.sort(static_cast<int>(CandidateColumn::median), Qt::DescendingOrder);
    EXPECT_TRUE(text(0, CandidateColumn::left).startsWith(QStringLiteral("round 2: ")));
    EXPECT_EQ(text(9, CandidateColumn::median), QStringLiteral("–"));
    model.sort(-1);
    EXPECT_EQ(text(0, CandidateColumn::rank), QStringLiteral("1"));
}

TEST_F(CandidateTable, FiltersByEveryWordAndLetsSizesBeTyped)
{
    show(samples::race());
    model.setFilter(QStringLiteral("256x128 SPLIT-k"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.candidateAt(0), 6);
    EXPECT_EQ(model.rowOf(6), 0);
    EXPECT_EQ(model.rowOf(0), -1);
    model.setFilter(QStringLiteral("cutlass"));
    EXPECT_EQ(model.rowCount(), 10);
    model.setFilter(QStringLiteral("no such thing"));
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(CandidateTable, OpenBlasAndFftwCandidatesHaveNamesToo)
{
    phasebench::Run run = samples::race();
    run.candidates.resize(3);
    run.candidates[0].configuration = {{"kernel_set", "SkylakeX"}, {"threads", 2}};
    run.candidates[1].configuration = {{"effort", "patient"}, {"threads", 1}};
    run.candidates[2].configuration = {{"work_area_policy", "minimal"}, {"patient_jit", true}};
    show(run);
    EXPECT_EQ(text(0, CandidateColumn::name), QStringLiteral("SkylakeX · 2 threads"));
    EXPECT_EQ(text(1, CandidateColumn::name), QStringLiteral("patient · 1 thread"));
    EXPECT_EQ(text(2, CandidateColumn::name), QStringLiteral("work area for minimal · patient compiling"));
}

TEST_F(CandidateTable, CsvHoldsTheConfigurationAndTheExactFigures)
{
    show(samples::race());
    const QString csv = tableText(model, TableText::csv);
    EXPECT_TRUE(csv.startsWith(QStringLiteral("rank,configuration,median_us,"))) << csv.left(80).toStdString();
    EXPECT_TRUE(csv.contains(QStringLiteral("1485.3,1481.3..1489.3,64,")));
    EXPECT_TRUE(csv.contains(QStringLiteral("\"\"tile\"\":\"\"128x256\"\"")));
}

TEST_F(CandidateTable, ARunWithoutCandidatesLeavesItEmpty)
{
    show(samples::race());
    runs.setRuns(samples::fourPlacements());
    selection.setRun(0);
    EXPECT_EQ(model.rowCount(), 0);
    selection.setRun(-1);
    EXPECT_EQ(model.rowCount(), 0);
}

/// What takes how long is told, not judged: no test depends on how fast the machine is.
TEST_F(CandidateTable, FiftyThousandAreArrangedAtOnce)
{
    show(samples::bigRace(50'000));
    ASSERT_EQ(model.rowCount(), 50'000);
    double worst = 0;
    const auto timed = [&](const char* what, auto&& work) {
        QElapsedTimer clock;
        clock.start();
        work();
        const double ms = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        worst = std::max(worst, ms);
        RecordProperty(what, std::to_string(ms));
    };
    for (int column = 0; column < candidateColumns; ++column)
        timed(("sort_" + std::to_string(column)).c_str(), [&] { model.sort(column, Qt::DescendingOrder); });
    timed("filter", [&] { model.setFilter(QStringLiteral("128x256 split-K 3")); });
    EXPECT_GT(model.rowCount(), 0);
    EXPECT_LT(model.rowCount(), 50'000);
    timed("filter_off", [&] { model.setFilter({}); });
    RecordProperty("worst_ms", std::to_string(worst));
    std::printf("50,000 candidates: the longest of 12 sorts and 2 filters took %.1f ms\n", worst);
    model.sort(static_cast<int>(CandidateColumn::median), Qt::AscendingOrder);
    for (int row = 1; row < model.rowCount(); row += 997)
        EXPECT_LE(model.index(row - 1, 2).data(TableModel::ExactRole).toDouble(),
            model.index(row, 2).data(TableModel::ExactRole).toDouble());
}

} // namespace
} // namespace phasebench::candidates_test
