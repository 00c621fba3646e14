// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_export.h"
#include "gui/charts/probe_chart.h"
#include "gui/models/probes.h"
#include "gui/models/table_model.h"
#include "tests/support/example_probe.h"
#include "tests/support/sample_runs.h"

#include <QComboBox>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

namespace phasebench::probe_chart_test {
namespace {

Machine h100()
{
    return samples::fourPlacements().front()->machine;
}

std::shared_ptr<const LinkProbe> probeOf(const Machine& machine)
{
    return std::make_shared<const LinkProbe>(test::exampleProbe(machine));
}

class ProbeChartTest : public ::testing::Test {
protected:
    void show(const std::shared_ptr<const LinkProbe>& probe)
    {
        probes.setOwn(probe);
        for (ProbeChart* chart : {&links, &memory}) {
            chart->resize(760, 420);
            chart->show();
            chart->updateNow();
        }
    }

    const ChartLine* line(const ProbeChart& chart, const char* name) const
    {
        for (const ChartLine& one : chart.data().lines)
            if (one.name == QString::fromUtf8(name))
                return &one;
        return nullptr;
    }

    RunList runs;
    Selection selection{runs};
    Probes probes;
    ProbeChart links{{runs, selection, &probes}, ProbeView::links};
    ProbeChart memory{{runs, selection, &probes}, ProbeView::memory};
};

TEST_F(ProbeChartTest, EveryLinkIsALineOfRatesOverItsSizes)
{
    show(probeOf(h100()));
    ASSERT_TRUE(line(links, "pinned → GPU 0"));
    const ChartLine& pinned = *line(links, "pinned → GPU 0");
    EXPECT_EQ(pinned.points.size(), 9u) << "4 KiB to 256 MiB";
    EXPECT_NEAR(pinned.points.back().y, 5.49e10, 1e8);
    ASSERT_TRUE(pinned.points.back().low && pinned.points.back().high);
    EXPECT_LT(*pinned.points.back().low, pinned.points.back().y) << "the longest time is the lowest rate";
    EXPECT_TRUE(line(links, "managed → GPU 0, fault"));
    EXPECT_TRUE(line(links, "GPU 0 → managed, prefetch"));
    EXPECT_EQ(links.xLabels().front(), QStringLiteral("4\u00a0KiB"));
    EXPECT_TRUE(links.yLabels().join(QLatin1Char(' ')).contains(QStringLiteral("10\u00a0GB/s")))
        << links.yLabels().join(QLatin1Char(' ')).toStdString();
    EXPECT_TRUE(links.subtitle().contains(QStringLiteral("2026-03-01"))) << links.subtitle().toStdString();
    EXPECT_TRUE(links.caption().contains(QStringLiteral("H100")));
}

TEST_F(ProbeChartTest, MemoryHasALineForEachStepOfGettingIt)
{
    show(probeOf(h100()));
    ASSERT_TRUE(line(memory, "pinned: allocate and pin"));
    EXPECT_TRUE(line(memory, "pageable: first touch"));
    EXPECT_TRUE(line(memory, "GPU 0: release"));
    EXPECT_FALSE(line(memory, "GPU 0: first touch")) << "there is no such step";
}

TEST_F(ProbeChartTest, WithoutAProbeItSaysWhatToDo)
{
    show(nullptr);
    EXPECT_TRUE(links.isEmpty());
    EXPECT_TRUE(links.subtitle().contains(QStringLiteral("never measured"))) << links.subtitle().toStdString();
    EXPECT_EQ(links.table()->rowCount(), 0);
}

TEST_F(ProbeChartTest, LinksBetweenGpusAreAGroupOfTheirOwn)
{
    Machine two = h100();
    two.gpus.push_back(two.gpus.front());
    LinkProbe probe = test::exampleProbe(two);
    test::addLink(probe, "host_pinned", "gpu:1", 2, 5.4e10);
    test::addLink(probe, "gpu:0", "gpu:1", 3, 3e11, "direct");
    test::addLink(probe, "gpu:0", "gpu:1", 9, 3e10, "staged");
    show(std::make_shared<const LinkProbe>(probe));
    EXPECT_FALSE(line(links, "pinned → GPU 1"));
    links.setGroup(1);
    links.updateNow();
    EXPECT_TRUE(line(links, "pinned → GPU 1"));
    EXPECT_EQ(links.fileName(), QStringLiteral("links-2"));
    links.setGroup(2);
    links.updateNow();
    ASSERT_EQ(links.data().lines.size(), 2u);
    EXPECT_TRUE(line(links, "GPU 0 → GPU 1, staged"));
}

TEST_F(ProbeChartTest, TheTableHasEveryFigure)
{
    const auto probe = probeOf(h100());
    show(probe);
    EXPECT_EQ(links.table()->rowCount(), static_cast<int>(probe->links.size()));
    EXPECT_EQ(links.table()->index(0, 3).data(TableModel::ExactRole).toLongLong(), probe->links[0].bytes);
    EXPECT_EQ(links.table()->index(0, 8).data(TableModel::ExactRole).toDouble(), probe->links[0].rate());
    EXPECT_EQ(memory.table()->rowCount(), 3 * 3 + 3 * 3 + 3 * 2);
}

TEST_F(ProbeChartTest, KeysStepThroughPointsAndTellThem)
{
    show(probeOf(h100()));
    links.show();
    QSignalSpy described(&links, &Chart::described);
    QTest::keyClick(&links, Qt::Key_Right);
    QTest::keyClick(&links, Qt::Key_Right);
    ASSERT_EQ(described.count(), 2);
    EXPECT_TRUE(described.back()[0].toString().contains(QStringLiteral("16\u00a0KiB")))
        << described.back()[0].toString().toStdString();
    QTest::keyClick(&links, Qt::Key_Down);
    EXPECT_TRUE(described.back()[0].toString().startsWith(links.data().lines[1].name));
}

TEST_F(ProbeChartTest, AFileOfAProbeAloneIsExported)
{
    const QTemporaryDir folder;
    for (const ExportFormat format : {ExportFormat::svg, ExportFormat::csv, ExportFormat::png}) {
        const auto written = exportAllCharts({}, folder.path(), format, {}, probeOf(h100()));
        ASSERT_TRUE(written) << written.error().sentence;
        EXPECT_EQ(written->size(), 2);
        EXPECT_TRUE(QFile::exists(folder.filePath(QStringLiteral("links.") + nameOf(format))));
        EXPECT_TRUE(QFile::exists(folder.filePath(QStringLiteral("memory.") + nameOf(format))));
    }
}

TEST(ProbesTest, TheFilesProbeIsShownAndTheComputersOwnPredicts)
{
    Probes probes;
    QSignalSpy changed(&probes, &Probes::changed);
    const auto own = probeOf(Machine());
    const auto file = probeOf(h100());
    probes.setOwn(own);
    probes.setOfFile(file);
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(probes.shown(), file);
    EXPECT_EQ(probes.of(h100()), file);
    EXPECT_EQ(probes.of(Machine()), own);
    probes.setOfFile(nullptr);
    EXPECT_EQ(probes.shown(), own);
    EXPECT_EQ(probes.of(h100()), nullptr);
}

} // namespace
} // namespace phasebench::probe_chart_test
