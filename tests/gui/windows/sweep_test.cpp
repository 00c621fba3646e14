// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/sweep_chart.h"
#include "gui/panels/axis_edit.h"
#include "gui/panels/sweep_dialog.h"
#include "gui/windows/workbench_page.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/listed_order.h"
#include "tests/support/scoped_variable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

namespace phasebench::sweep_test {
namespace {

using nlohmann::json;

class SweepTest : public WindowTest {
protected:
    /// A worker that answers at once, but for the points that `rules` slow down.
    void openWithFake(const json& rules = json::array())
    {
        const Machine here = describeComputer(); // the runs of another would count as recorded
        m_fake.emplace("PHASEBENCH_FAKE",
            json({{"machine", {{"cpu", here.cpu}, {"cores", 4}, {"memory", here.memory}}}, {"rules", rules}}).dump());
        WorkerPrograms programs;
        programs.cpu = {(binFolder() / "phasebench-fake-worker").string(), "fake-cpu"};
        programs.cudaReason = "This test has no CUDA worker.";
        open(programs);
        ASSERT_TRUE(waitForMachine());
    }

    SweepChart& chart()
    {
        auto* found = window().findChild<SweepChart*>();
        found->updateNow();
        return *found;
    }

    void showSweepTab()
    {
        auto* tabs = find<QTabWidget>("tabs");
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == QStringLiteral("Sweep"))
                tabs->setCurrentIndex(i);
        QCoreApplication::processEvents();
    }

    static json ks(int last)
    {
        json values = json::array();
        for (int k = 1; k <= last; ++k)
            values.push_back(k * 8);
        return values;
    }
    void openSweep(int points)
    {
        // With this seed the points are measured in their listed order.
        write("sweep.json",
            nlohmann::json{{"phasebench", 1}, {"title", "tiny"},
                {"problem", {{"kind", "matmul"}, {"m", 8}, {"n", 8}, {"k", 8}, {"type", "float32"}}},
                {"execution", {{"space", "cpu"}, {"threads", 1}}},
                {"measure",
                    {{"min_time", 0.001}, {"timeout", 1}, {"samples", 3}, {"first_use", false},
                        {"seed", test::seedOfListedOrder(static_cast<std::size_t>(points))}}},
                {"sweep", {{{"key", "problem.k"}, {"values", ks(points)}}}}}
                .dump());
        window().openFile(path("sweep.json"));
    }

