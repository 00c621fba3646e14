// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/transfer_chart.h"
#include "gui/models/probes.h"
#include "gui/models/table_model.h"
#include "tests/support/example_probe.h"
#include "tests/support/sample_runs.h"

#include <QAbstractItemModel>
#include <gtest/gtest.h>

namespace phasebench::transfer_chart_test {
namespace {

class TransferChartTest : public ::testing::Test {
protected:
    void show(const std::vector<RunPtr>& all)
    {
        runs.setRuns(all);
        chart.resize(840, 430);
        chart.updateNow();
    }

    QString fact(int row, const QString& name) const
    {
        for (const auto& [key, value] : chart.bars().rows[static_cast<std::size_t>(row)].facts)
            if (key == name)
                return value;
        return {};
    }

    RunList runs;
    Selection selection{runs};
    Probes probes;
    TransferChart chart{{runs, selection, &probes}};
};

TEST_F(TransferChartTest, OneRunHasItsCopiesInItsExecutionAndItsCopiesOut)
{
    const auto run = samples::fourPlacements().front();
    show({run});
    ASSERT_EQ(chart.bars().rows.size(), 4u);
    EXPECT_EQ(chart.bars().rows[0].label, QStringLiteral("A, pageable to GPU 0"));
    EXPECT_EQ(chart.bars().rows[1].label, QStringLiteral("B, pageable to GPU 0"));
    EXPECT_EQ(chart.bars().rows[2].label, QStringLiteral("execution"));
    EXPECT_EQ(chart.bars().rows[3].label, QStringLiteral("D, GPU 0 to pageable"));
    EXPECT_EQ(chart.plotted(Phase::copy_in)[0], run->transfers[0].figure.median);
    EXPECT_EQ(chart.plotted(Phase::copy_in)[3], 0) << "D is copied out";
    EXPECT_EQ(chart.plotted(Phase::copy_out)[3], run->transfers[2].figure.median);
    EXPECT_NEAR(chart.plotted(Phase::execution)[2], 2600, 30) << "the GPU's time";
    EXPECT_GT(chart.plotted(std::nullopt)[2], 0) << "the host waited longer";
    EXPECT_TRUE(chart.bars().rows[0].note.startsWith(QStringLiteral("128\u00a0MB · 5.")))
        << chart.bars().rows[0].note.toStdString();
    EXPECT_TRUE(chart.subtitle().endsWith(QStringLiteral("CUPTI")));
    EXPECT_EQ(chart.plotted(std::nullopt)[0], 0) << "the host's time of the copy was not measured";
}

TEST_F(TransferChartTest, SeveralRunsAreNamedBeforeTheirRows)
{
    show(samples::fourPlacements());
    ASSERT_EQ(chart.bars().rows.size(), 10u) << "two runs copy: a head, three copies and the execution each";
    EXPECT_EQ(chart.bars().rows[0].label, QStringLiteral("A, B, D pageable"));
    EXPECT_TRUE(chart.bars().rows[0].isMessage);
    EXPECT_TRUE(chart.bars().rows[0].note.startsWith(QStringLiteral("copies 224\u00a0MB in 4")))
        << chart.bars().rows[0].note.toStdString();
    EXPECT_EQ(chart.bars().rows[5].label, QStringLiteral("A, B, D pinned"));
}

TEST_F(TransferChartTest, WithAProbeOfTheComputerCopiesTellTheirShareOfTheLink)
{
    const auto run = samples::fourPlacements()[1]; // pinned
    show({run});
    EXPECT_FALSE(chart.bars().rows[0].note.contains(QStringLiteral("of the link")));
    probes.setOwn(std::make_shared<const LinkProbe>(test::exampleProbe(run->machine)));
    chart.updateNow();
    EXPECT_TRUE(chart.bars().rows[0].note.contains(QStringLiteral("9"))) << chart.bars().rows[0].note.toStdString();
    EXPECT_TRUE(chart.bars().rows[0].note.endsWith(QStringLiteral("of the link")));
    EXPECT_TRUE(fact(0, QStringLiteral("the link can do")).contains(QStringLiteral("54.")))
        << fact(0, QStringLiteral("the link can do")).toStdString();
    const QAbstractItemModel& table = *chart.table();
    EXPECT_NEAR(table.index(0, 10).data(TableModel::ExactRole).toDouble(), 5.49e10, 1e9);
    EXPECT_NEAR(table.index(0, 11).data(TableModel::ExactRole).toDouble(), 0.99, 0.03);
    // A probe of another computer says nothing of this one.
    Machine other = run->machine;
    other.gpus.front().name = "NVIDIA L4";
    probes.setOwn(std::make_shared<const LinkProbe>(test::exampleProbe(other)));
    chart.updateNow();
    EXPECT_FALSE(chart.bars().rows[0].note.contains(QStringLiteral("of the link")));
    EXPECT_FALSE(table.index(0, 11).data(TableModel::ExactRole).isValid());
}

TEST_F(TransferChartTest, TheHostsTimeStandsBehindTheCopys)
{
    phasebench::Run run = *samples::fourPlacements().front();
    run.transfers[0].host = Figure{run.transfers[0].figure.median + 700, 23900.0, 24100.0, 31};
    show({samples::shared(run)});
    EXPECT_NEAR(chart.plotted(std::nullopt)[0], 700, 1e-6);
    EXPECT_FALSE(fact(0, QStringLiteral("by the host's clock")).isEmpty());
    EXPECT_EQ(chart.legendNames().back(), QStringLiteral("until the host went on"));
    EXPECT_EQ(chart.table()->index(0, 13).data(TableModel::ExactRole).toDouble(), run.transfers[0].host->median);
    EXPECT_EQ(chart.table()->index(0, 14).data(TableModel::ExactRole).toDouble(), 23900.0);
}

TEST_F(TransferChartTest, WithoutCopiesItSaysWhy)
{
    show({samples::fourPlacements()[2]});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().startsWith(QStringLiteral("Nothing is copied")));
}

} // namespace
} // namespace phasebench::transfer_chart_test
