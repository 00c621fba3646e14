// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/calibration_store.h"
#include "engine/result/probe_store.h"
#include "gui/charts/probe_chart.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/machine_panel.h"
#include "gui/windows/error_strip.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/scoped_variable.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>

namespace phasebench::window_probe_test {
namespace {

/// The button that measures the computer's links, pressed in the window; a scripted worker answers.
class ProbeTest : public WindowTest {
protected:
    static WorkerPrograms scripted()
    {
        WorkerPrograms programs;
        programs.cpu = {(binFolder() / "phasebench-fake-worker").string(), "fake-cpu"};
        programs.cudaReason = "This test has no CUDA worker.";
        return programs;
    }

    static std::string script(const std::string& rules)
    {
        return R"({"cpu": {"machine": {"host": "lab", "libraries": {"openblas": "0.3.21", "fftw": "3.3.10"}}, "rules": )"
            + rules + "}}";
    }

    void openMachineTab()
    {
        open(scripted());
        ASSERT_TRUE(waitForMachine());
        openTinyExperiment();
        auto* tabs = find<QTabWidget>("tabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == QStringLiteral("Machine"))
                tabs->setCurrentIndex(i);
        ASSERT_TRUE(isVisible("probeButton"));
    }

    int chartsInView()
    {
        int count = 0;
        for (const ProbeChart* chart : window().findChildren<ProbeChart*>())
            count += chart->isVisible() && chart->table()->rowCount() > 0;
        return count;
    }

    QString log() { return window().findChild<LogPanel*>()->plainText(); }

    ScopedVariable m_data{"XDG_DATA_HOME", path("data").toStdString()};
};

TEST_F(ProbeTest, ShowsItsProgressKeepsTheProbeAndShowsTheCharts)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script(R"([{"kind": "probe", "seconds": 3600}])"));
    openMachineTab();
    EXPECT_EQ(chartsInView(), 0);
    EXPECT_FALSE(keptProbe(*window().experiment().machine()));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("probeButton");
    EXPECT_FALSE(find<QPushButton>("probeButton")->isEnabled()) << "one thing at a time";
    ASSERT_TRUE(waitFor([&] { return log().contains(QStringLiteral("at work")); }));
    EXPECT_EQ(ended.count(), 0);
    window().findChild<QAction*>(QStringLiteral("actionEnough"))->trigger();
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_FALSE(isVisible("errorStrip"));
    EXPECT_EQ(chartsInView(), 1) << "the links, which were measured";
    EXPECT_TRUE(find<QPushButton>("probeButton")->isEnabled());
    EXPECT_EQ(window().runs().size(), 0) << "a probe is no run";
    const auto kept = keptProbe(*window().experiment().machine());
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->links.size(), 4u);

    TearDown();
    open(scripted());
    ASSERT_TRUE(waitForMachine());
    ASSERT_TRUE(window().probes().own()) << "the next start knows it";
    EXPECT_EQ(window().probes().own()->date, kept->date);
}

TEST_F(ProbeTest, CancelledLeavesNothingBehind)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script(R"([{"kind": "probe", "seconds": 3600}])"));
    openMachineTab();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("probeButton");
    ASSERT_TRUE(waitFor([&] { return log().contains(QStringLiteral("at work")); }));
    shortcut(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_FALSE(isVisible("errorStrip")) << "who cancels needs no explanation";
    EXPECT_FALSE(window().probes().own());
    EXPECT_FALSE(keptProbe(*window().experiment().machine()));
    EXPECT_EQ(chartsInView(), 0);
    EXPECT_TRUE(find<QPushButton>("probeButton")->isEnabled());
}

TEST_F(ProbeTest, AWorkerThatDiesIsToldAndTheNextRunWorks)
{
    const ScopedVariable fake(
        "PHASEBENCH_FAKE", script(R"([{"kind": "probe", "fault": "sigkill", "error": "It hurts."}])"));
    openMachineTab();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("probeButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_TRUE(isVisible("errorStrip"));
    EXPECT_FALSE(window().findChild<ErrorStrip*>()->text().isEmpty());
    EXPECT_FALSE(window().probes().own());
    EXPECT_EQ(chartsInView(), 0);
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 2; }));
    ASSERT_EQ(window().runs().size(), 1);
    EXPECT_EQ(window().runs().at(0)->status, RunStatus::completed) << window().runs().at(0)->message;
    EXPECT_FALSE(isVisible("errorStrip"));
}

TEST_F(ProbeTest, CalibratesTheComputerAndShowsHowFarApartRunsFall)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script("[]"));
    openMachineTab();
    window().findChild<MachinePanel*>()->showCalibration();
    ASSERT_TRUE(isVisible("calibrateButton"));
    EXPECT_TRUE(find<QLabel>("calibrationText")->text().contains(QStringLiteral("is not calibrated")));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("calibrateButton");
    EXPECT_FALSE(find<QPushButton>("calibrateButton")->isEnabled()) << "one thing at a time";
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_FALSE(isVisible("errorStrip"));
    EXPECT_GT(find<QTableView>("calibration")->model()->rowCount(), 3);
    EXPECT_TRUE(find<QLabel>("calibrationText")->text().contains(QStringLiteral("identical runs lie")));
    EXPECT_EQ(window().runs().size(), 0) << "a calibration is no run";
    EXPECT_TRUE(keptCalibration(*window().experiment().machine()));
}

} // namespace
} // namespace phasebench::window_probe_test
