// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_chart.h"
#include "gui/charts/samples_chart.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/workbench_page.h"
#include "tests/gui/windows/window_test.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QSignalSpy>
#include <QTabWidget>

namespace phasebench::run_test {
namespace {

class RunTest : public WindowTest { };

TEST_F(RunTest, ConfiguresRunsShowsSavesAndReopens)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    type("problem.m", "16");
    type("problem.n", "24");
    type("problem.k", "8");
    click("execution.space=cpu");
    type("execution.threads", "1");
    type("call.count", "2");
    type("measure.timeout", "2");
    click("fullMode");
    type("measure.min_time", "0.001");
    type("measure.samples", "4");
    click("measure.first_use=false");
    ASSERT_TRUE(window().experiment().canRun()) << window().experiment().document().dump();
    EXPECT_EQ(window().experiment().experiment()->problem.as<Matmul>().n, 24);

    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("runButton");
    EXPECT_TRUE(isVisible("progressStrip"));
    EXPECT_FALSE(find("runButton")->isEnabled());
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_FALSE(isVisible("progressStrip"));
    ASSERT_EQ(window().runs().size(), 1);
    const phasebench::Run& run = *window().runs().at(0);
    ASSERT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_EQ(run.backend, "openblas");

    auto* chart = window().findChild<PhaseChart*>();
    chart->updateNow();
    ASSERT_EQ(chart->bars().rows.size(), 1u);
    EXPECT_TRUE(chart->legendNames().contains(QStringLiteral("execution")));
    EXPECT_GT(chart->plotted(Phase::execution).front(), 0);
    // What is foretold beside it is computed in the background.
    EXPECT_TRUE(waitFor([&] { return find<QLabel>("sentence")->text().contains(QStringLiteral("Measured")); }));
    EXPECT_FALSE(window().findChild<QLabel*>(QStringLiteral("howSure"))->text().isEmpty());

    auto* tabs = find<QTabWidget>("tabs");
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i) == QStringLiteral("Samples"))
            tabs->setCurrentIndex(i);
    auto* samples = window().findChild<SamplesChart*>();
    samples->updateNow();
    EXPECT_EQ(samples->samples().times.size(), 4);

    EXPECT_TRUE(window().document().isModified());
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("saved");
    };
    shortcut(Qt::Key_S, Qt::ControlModifier);
    EXPECT_FALSE(window().document().isModified());
    ASSERT_TRUE(QFile::exists(path("saved.phasebench")));
    EXPECT_TRUE(window().windowTitle().contains(QStringLiteral("saved.phasebench")));

    shortcut(Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(m_questions, 0) << "nothing is lost, so nothing is asked";
    EXPECT_EQ(window().runs().size(), 0);
    window().openFile(path("saved.phasebench"));
    ASSERT_EQ(window().runs().size(), 1);
    EXPECT_EQ(window().runs().at(0)->series.at("call").size(), 4u);
    EXPECT_EQ(find<QLineEdit>("problem.m")->text(), QStringLiteral("16"));
}

TEST_F(RunTest, AFurtherRunGoesIntoTheOpenFile)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openTinyExperiment();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_TRUE(window().document().saveAs(path("grows.phasebench")));
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 2; }));
    EXPECT_FALSE(window().document().isModified());
    window().openFile(path("grows.phasebench"));
    EXPECT_EQ(window().runs().size(), 2);
}

TEST_F(RunTest, RunsEveryPointOfASweep)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openTinyExperiment(R"(, "sweep": [{"key": "problem.m", "values": [4, 8, 12]}])");
    const QString note = find<QLabel>("sweepNote")->text();
    EXPECT_TRUE(note.contains(QLatin1Char('3')) && note.contains(QStringLiteral("problem.m"))) << note.toStdString();
    EXPECT_FALSE(find<QLineEdit>("problem.m")->isEnabled());
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 3);
    EXPECT_EQ(window().runs().at(2)->experiment.problem.as<Matmul>().m, 12);
    EXPECT_EQ(find<QAbstractItemView>("runs")->model()->rowCount(), 3);
}

TEST_F(RunTest, CancelKeepsTheWindowUsable)
{
    open();
    ASSERT_TRUE(waitForMachine());
    write("long.json", R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 64, "n": 64, "k": 64, "type": "float32"},
        "execution": {"space": "cpu", "threads": 1},
        "measure": {"min_time": 600, "timeout": 900, "max_noise": 1e-9, "max_samples": 1000000000}})");
    window().openFile(path("long.json"));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    QSignalSpy began(&window().engine(), &EngineBridge::pointStarted);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return began.count() > 0; }));
    window().openFile(path("long.json"));
    EXPECT_TRUE(window().findChild<ErrorStrip*>()->text().contains(QStringLiteral("A run is in progress")));
    shortcut(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_FALSE(isVisible("progressStrip"));
    openTinyExperiment();
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 2; }));
    EXPECT_EQ(window().runs().at(window().runs().size() - 1)->status, RunStatus::completed);
}

TEST_F(RunTest, EnoughKeepsWhatThereIs)
{
    open();
    ASSERT_TRUE(waitForMachine());
    write("long.json", R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"},
        "execution": {"space": "cpu", "threads": 1},
        "measure": {"min_time": 600, "timeout": 900, "max_noise": 1e-9, "max_samples": 1000000000, "first_use": false}})");
    window().openFile(path("long.json"));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    QSignalSpy progressed(&window().engine(), &EngineBridge::progressed);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return progressed.count() > 0; }));
    click("enoughButton"); // once: it ends the point, not only one of its series
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 1);
    const phasebench::Run& run = *window().runs().at(0);
    EXPECT_EQ(run.status, RunStatus::completed) << run.message;
    EXPECT_EQ(run.call->stop, StopReason::cancelled);
    for (const PhaseFigures& phase : run.phases)
        EXPECT_LE(phase.host->samples, 10) << "the series that had not begun takes the least number of samples";
}

TEST_F(RunTest, UnsavedResultsAreNotLostSilently)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openTinyExperiment();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    m_answer = MainWindow::Keep::cancel;
    EXPECT_FALSE(window().close());
    shortcut(Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(m_questions, 2);
    EXPECT_EQ(window().runs().size(), 1);
    m_answer = MainWindow::Keep::save;
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("kept.phasebench");
    };
    EXPECT_TRUE(window().close());
    EXPECT_TRUE(QFile::exists(path("kept.phasebench")));
}

} // namespace
} // namespace phasebench::run_test
