// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/fault_label.h"
#include "gui/panels/key_choice.h"
#include "gui/panels/placement_panel.h"
#include "gui/windows/error_strip.h"
#include "tests/gui/windows/window_test.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QToolButton>
#include <QWheelEvent>

namespace phasebench::input_test {
namespace {

class InputTest : public WindowTest {
protected:
    QString visibleFault()
    {
        for (const FaultLabel* label : window().findChildren<FaultLabel*>())
            if (label->isVisible())
                return label->text();
        return {};
    }

    QString strip() { return window().findChild<ErrorStrip*>()->text(); }
};

TEST_F(InputTest, WhatIsWrongStandsUnderItsFieldAndRunIsGreyed)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    click("execution.space=cpu");
    EXPECT_TRUE(find("runButton")->isEnabled());
    EXPECT_EQ(visibleFault(), QString());
    for (const char* bad : {"0", "-4", "many", "1.5", "99999999999999999999", ""}) {
        type("problem.k", bad[0] ? bad : " ");
        EXPECT_FALSE(visibleFault().isEmpty()) << bad;
        EXPECT_FALSE(find("runButton")->isEnabled()) << bad;
        EXPECT_FALSE(find("runButton")->toolTip().isEmpty()) << bad;
        EXPECT_TRUE(find<QLineEdit>("problem.k")->property("faulty").toBool()) << bad;
    }
    type("problem.k", "32");
    EXPECT_EQ(visibleFault(), QString());
    EXPECT_TRUE(find("runButton")->isEnabled());
}

TEST_F(InputTest, SimpleFullAndAFileAreTheSameValue)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    click("problem.kind=fft");
    type("problem.shape.0", "64");
    type("problem.shape.1", "32");
    click("problem.transform=r2c");
    click("fullMode");
    type("measure.seed", "7");
    click("simpleMode");
    EXPECT_FALSE(isVisible("measure.seed"));
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("mine.json");
    };
    window().findChild<QAction*>(QStringLiteral("actionSaveExperiment"))->trigger();
    const nlohmann::json saved = window().experiment().document();
    click("problem.kind=matmul");
    EXPECT_TRUE(isVisible("problem.m"));
    EXPECT_FALSE(isVisible("problem.shape.0"));
    window().openFile(path("mine.json"));
    EXPECT_EQ(window().experiment().document(), saved);
    EXPECT_EQ(window().experiment().value("measure.seed"), 7);
    EXPECT_EQ(find<QLineEdit>("problem.shape.1")->text(), QStringLiteral("32"));
    EXPECT_TRUE(find<QToolButton>("problem.transform=r2c")->isChecked());
}

TEST_F(InputTest, UndoTakesBackAnEdit)
{
    open();
    click("ownCard");
    const nlohmann::json before = window().experiment().document();
    click("problem.kind=fft");
    window().findChild<QAction*>(QStringLiteral("actionUndo"))->trigger();
    EXPECT_EQ(window().experiment().document(), before);
}

TEST_F(InputTest, UndoAndRedoWorkFromAFieldThatWasLeft)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    const auto before = window().experiment().value("problem.m");
    type("problem.m", "777");
    auto* field = find<QLineEdit>("problem.m");
    QTest::keyClick(field, Qt::Key_Tab);
    QWidget* const next = QApplication::focusWidget();
    ASSERT_NE(qobject_cast<QLineEdit*>(next), nullptr);
    QTest::keyClick(next, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(window().experiment().value("problem.m"), before);
    QTest::keyClick(next, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(window().experiment().value("problem.m"), 777);
}

TEST_F(InputTest, TheWheelChangesOnlyAFieldThatHasTheFocus)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    auto* type = find<QComboBox>("problem.type");
    const auto turn = [type] {
        const QPointF at = type->rect().center();
        QWheelEvent event(
            at, type->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(type, &event);
        return event.isAccepted();
    };
    const int chosen = type->currentIndex();
    find("problem.m")->setFocus();
    EXPECT_FALSE(turn()) << "the page scrolls";
    EXPECT_EQ(type->currentIndex(), chosen);
    type->setFocus();
    turn();
    EXPECT_NE(type->currentIndex(), chosen);
}

TEST_F(InputTest, OnlyWhatWasMeasuredIsAskedAbout)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openTinyExperiment();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    m_answer = MainWindow::Keep::cancel;
    shortcut(Qt::Key_W, Qt::ControlModifier);
    EXPECT_TRUE(window().isVisible());
    EXPECT_EQ(m_questions, 1);
}