    std::optional<ScopedVariable> m_fake;
};

TEST_F(SweepTest, PointsAppearAsTheyComeAndACancelledSweepIsResumed)
{
    openWithFake({{{"kind", "measure"}, {"when", {{"/problem/k", 32}}}, {"seconds", 60}}});
    openSweep(6);
    showSweepTab();
    EXPECT_TRUE(window().windowTitle().contains(QStringLiteral("6 points"))) << window().windowTitle().toStdString();
    EXPECT_TRUE(chart().isEmpty());
    EXPECT_TRUE(chart().subtitle().contains(QStringLiteral("Sweep…")));
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    // The fourth point takes a minute: the three before it are drawn meanwhile.
    ASSERT_TRUE(waitFor([&] { return window().runs().size() == 3; }));
    ASSERT_EQ(chart().data().lines.size(), 1U);
    EXPECT_EQ(chart().data().lines[0].points.size(), 3U);
    EXPECT_EQ(ended.count(), 0);
    EXPECT_FALSE(isVisible("resumeButton"));
    shortcut(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    EXPECT_EQ(window().runs().at(3)->status, RunStatus::cancelled);

    ASSERT_TRUE(waitFor([&] { return isVisible("resumeButton"); }));
    EXPECT_EQ(find<QToolButton>("resumeButton")->text(), QStringLiteral("Resume, 3 points left"));
    click("resumeButton");
    ASSERT_TRUE(waitFor([&] { return window().engine().isRunning(); }));
    // The slow point is the first of them again.
    EXPECT_FALSE(isVisible("resumeButton"));
    QSignalSpy progressed(&window().engine(), &EngineBridge::progressed);
    ASSERT_TRUE(waitFor([&] { return progressed.count() > 0; }));
    click("enoughButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 2; }));
    ASSERT_EQ(window().runs().size(), 7) << "three, the cancelled one, and the three that were left";
    EXPECT_EQ(window().runs().at(5)->experiment.problem.as<Matmul>().k, 48);
    EXPECT_EQ(window().runs().at(6)->experiment.problem.as<Matmul>().k, 32) << "the cancelled one, measured again";
    EXPECT_EQ(chart().data().lines.at(0).points.size(), 6U);
    QTest::qWait(400);
    EXPECT_FALSE(isVisible("resumeButton")) << "nothing is left";
}

TEST_F(SweepTest, AClosedSweepIsResumedFromItsFiles)
{
    openWithFake({{{"kind", "measure"}, {"when", {{"/problem/k", 16}}}, {"seconds", 60}}});
    openSweep(3);
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return window().runs().size() == 1; }));
    shortcut(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_TRUE(window().document().saveAs(path("half.phasebench")));
    m_window.reset();

    openWithFake();
    window().openFile(path("half.phasebench"));
    EXPECT_EQ(window().experiment().points(), 3U) << "the file knows to which sweep its runs belong";
    ASSERT_TRUE(waitFor([&] { return isVisible("resumeButton"); }));
    EXPECT_EQ(find<QToolButton>("resumeButton")->text(), QStringLiteral("Resume, 2 points left"));
    // With another experiment there is nothing to resume, with this one from its file there is.
    openTinyExperiment();
    EXPECT_FALSE(isVisible("resumeButton"));
    openSweep(3);
    ASSERT_TRUE(waitFor([&] { return isVisible("resumeButton"); }));
    QSignalSpy endedNow(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5, Qt::ShiftModifier);
    ASSERT_TRUE(waitFor([&] { return endedNow.count() == 1; }));
    EXPECT_EQ(window().runs().size(), 4);
}

TEST_F(SweepTest, TheEditorMakesASweepThatIsSavedAndReopened)
{
    openWithFake();
    openTinyExperiment();
    click("sweepButton");
    auto* dialog = window().findChild<SweepDialog*>();
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(waitFor([&] { return dialog->isVisible(); }));
    EXPECT_TRUE(find<QLabel>("sweepSummary")->text().contains(QStringLiteral("1\u00a0point")));
    click("addAxis");
    auto* subject = find<QComboBox>("axisSubject");
    EXPECT_EQ(subject->currentText(), QStringLiteral("m = n = k"));
    type("axisFrom", "8");
    type("axisTo", "2^5");
    EXPECT_TRUE(find<QLabel>("sweepSummary")->text().contains(QStringLiteral("3\u00a0points")))
        << find<QLabel>("sweepSummary")->text().toStdString();
    // What is wrong is said at once, under the axis.
    type("axisFactor", "1");
    EXPECT_TRUE(isVisible("axisFault"));
    EXPECT_FALSE(find<QPushButton>("sweepRun")->isEnabled());
    type("axisFactor", "2");
    EXPECT_FALSE(isVisible("axisFault"));
    EXPECT_FALSE(window().experiment().document().contains("sweep")) << "not before it is accepted";
    click("sweepKeep");
    EXPECT_EQ(window().experiment().document().at("sweep"),
        json::parse(R"([{"key": ["problem.m", "problem.n", "problem.k"], "from": 8, "to": 32, "factor": 2}])"));
    EXPECT_TRUE(window().windowTitle().contains(QStringLiteral("3 points")));

    window().askForSaveName = [this](const QString&, const QString&) {
        return path("kept.json");
    };
    window().findChild<QAction*>(QStringLiteral("actionSaveExperiment"))->trigger();
    window().experiment().undo();
    EXPECT_EQ(window().experiment().points(), 1U) << "one step to undo";
    window().openFile(path("kept.json"));
    EXPECT_EQ(window().experiment().points(), 3U);
}

TEST_F(SweepTest, ThePresetsAreSweepsAndAnAxisCanBeRemoved)
{
    openWithFake();
    openTinyExperiment();
    shortcut(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = window().findChild<SweepDialog*>();
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(waitFor([&] { return dialog->isVisible(); }));
    click("sweepPreset1");
    ASSERT_EQ(dialog->findChildren<AxisEdit*>().size(), 3);
    // Without a GPU: what stands there can be taken out, and nothing else can be put in.
    bool gpuCanBeUnticked = false;
    for (const QCheckBox* box : dialog->findChildren<QCheckBox*>()) {
        if (box->objectName() == QStringLiteral("axisChoice=managed")) {
            EXPECT_FALSE(box->isEnabled());
        }
        gpuCanBeUnticked = gpuCanBeUnticked || (box->isChecked() && box->isEnabled() && !box->toolTip().isEmpty());
    }
    EXPECT_TRUE(gpuCanBeUnticked);
    const auto removeFirst = [&] {
        for (auto* button : dialog->findChildren<QToolButton*>(QStringLiteral("axisRemove")))
            if (button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                QTest::qWait(1);
                return;
            }
    };
    removeFirst();
    removeFirst();
    EXPECT_EQ(dialog->draft().document().at("sweep").size(), 1U);
    removeFirst();
    EXPECT_FALSE(dialog->draft().document().contains("sweep"));
    click("sweepCancel");
    EXPECT_EQ(window().experiment().points(), 1U);
}

TEST_F(SweepTest, RunsFromTheEditor)
{
    openWithFake();
    openTinyExperiment();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("sweepButton");
    ASSERT_TRUE(waitFor([&] { return window().findChild<SweepDialog*>()->isVisible(); }));
    click("addAxis");
    auto* subject = find<QComboBox>("axisSubject");
    subject->setCurrentIndex(subject->count() - 1);
    emit subject->activated(subject->currentIndex());
    type("axisKeys", "problem.m, problem.n");
    type("axisValues", "8; 16, 24; 32");
    click("sweepRun");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 3);
    EXPECT_EQ(window().runs().at(0)->experiment.problem.as<Matmul>().n, 8);
    EXPECT_EQ(window().runs().at(1)->experiment.problem.as<Matmul>().n, 24);
    EXPECT_EQ(window().runs().at(2)->experiment.problem.as<Matmul>().m, 32);
}

} // namespace
} // namespace phasebench::sweep_test
