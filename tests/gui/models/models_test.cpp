// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/log_model.h"
#include "gui/models/machine_model.h"
#include "gui/models/phase_table_model.h"
#include "gui/models/run_table_model.h"
#include "gui/models/sample_table_model.h"
#include "gui/models/transfer_table_model.h"
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
    PhaseTableModel phases{runs};
    SampleTableModel samples{runs, selection};
    TransferTableModel transfers{runs};
    LogModel log{runs, selection};
    MachineModel machine;
    QAbstractItemModelTester runTester{&runTable, fatal};
    QAbstractItemModelTester phaseTester{&phases, fatal};
    QAbstractItemModelTester sampleTester{&samples, fatal};
    QAbstractItemModelTester transferTester{&transfers, fatal};
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
    EXPECT_GT(phases.rowCount(), 4);
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
    EXPECT_EQ(phases.rowCount(), 0);
}

TEST_F(Models, theCheckBoxSaysWhatTheChartsShow)
{
    runs.setRuns(samples::fourPlacements());
    const QModelIndex box = runTable.index(1, RunTableModel::Title);
    EXPECT_TRUE(box.flags() & Qt::ItemIsUserCheckable);
    EXPECT_EQ(box.data(Qt::CheckStateRole).toInt(), Qt::Checked);
    const int before = phases.rowCount();
    EXPECT_TRUE(runTable.setData(box, Qt::Unchecked, Qt::CheckStateRole));
    EXPECT_FALSE(runs.isShown(1));
    EXPECT_EQ(box.data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    // On a busy computer a table follows a little later.
    EXPECT_TRUE(QTest::qWaitFor([&] { return phases.rowCount() < before; }));
    EXPECT_FALSE(runTable.index(1, RunTableModel::Status).data(Qt::CheckStateRole).isValid());
}

TEST_F(Models, aRunTakesItsCheckBoxAlongWhenItFinishes)
{
    runs.setLive(samples::shared(samples::matmul("live", {})));
    runs.setShown(0, false);
    runs.append(samples::shared(samples::matmul("done", {})));
    EXPECT_FALSE(runs.isShown(0));
}

TEST_F(Models, phaseTableHasTheExactFigures)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    const phasebench::Run& first = *all.front();
    const PhaseFigures* copy = nullptr;
    for (const PhaseFigures& phase : first.phases)
        if (phase.phase == Phase::copy_in)
            copy = &phase;
    ASSERT_TRUE(copy && copy->host);
    bool found = false;
    for (int row = 0; row < phases.rowCount(); ++row) {
        const QModelIndex index = phases.index(row, PhaseTableModel::HostMedian);
        if (index.data(TableModel::RunRole).toInt() != 0
            || index.data(TableModel::PhaseRole).toInt() != static_cast<int>(Phase::copy_in))
            continue;
        found = true;
        EXPECT_EQ(index.data(TableModel::ExactRole).toDouble(), copy->host->median);
        EXPECT_EQ(phases.index(row, PhaseTableModel::Count).data(TableModel::ExactRole).toInt(), 10);
        EXPECT_EQ(text(phases, row, PhaseTableModel::PhaseName), QStringLiteral("copy in"));
        EXPECT_EQ(text(phases, row, PhaseTableModel::Enqueue), QStringLiteral("–")) << "not measured is no zero";
        EXPECT_FALSE(phases.index(row, PhaseTableModel::Enqueue).data(TableModel::ExactRole).isValid());
        EXPECT_EQ(text(phases, row, PhaseTableModel::Clock), QStringLiteral("CUPTI"));
    }
    EXPECT_TRUE(found);
}

TEST_F(Models, aPhaseLeftOutOfTheCallHasNoCostPerCall)
{
    runs.setRuns(samples::plannerEfforts());
    QStringList perCall;
    for (int row = 0; row < phases.rowCount(); ++row)
        if (text(phases, row, PhaseTableModel::PhaseName) == QLatin1String("planning"))
            perCall << (text(phases, row, PhaseTableModel::PerCall) == QStringLiteral("–") ? QStringLiteral("none")
                                                                                           : QStringLiteral("some"));
    EXPECT_EQ(perCall, QStringList({QStringLiteral("some"), QStringLiteral("none"), QStringLiteral("none")}));
}

TEST_F(Models, samplesFollowTheSelection)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    EXPECT_EQ(samples.rowCount(), 0) << "nothing is selected";
    selection.setRun(1);
    EXPECT_EQ(samples.rowCount(), 31);
    EXPECT_EQ(samples.index(4, 2).data(TableModel::ExactRole).toDouble(), all[1]->series.at("call")[4]);
    selection.setSeries(QStringLiteral("execution.gpu"));
    EXPECT_EQ(samples.index(0, 2).data(TableModel::ExactRole).toDouble(), all[1]->series.at("execution.gpu")[0]);
    selection.setSeries(QStringLiteral("nonsense"));
    EXPECT_EQ(samples.rowCount(), 0);
}

TEST_F(Models, transfersHaveBytesAndRates)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    ASSERT_EQ(transfers.rowCount(), 6) << "three copies in each of the two runs from host memory";
    EXPECT_EQ(text(transfers, 0, 1), QStringLiteral("A"));
    EXPECT_EQ(transfers.index(0, 4).data(TableModel::ExactRole).toLongLong(), 128000000);
    EXPECT_EQ(transfers.index(0, 9).data(TableModel::ExactRole).toDouble(), all[0]->transfers[0].rate());
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

/// Counts how often it is made.
class CountedTable : public TableModel {
public:
    explicit CountedTable(const RunList& runs)
        : TableModel({{QStringLiteral("made"), QStringLiteral("made")}}, nullptr)
    {
        follow(runs, [this, &runs] {
            ++made;
            replaceRows(m_rows, std::vector<int>(static_cast<std::size_t>(runs.size())));
        });
    }
    int made = 0;

protected:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    Cell cell(int, int) const override { return {}; }

private:
    std::vector<int> m_rows;
};

TEST(TableModelTest, ATableThatNobodyLooksAtIsMadeWhenItIsAskedFor)
{
    RunList runs;
    CountedTable table(runs);
    for (int i = 0; i < 100; ++i)
        runs.append(samples::shared(samples::matmul("one of many", {})));
    EXPECT_EQ(table.made, 0);
    EXPECT_EQ(table.rowCount(), 100);
    EXPECT_EQ(table.rowCount(), 100);
    EXPECT_EQ(table.made, 1) << "nothing has changed in between";
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