TEST_F(InputTest, WithoutAGpuItsButtonIsGreyedWithTheReason)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    const auto* gpu = find<QToolButton>("execution.space=gpu:0");
    EXPECT_FALSE(gpu->isEnabled());
    EXPECT_TRUE(gpu->toolTip().contains(QStringLiteral("GPU"))) << gpu->toolTip().toStdString();
    window().findChild<PlacementPanel*>()->setFull(true); // with Full there are combo boxes under the map
    const auto* place = find<QComboBox>("placement.a");
    const auto* items = qobject_cast<const QStandardItemModel*>(place->model());
    EXPECT_TRUE(items->item(0)->isEnabled());
    EXPECT_FALSE(items->item(3)->isEnabled()) << "GPU 0";
    EXPECT_FALSE(items->item(3)->toolTip().isEmpty());
    type("problem.m", "0");
    EXPECT_FALSE(find<QToolButton>("execution.space=gpu:0")->isEnabled()) << "a fault elsewhere changes nothing";
    EXPECT_TRUE(find<QLabel>("statusGpu")->text().startsWith(QStringLiteral("○")));
}

TEST_F(InputTest, MakeItSoAppliesTheChange)
{
    open();
    ASSERT_TRUE(waitForMachine());
    write("gpu.json", R"({"phasebench": 1, "problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"},
        "execution": {"space": "cpu", "threads": 4000}})");
    window().openFile(path("gpu.json"));
    EXPECT_FALSE(window().experiment().canRun());
    FaultLabel* wrong = nullptr;
    for (FaultLabel* label : window().findChildren<FaultLabel*>())
        if (label->isVisible())
            wrong = label;
    ASSERT_NE(wrong, nullptr);
    EXPECT_TRUE(wrong->text().contains(QStringLiteral("Make it so"))) << wrong->text().toStdString();
    emit wrong->linkActivated(QStringLiteral("fix"));
    ASSERT_TRUE(waitFor([&] { return window().experiment().canRun(); }));
    EXPECT_FALSE(wrong->isVisible());
}

TEST_F(InputTest, BrokenFilesGiveTheStripAndChangeNothing)
{
    open();
    click("ownCard");
    const nlohmann::json before = window().experiment().document();
    write("broken.json", "{ \"phasebench\": 1, ");
    write("foreign.phasebench", "this is no database");
    for (const QString& file : {path("broken.json"), path("foreign.phasebench"), path("missing.phasebench"),
             path("missing.json"), QString::fromStdString(m_folder.path().string())}) {
        window().openFile(file);
        EXPECT_TRUE(isVisible("errorStrip")) << file.toStdString();
        EXPECT_TRUE(strip().endsWith(QLatin1Char('.'))) << strip().toStdString();
        EXPECT_EQ(window().experiment().document(), before);
        click("errorClose");
        EXPECT_FALSE(isVisible("errorStrip"));
    }
}

TEST_F(InputTest, AnExperimentWithFaultsIsShownWithThem)
{
    open();
    write("wrong.json",
        R"({"phasebench": 1, "problem": {"kind": "matmul", "m": -8, "n": 8, "k": 8, "type": "float32"}})");
    window().openFile(path("wrong.json"));
    EXPECT_FALSE(strip().isEmpty());
    EXPECT_EQ(find<QLineEdit>("problem.m")->text(), QStringLiteral("-8"));
    EXPECT_FALSE(visibleFault().isEmpty());
}

TEST_F(InputTest, AnUnknownKeyIsNamedThoughNoFieldShowsIt)
{
    open();
    write("odd.json", R"({"phasebench": 1, "colour": "red",
        "problem": {"kind": "matmul", "m": 8, "n": 8, "k": 8, "type": "float32"}})");
    window().openFile(path("odd.json"));
    EXPECT_TRUE(find<QLabel>("elsewhereNote")->text().contains(QStringLiteral("colour")));
    EXPECT_FALSE(find("runButton")->isEnabled());
}

TEST_F(InputTest, DroppedFilesOpen)
{
    open();
    write("mine.json", R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [48], "type": "float64"}})");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path("mine.json"))});
    // Qt hands a drop to the widget that accepted the drag before it, and to nobody else.
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
    EXPECT_EQ(find<QLineEdit>("problem.shape.0")->text(), QStringLiteral("48"));
}

} // namespace
} // namespace phasebench::input_test
