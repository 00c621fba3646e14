// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/chart_table_model.h"
#include "gui/models/log_model.h"
#include "gui/models/machine_model.h"
#include "gui/models/run_table_model.h"
#include "tests/support/sample_runs.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::models_test {
namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Warning; // a warning fails the test

/// The document and everything that looks at it, with a tester on each model.
struct Models : testing::Test {
    RunList runs;
    Selection selection{runs};
    RunTableModel runTable{runs};
    LogModel log{runs, selection};
    MachineModel machine;
    QAbstractItemModelTester runTester{&runTable, fatal};
    QAbstractItemModelTester logTester{&log, fatal};
    QAbstractItemModelTester machineTester{&machine, fatal};

    QString text(const QAbstractItemModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
};

TEST_F(Models, followTheRunListThroughItsLife)
{
    EXPECT_EQ(runTable.rowCount(), 0);
    runs.setRuns(samples::fourPlacements());
    EXPECT_EQ(runTable.rowCount(), 4);
    runs.setLive(samples::shared(samples::matmul("live", {})));
    EXPECT_EQ(runTable.rowCount(), 5);
    EXPECT_EQ(runs.liveRow(), 4);
    EXPECT_EQ(text(runTable, 4, RunTableModel::Status), QStringLiteral("running"));
    EXPECT_EQ(text(runTable, 4, RunTableModel::Stop), QStringLiteral("–"));

    runs.append(samples::shared(samples::matmul("done", {})));
    EXPECT_EQ(runTable.rowCount(), 5) << "a finished run takes the place of the live one";
    EXPECT_EQ(runs.liveRow(), -1);
    EXPECT_EQ(text(runTable, 4, RunTableModel::Status), QStringLiteral("completed"));

    runs.setLive(samples::shared(samples::matmul("live again", {})));
    runs.dropLive();
    EXPECT_EQ(runTable.rowCount(), 5);
    runs.clear();
    EXPECT_EQ(runTable.rowCount(), 0);
}

TEST_F(Models, theCheckBoxSaysWhatTheChartsShow)
{
    runs.setRuns(samples::fourPlacements());
    const QModelIndex box = runTable.index(1, RunTableModel::Title);
    EXPECT_TRUE(box.flags() & Qt::ItemIsUserCheckable);
    EXPECT_EQ(box.data(Qt::CheckStateRole).toInt(), Qt::Checked);
    EXPECT_TRUE(runTable.setData(box, Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_FALSE(runs.isShown(1));
    EXPECT_EQ(box.data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    EXPECT_FALSE(runTable.index(1, RunTableModel::Status).data(Qt::CheckStateRole).isValid());
}

TEST_F(Models, aRunTakesItsCheckBoxAlongWhenItFinishes)
{
    runs.setLive(samples::shared(samples::matmul("live", {})));
    runs.setShown(0, false);
    runs.append(samples::shared(samples::matmul("done", {})));
    EXPECT_FALSE(runs.isShown(0));
}

TEST_F(Models, logAndMachineShowTheRun)
{
    runs.setRuns(samples::fourPlacements());
    selection.setRun(0);
    ASSERT_EQ(log.rowCount(), 3);
    EXPECT_EQ(text(log, 1, 0), QStringLiteral("planning"));
    EXPECT_EQ(text(log, 2, 0), QString());
    machine.setRun(*runs.at(0));
    QStringList rows;
    for (int row = 0; row < machine.rowCount(); ++row)
        rows << text(machine, row, 0) + QLatin1Char('=') + text(machine, row, 1);
    EXPECT_TRUE(rows.contains(QStringLiteral("GPU 0=NVIDIA H100 80GB HBM3")))
        << rows.join(QLatin1Char('\n')).toStdString();
    EXPECT_TRUE(rows.contains(QStringLiteral("sm clock mhz=1980")));
    EXPECT_TRUE(rows.contains(QStringLiteral("throttled=no")));
}

TEST_F(Models, selectionLetsGoOfRowsThatAreGone)
{
    runs.setRuns(samples::fourPlacements());
    runs.setLive(samples::shared(samples::matmul("live", {})));
    selection.setRun(4);
    selection.setHovered(4, Phase::execution);
    QSignalSpy changed(&selection, &Selection::runChanged);
    runs.dropLive();
    EXPECT_EQ(selection.run(), 3);
    EXPECT_EQ(selection.hoveredRun(), -1);
    EXPECT_EQ(changed.count(), 1);
    runs.clear();
    EXPECT_EQ(selection.run(), -1);
    selection.setRun(7);
    EXPECT_EQ(selection.run(), -1) << "there is no such row";
}

TEST_F(Models, aFailedRunShowsItsReason)
{
    runs.setRuns({samples::shared(samples::failed("The worker was killed."))});
    EXPECT_EQ(text(runTable, 0, RunTableModel::Status), QStringLiteral("failed"));
    EXPECT_EQ(runTable.index(0, RunTableModel::Status).data(Qt::ToolTipRole).toString(),
        QStringLiteral("The worker was killed."));
    EXPECT_EQ(text(runTable, 0, RunTableModel::CallMedian), QStringLiteral("–"));
}

TEST(ChartTableModelTest, ATableThatNobodyLooksAtIsMadeWhenItIsAskedFor)
{
    RunList runs;
    int made = 0;
    ChartTableModel table(runs, [&] {
        ++made;
        std::vector<TableRow> rows;
        for (int row = 0; row < runs.size(); ++row)
            rows.emplace_back(runs, row);
        return ChartTable(std::vector{runColumn<TableRow>(QStringLiteral("run"))}, std::move(rows));
    });
    for (int i = 0; i < 100; ++i)
        runs.append(samples::shared(samples::matmul("one of many", {})));
    EXPECT_EQ(made, 0);
    EXPECT_EQ(table.rowCount(), 100);
    EXPECT_EQ(table.rowCount(), 100);
    EXPECT_EQ(made, 1) << "nothing has changed in between";
    runs.clear();
    EXPECT_EQ(table.rowCount(), 0);

    // Who looks at it is told.
    const QSignalSpy reset(&table, &QAbstractItemModel::modelReset);
    const QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
    runs.setRuns(samples::fourPlacements());
    EXPECT_EQ(reset.count(), 1);
    EXPECT_EQ(table.rowCount(), 4);
    runs.append(samples::shared(samples::matmul("one more", {})));
    ASSERT_TRUE(QTest::qWaitFor([&] { return inserted.count() == 1; }, 60'000));
    EXPECT_EQ(table.rowCount(), 5);
}

} // namespace
} // namespace phasebench::models_test
