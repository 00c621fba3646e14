// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_bars.h"
#include "gui/charts/samples_data.h"
#include "gui/charts/transfer_bars.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/selection.h"
#include "gui/models/table_text.h"
#include "tests/support/sample_runs.h"
#include "tests/support/table_cells.h"

#include <QAbstractItemModelTester>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::chart_tables_test {
namespace {

using test::exact;
using test::shown;

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Warning; // a warning fails the test

/// The tables of some views as models, with a tester on each.
struct ChartTables : testing::Test {
    RunList runs;
    Selection selection{runs};
    ChartTableModel phases{runs, [this] {
                               return phaseTable(runs, std::nullopt);
                           }};
    ChartTableModel samples{runs, [this] {
                                return samplesTable(runs, selection.run(), selection.series());
                            }};
    ChartTableModel transfers{runs, [this] {
                                  return transferTable(runs, nullptr);
                              }};
    QAbstractItemModelTester phaseTester{&phases, fatal};
    QAbstractItemModelTester sampleTester{&samples, fatal};
    QAbstractItemModelTester transferTester{&transfers, fatal};

    void SetUp() override
    {
        QObject::connect(&selection, &Selection::runChanged, &samples, &ChartTableModel::startAnew);
        QObject::connect(&selection, &Selection::seriesChanged, &samples, &ChartTableModel::startAnew);
    }
};

TEST_F(ChartTables, FollowTheRunListThroughItsLife)
{
    EXPECT_EQ(phases.rowCount(), 0);
    runs.setRuns(samples::fourPlacements());
    const int before = phases.rowCount();
    EXPECT_GT(before, 4);
    runs.setShown(1, false);
    // On a busy computer a table follows a little later.
    EXPECT_TRUE(QTest::qWaitFor([&] { return phases.rowCount() < before; }));
    runs.clear();
    EXPECT_EQ(phases.rowCount(), 0);
}

TEST_F(ChartTables, PhasesHaveTheExactFigures)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    const PhaseFigures* copy = all.front()->phase(Phase::copy_in);
    ASSERT_TRUE(copy && copy->host);
    bool found = false;
    for (int row = 0; row < phases.rowCount(); ++row) {
        const QModelIndex index = phases.index(row, 0);
        if (index.data(TableModel::RunRole).toInt() != 0
            || index.data(TableModel::PhaseRole).toInt() != static_cast<int>(Phase::copy_in))
            continue;
        found = true;
        EXPECT_EQ(exact(phases, row, "median_us").toDouble(), copy->host->median);
        EXPECT_EQ(exact(phases, row, "count").toInt(), 10);
        EXPECT_EQ(shown(phases, row, "phase"), QStringLiteral("copy in"));
        EXPECT_EQ(shown(phases, row, "enqueue_us"), QStringLiteral("–")) << "not measured is no zero";
        EXPECT_FALSE(exact(phases, row, "enqueue_us").isValid());
        EXPECT_EQ(shown(phases, row, "timing_source"), QStringLiteral("CUPTI"));
    }
    EXPECT_TRUE(found);
}

TEST_F(ChartTables, APhaseLeftOutOfTheCallHasNoCostPerCall)
{
    runs.setRuns(samples::plannerEfforts());
    QStringList perCall;
    for (int row = 0; row < phases.rowCount(); ++row)
        if (shown(phases, row, "phase") == QLatin1String("planning"))
            perCall << (shown(phases, row, "per_call_us") == QStringLiteral("–") ? QStringLiteral("none")
                                                                                 : QStringLiteral("some"));
    EXPECT_EQ(perCall, QStringList({QStringLiteral("some"), QStringLiteral("none"), QStringLiteral("none")}));
}

TEST_F(ChartTables, SamplesFollowTheSelection)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    EXPECT_EQ(samples.rowCount(), 0) << "nothing is selected";
    selection.setRun(1);
    EXPECT_EQ(samples.rowCount(), 31);
    EXPECT_EQ(exact(samples, 4, "time_us").toDouble(), all[1]->series.at("call")[4]);
    selection.setSeries(QStringLiteral("execution.gpu"));
    EXPECT_EQ(exact(samples, 0, "time_us").toDouble(), all[1]->series.at("execution.gpu")[0]);
    selection.setSeries(QStringLiteral("nonsense"));
    EXPECT_EQ(samples.rowCount(), 0);
}

TEST_F(ChartTables, TransfersHaveBytesAndRates)
{
    const auto all = samples::fourPlacements();
    runs.setRuns(all);
    ASSERT_EQ(transfers.rowCount(), 6) << "three copies in each of the two runs from host memory";
    EXPECT_EQ(shown(transfers, 0, "operand"), QStringLiteral("A"));
    EXPECT_EQ(exact(transfers, 0, "bytes").toLongLong(), 128000000);
    EXPECT_EQ(exact(transfers, 0, "bytes_per_second").toDouble(), all[0]->transfers[0].rate());
    EXPECT_FALSE(exact(transfers, 0, "share_of_link").isValid()) << "there is no probe";
}

TEST_F(ChartTables, AFigureThatDoesNotExistIsEmptyInCsv)
{
    runs.setRuns({samples::shared(samples::failed("No."))});
    EXPECT_EQ(tableText(phases, TableText::csv).split(QStringLiteral("\r\n"))[1],
        QStringLiteral("\"A, B, D managed\",call,10,,,,,,,,,host,10,"));
}

TEST_F(ChartTables, FactsOfARowAreItsFigures)
{
    runs.setRuns(samples::fourPlacements());
    const ChartTable table = transferTable(runs, nullptr);
    const Facts facts = table.facts(0);
    ASSERT_FALSE(facts.empty());
    EXPECT_EQ(facts[0].first, QStringLiteral("run"));
    EXPECT_TRUE(std::ranges::none_of(facts, [](const auto& fact) { return fact.first == QStringLiteral("share"); }))
        << "what does not exist is not told";
    EXPECT_EQ(table.columnNamed(u"bytes"), 4);
    EXPECT_EQ(table.columnNamed(u"bits"), -1);
}

} // namespace
} // namespace phasebench::chart_tables_test
