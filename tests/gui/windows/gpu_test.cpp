// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_chart.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/placement_map.h"
#include "gui/windows/error_strip.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/scoped_variable.h"

#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

namespace phasebench::gpu_test {
namespace {

/// The window on a computer with two GPUs, played by a scripted worker.
class GpuTest : public WindowTest {
protected:
    static WorkerPrograms scripted()
    {
        const std::string program = (binFolder() / "phasebench-fake-worker").string();
        WorkerPrograms programs;
        programs.cpu = {program, "fake-cpu"};
        programs.cuda = {program, "fake-cuda"};
        return programs;
    }

    static std::string script(const std::string& rules)
    {
        return R"({"cuda": {"machine": {"host": "lab", "driver": "580.159", "libraries": {"cublaslt": "13.1.0"},
            "gpus": [{"name": "NVIDIA H100 80GB HBM3", "memory": 85520809984}, {"name": "NVIDIA H100 80GB HBM3", "memory": 85520809984}]},
            "rules": )"
            + rules + R"(}, "cpu": {"machine": {"libraries": {"openblas": "0.3.21", "fftw": "3.3.10"}}}})";
    }

    void openGpuExperiment()
    {
        write("gpu.json",
            R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 64, "n": 64, "k": 64, "type": "float32"},
            "execution": {"space": "gpu:0"}, "measure": {"first_use": false}})");
        window().openFile(path("gpu.json"));
    }
};

TEST_F(GpuTest, ShowsTheGpusAndRunsOnOne)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script("[]"));
    open(scripted());
    ASSERT_TRUE(waitForMachine());
    openGpuExperiment();
    EXPECT_TRUE(find<QToolButton>("execution.space=gpu:0")->isChecked());
    EXPECT_TRUE(find<QToolButton>("execution.space=gpu:1")->isEnabled());
    EXPECT_TRUE(find<QLabel>("statusGpu")->text().contains(QStringLiteral("H100")));
    EXPECT_EQ(find<PlacementMap>("placementMap")->map().execution, (ExecutionSpace{ExecutionSpace::Kind::gpu, 0}));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 1);
    const phasebench::Run& run = *window().runs().at(0);
    ASSERT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_EQ(run.backend, "cublaslt");
    EXPECT_FALSE(window().findChild<LogPanel*>()->plainText().isEmpty());
}

TEST_F(GpuTest, AWorkerThatDiesFailsTheRunAndTheNextOneWorks)
{
    const ScopedVariable fake("PHASEBENCH_FAKE",
        script(R"([{"kind": "measure", "when": {"/problem/m": 65}, "fault": "sigkill", "error": "It hurts."}])"));
    open(scripted());
    ASSERT_TRUE(waitForMachine());
    openGpuExperiment();
    type("problem.m", "65");
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 1);
    EXPECT_EQ(window().runs().at(0)->status, RunStatus::failed);
    EXPECT_TRUE(isVisible("errorStrip"));
    EXPECT_EQ(window().findChild<ErrorStrip*>()->text().toStdString(), window().runs().at(0)->message);
    type("problem.m", "66");
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 2; }));
    EXPECT_EQ(window().runs().at(1)->status, RunStatus::completed) << window().runs().at(1)->message;
    EXPECT_FALSE(isVisible("errorStrip"));
}

TEST_F(GpuTest, ARefusalOffersItsMend)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script(R"([{"kind": "measure", "when": {"/problem/m": 65},
            "run": {"status": "unsupported", "message": "The library refuses an odd m: make it 64."},
            "fixes": [{"key": "problem.m", "value": "64"}]}])"));
    open(scripted());
    ASSERT_TRUE(waitForMachine());
    openGpuExperiment();
    type("problem.m", "65");
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_TRUE(window().findChild<ErrorStrip*>()->text().contains(QStringLiteral("Make it so")));
    emit find<QLabel>("errorText")->linkActivated(QStringLiteral("fix"));
    ASSERT_TRUE(waitFor([&] { return window().experiment().value("problem.m") == 64; }));
    EXPECT_FALSE(isVisible("errorStrip"));
}

TEST_F(GpuTest, BarsGrowWhileAGpuIsMeasured)
{
    const ScopedVariable fake("PHASEBENCH_FAKE", script(R"([{"kind": "measure", "seconds": 3600}])"));
    open(scripted());
    ASSERT_TRUE(waitForMachine());
    openGpuExperiment();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return window().runs().liveRow() == 0; }));
    auto* chart = window().findChild<PhaseChart*>();
    chart->updateNow();
    EXPECT_EQ(chart->bars().rows.size(), 1u);
    shortcut(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_EQ(window().runs().liveRow(), -1);
}

} // namespace
} // namespace phasebench::gpu_test
