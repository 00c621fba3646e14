// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"
#include "gui/panels/machine_panel.h"
#include "gui/panels/placement_map.h"
#include "gui/panels/placement_tile.h"
#include "gui/panels/segmented.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/example_probe.h"
#include "tests/support/scoped_variable.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>

namespace phasebench::placement_test {
namespace {

/// The placement map in the whole window, on a computer with two GPUs that a scripted worker plays.
class PlacementWindowTest : public WindowTest {
protected:
    void SetUp() override
    {
        m_fake = std::make_unique<ScopedVariable>("PHASEBENCH_FAKE",
            R"({"cuda": {"machine": {"host": "lab", "driver": "580.159", "libraries": {"cublaslt": "13.1.0"},
                "gpus": [{"name": "NVIDIA H100 80GB HBM3", "memory": 85520809984}, {"name": "NVIDIA H100 80GB HBM3", "memory": 85520809984}]},
                "rules": []}, "cpu": {"machine": {"libraries": {"openblas": "0.3.21", "fftw": "3.3.10"}}}})");
        // Where a computer's probes are kept: nothing of this computer's must be seen, or left behind.
        m_data = std::make_unique<ScopedVariable>("XDG_DATA_HOME", m_folder.path().string());
        const std::string program = (binFolder() / "phasebench-fake-worker").string();
        WorkerPrograms programs;
        programs.cpu = {program, "fake-cpu"};
        programs.cuda = {program, "fake-cuda"};
        open(programs);
        ASSERT_TRUE(waitForMachine());
        write("gpu.json",
            R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 640, "n": 640, "k": 640, "type": "float32"},
            "execution": {"space": "gpu:0"}, "measure": {"first_use": false}})");
        window().openFile(path("gpu.json"));
    }

    PlacementMap& map() { return *find<PlacementMap>("placementMap"); }
    QString sentence() { return find<QLabel>("sentence")->text(); }

    void drag(const char* name, const MemorySpace& space)
    {
        auto* tile = find<PlacementTile>(name);
        const QPoint there = map().places().region(space)->title.center();
        QTest::mousePress(tile, Qt::LeftButton, {}, tile->rect().center());
        const QPoint start = tile->geometry().center();
        for (const double part : {0.3, 0.7, 1.0})
            QTest::mouseMove(tile, tile->mapFromParent(start + (there - start) * part));
        QTest::mouseRelease(tile, Qt::LeftButton, {}, tile->mapFromParent(there));
        QCoreApplication::processEvents();
    }

    void runToItsEnd()
    {
        QSignalSpy ended(&window(), &MainWindow::runEnded);
        click("runButton");
        ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
        ASSERT_EQ(window().runs().at(window().runs().size() - 1)->status, RunStatus::completed);
    }

    std::unique_ptr<ScopedVariable> m_fake;
    std::unique_ptr<ScopedVariable> m_data;
};

TEST_F(PlacementWindowTest, DraggingChangesTheExperimentEverywhereAndUndoPutsItBack)
{
    EXPECT_TRUE(sentence().contains(QStringLiteral("pageable host memory"))) << sentence().toStdString();
    drag("tile.a", {MemorySpace::Kind::host_pinned, 0});
    EXPECT_EQ(window().experiment().value("placement.a"), "host_pinned");
    EXPECT_TRUE(sentence().contains(QStringLiteral("pinned host memory"))) << sentence().toStdString();
    EXPECT_EQ(map().map().copies.size(), 3u) << "A and B come from different places, D goes back";
    drag("tile.a", {MemorySpace::Kind::gpu, 1});
    EXPECT_EQ(window().experiment().value("placement.a"), "gpu:1");
    shortcut(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(window().experiment().value("placement.a"), "host_pageable") << "moves of one operand are one step";
    EXPECT_EQ(map().map().tile(MatmulOperand::a)->home, MemorySpace());
}

TEST_F(PlacementWindowTest, AfterARunThePredictedAndTheMeasuredAreShown)
{
    // A probe of the computer, and a run of the same matmul from elsewhere: what a prediction needs.
    window().probes().setOwn(std::make_shared<const LinkProbe>(test::exampleProbe(*window().experiment().machine())));
    runToItsEnd();
    drag("tile.a", {MemorySpace::Kind::host_pinned, 0});
    drag("tile.b", {MemorySpace::Kind::host_pinned, 0});
    EXPECT_TRUE(sentence().contains(QStringLiteral("Predicted <b>"))) << sentence().toStdString();
    EXPECT_FALSE(sentence().contains(QStringLiteral("Measured")));
    ASSERT_TRUE(map().map().copies.front().predicted());
    EXPECT_FALSE(map().map().copies.front().measured());
    EXPECT_TRUE(map().places().arrows.front().lines.join(QLatin1Char(' ')).contains(QStringLiteral("predicted")));

    runToItsEnd();
    ASSERT_TRUE(waitFor([&] { return sentence().contains(QStringLiteral("Measured <b>")); }));
    EXPECT_TRUE(sentence().contains(QStringLiteral("Predicted "))) << sentence().toStdString();
    ASSERT_TRUE(map().map().copies.front().measured());
    EXPECT_TRUE(map().map().copies.front().predicted());
    EXPECT_TRUE(map().map().block.measured);
    EXPECT_TRUE(map().places().arrows.front().lines.join(QLatin1Char(' ')).contains(QStringLiteral("GB/s")));
}

TEST_F(PlacementWindowTest, TheMapCanBeFoldedAwayAndTheSentenceStays)
{
    const int before = find("tabs")->height();
    click("placementFold");
    EXPECT_FALSE(isVisible("placementMap"));
    EXPECT_FALSE(sentence().isEmpty());
    EXPECT_GT(find("tabs")->height(), before);
    click("placementFold");
    EXPECT_TRUE(isVisible("placementMap"));
}

TEST_F(PlacementWindowTest, ChartsHaveRoomUnderTheMap)
{
    EXPECT_LE(map().height(), 190);
    EXPECT_GE(find("tabs")->height(), 250) << "in a window of 1280 x 800";
}

TEST_F(PlacementWindowTest, TheLinksTabShowsAProbeAndOffersToMeasure)
{
    auto* tabs = find<QTabWidget>("tabs");
    tabs->setCurrentWidget(window().findChild<MachinePanel*>());
    auto* button = find<QPushButton>("probeButton");
    EXPECT_TRUE(button->isEnabled());
    QTest::mouseClick(find<Segmented>("machineView")->button(1), Qt::LeftButton);
    const auto* panel = window().findChild<MachinePanel*>();
    ASSERT_TRUE(panel->charts().front()->isVisible());
    EXPECT_TRUE(panel->charts().front()->isEmpty());
    window().probes().setOwn(std::make_shared<const LinkProbe>(test::exampleProbe(*window().experiment().machine())));
    panel->charts().front()->updateNow();
    EXPECT_FALSE(panel->charts().front()->isEmpty());
}

} // namespace
} // namespace phasebench::placement_test
