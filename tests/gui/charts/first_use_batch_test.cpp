// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/batch_chart.h"
#include "gui/charts/first_use_chart.h"
#include "tests/support/sample_runs.h"
#include "tests/support/table_cells.h"

#include <QTest>
#include <gtest/gtest.h>
#include <qcustomplot.h>

namespace phasebench::first_use_batch_test {
namespace {

phasebench::Run levels()
{
    phasebench::Run run = samples::matmul("levels", {MemorySpace::Kind::gpu, 0});
    const auto add = [&](ColdLevel level, Phase phase, double median, bool once) {
        Figure figure{median, {}, {}, 1};
        if (!once)
            figure = {median, median * 0.99, median * 1.01, 20};
        run.first_use.push_back({level, phase, figure});
    };
    add(ColdLevel::process, Phase::specification, 480'000, true);
    add(ColdLevel::process, Phase::planning, 137'000, true);
    add(ColdLevel::process, Phase::execution, 18'000, true);
    add(ColdLevel::library, Phase::specification, 31'000, false);
    add(ColdLevel::library, Phase::planning, 900, false);
    add(ColdLevel::plan, Phase::planning, 130, false);
    add(ColdLevel::warm, Phase::planning, 5, false);
    add(ColdLevel::warm, Phase::execution, 2600, false);
    return run;
}

struct FirstUseTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    FirstUseChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown)
    {
        runs.setRuns(shown);
        chart.resize(840, 480);
        chart.show();
        chart.updateNow();
    }
};

TEST_F(FirstUseTest, TheWarmCallHasAPanelOfItsOwnWhereItWouldBeInvisible)
{
    show({samples::shared(levels())});
    const auto& panels = chart.bars().panels;
    ASSERT_EQ(panels.size(), 2u);
    ASSERT_EQ(panels[0].data.rows.size(), 3u);
    EXPECT_DOUBLE_EQ(*panels[0].data.rows[0].median, 635'000);
    EXPECT_DOUBLE_EQ(panels[0].data.rows[0].length(), 635'000);
    EXPECT_EQ(panels[0].data.rows[0].note, QStringLiteral("measured once"));
    EXPECT_FALSE(panels[0].data.rows[0].low);
    EXPECT_EQ(panels[0].data.rows[1].note, QString());
    EXPECT_DOUBLE_EQ(*panels[0].data.rows[1].low, 31'900 * 0.99);
    ASSERT_EQ(panels[1].data.rows.size(), 1u);
    EXPECT_TRUE(panels[1].heading.contains(QStringLiteral("an axis of its own from zero")))
        << panels[1].heading.toStdString();
    EXPECT_LT(panels[1].layout.axisEnd, panels[0].layout.axisEnd / 50);
    EXPECT_GE(panels[1].layout.plot.top(), panels[0].layout.plot.bottom()) << "one below the other";
    EXPECT_LE(panels[1].layout.plot.bottom(), chart.height());
}

TEST_F(FirstUseTest, WhereTheWarmCallIsReadableThereIsOnePanel)
{
    phasebench::Run run = levels();
    for (FirstUseFigures& figures : run.first_use)
        if (figures.level == ColdLevel::warm)
            figures.host.median *= 100;
    show({samples::shared(run)});
    ASSERT_EQ(chart.bars().panels.size(), 1u);
    EXPECT_EQ(chart.bars().panels[0].data.rows.size(), 4u);
    EXPECT_EQ(chart.bars().panels[0].heading, QString());
}

TEST_F(FirstUseTest, OlderRunsHaveTheFreshProcessAndTheWarmCall)
{
    show({samples::fourPlacements()[0]});
    ASSERT_EQ(chart.bars().panels.size(), 1u);
    EXPECT_EQ(chart.bars().panels[0].data.rows.size(), 2u);
    EXPECT_EQ(chart.bars().panels[0].data.rows[0].label, QStringLiteral("fresh process"));
    show({samples::plannerEfforts()[0]});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("“measure it” at first use")));
}

TEST_F(FirstUseTest, KeysAndClicksChooseAndTheTableHasTheFigures)
{
    show({samples::shared(levels())});
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.run(), 0);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.phase(), Phase::specification);
    QTest::keyClick(&chart, Qt::Key_Down);
    EXPECT_EQ(selection.phase(), std::nullopt);
    const BarLayout& place = chart.bars().panels[0].layout;
    QTest::mouseClick(
        chart.plot(), Qt::LeftButton, {}, {static_cast<int>(place.xOf(500'000)), place.rows[0].strip.center().y()});
    EXPECT_EQ(selection.phase(), Phase::planning);
    ASSERT_EQ(chart.table()->rowCount(), 8);
    EXPECT_EQ(test::exact(*chart.table(), 1, "median_us").toDouble(), 137'000);
    EXPECT_FALSE(test::exact(*chart.table(), 1, "low_us").isValid());
    EXPECT_EQ(test::exact(*chart.table(), 3, "level").toString(), QStringLiteral("library"));
}

phasebench::Run batched(Batching batching, double call, std::int64_t gpu)
{
    phasebench::Run run = samples::matmul(std::string(nameOf(batching)), {MemorySpace::Kind::host_pinned, 0});
    Matmul& problem = run.experiment.problem.as<Matmul>();
    problem = {};
    problem.m = 124;
    problem.n = 15;
    problem.k = 10;
    problem.batch = 8;
    run.experiment.call.batching = batching;
    run.experiment.call.count = batching == Batching::dimension ? 1 : 8;
    run.call->figure = {call, call * 0.99, call * 1.01, 31};
    run.memory.gpu = gpu;
    return run;
}

struct BatchChartTest : testing::Test {
    RunList runs;
    Selection selection{runs};
    BatchChart chart{{runs, selection}};

    void show(const std::vector<RunPtr>& shown)
    {
        runs.setRuns(shown);
        chart.resize(840, 480);
        chart.show();
        chart.updateNow();
    }
    const BatchData::Row* row(const char* name)
    {
        for (const BatchData::Row& one : chart.batch().rows)
            if (one.name == QString::fromLatin1(name))
                return &one;
        return nullptr;
    }
};

TEST_F(BatchChartTest, PutsTheWaysBesideEachOther)
{
    show({samples::shared(batched(Batching::sequence, 10, 2'000'000)),
        samples::shared(batched(Batching::dimension, 20, 16'000'000)),
        samples::shared(batched(Batching::overlapped, 5, 6'000'000))});
    const BatchData& data = chart.batch();
    ASSERT_EQ(data.columns.size(), 3u);
    EXPECT_EQ(data.columns[0].run, 1) << "the batch dimension first";
    const auto* time = row("time for the batch");
    ASSERT_TRUE(time);
    EXPECT_DOUBLE_EQ(*time->cells[0].value, 20);
    EXPECT_DOUBLE_EQ(*time->cells[1].value, 80) << "eight calls";
    EXPECT_DOUBLE_EQ(*time->cells[2].value, 40);
    const auto* parallelism = row("parallelism");
    ASSERT_TRUE(parallelism);
    EXPECT_DOUBLE_EQ(*parallelism->cells[0].value, 124 * 15 * 8);
    EXPECT_DOUBLE_EQ(*parallelism->cells[1].value, 124 * 15);
    const auto* intensity = row("arithmetic intensity");
    ASSERT_TRUE(intensity);
    EXPECT_NEAR(*intensity->cells[0].value, 2.0 * 124 * 15 * 10 / (4 * (124 * 10 + 10 * 15 + 124 * 15)), 1e-9);
    ASSERT_EQ(data.sentences.size(), 3) << "two about time and one about memory";
    EXPECT_TRUE(data.sentences[0].startsWith(QStringLiteral("One call with a batch dimension takes 20.0")))
        << data.sentences[0].toStdString();
    EXPECT_TRUE(data.sentences[2].contains(QStringLiteral("2.00\u00a0MB of GPU memory")))
        << data.sentences[2].toStdString();
    EXPECT_EQ(chart.table()->rowCount(), 3);
    EXPECT_DOUBLE_EQ(test::exact(*chart.table(), 1, "batch_us").toDouble(), 80);
}

TEST_F(BatchChartTest, TiesAreCalledTies)
{
    show({samples::shared(batched(Batching::sequence, 10, 1)), samples::shared(batched(Batching::dimension, 80.5, 1))});
    ASSERT_FALSE(chart.batch().sentences.isEmpty());
    EXPECT_TRUE(chart.batch().sentences[0].contains(QStringLiteral("cannot be told apart")))
        << chart.batch().sentences[0].toStdString();
}

TEST_F(BatchChartTest, SaysWhatIsMissingAndFollowsKeys)
{
    show({samples::shared(batched(Batching::sequence, 10, 1))});
    EXPECT_TRUE(chart.isEmpty());
    EXPECT_TRUE(chart.subtitle().contains(QStringLiteral("“batching”, under call form")));
    show({samples::shared(batched(Batching::sequence, 10, 1)), samples::shared(batched(Batching::dimension, 10, 1))});
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.run(), 1);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_EQ(selection.run(), 0);
    QTest::mouseClick(chart.plot(), Qt::LeftButton, {}, chart.cellRect(1, 0).center());
    EXPECT_EQ(selection.run(), 1);
}

} // namespace
} // namespace phasebench::first_use_batch_test
