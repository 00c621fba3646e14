// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/guess_axis.h"
#include "gui/windows/lecture_view.h"
#include "tests/gui/windows/window_test.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

namespace phasebench::walk_test {
namespace {

/// "Five minutes on a laptop without a GPU" of the manual (resources/manual/walk.md), step by step, with mouse and
/// keys.
class WalkTest : public WindowTest {
protected:
    void clickLink(QLabel* label)
    {
        QTest::mouseClick(label, Qt::LeftButton, {}, {14, label->height() / 2});
        QCoreApplication::processEvents();
    }

    QLabel* visibleLabelWith(const QString& text)
    {
        for (QLabel* label : window().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return label;
        return nullptr;
    }
};

TEST_F(WalkTest, FiveMinutesOnALaptopWithoutAGpu)
{
    open();
    window().resize(1280, 720);
    ASSERT_TRUE(waitForMachine());
    const QString machine = find<QLabel>("machineSentence")->text();
    EXPECT_TRUE(machine.contains(QStringLiteral("explore the recorded H100"))) << machine.toStdString();

    // The second card: the bars of three kinds of memory, with their badges.
    click("recordedCard");
    ASSERT_TRUE(waitFor([&] { return window().runs().size() == 3 && !window().engine().isRunning(); }));
    EXPECT_TRUE(find<QLabel>("badgeStrip")->text().contains(QStringLiteral("recorded · H100")));

    // What was not recorded is not made up, and one click leads to the nearest that was.
    EXPECT_TRUE(find<QToolButton>("execution.space=recorded")->isChecked());
    type("problem.m", "4000");
    EXPECT_FALSE(window().experiment().canRun());
    QLabel* note = visibleLabelWith(QStringLiteral("Make it so"));
    ASSERT_TRUE(note);
    EXPECT_TRUE(note->text().contains(QStringLiteral("was not recorded"))) << note->text().toStdString();
    emit note->linkActivated(QStringLiteral("fix"));
    ASSERT_TRUE(waitFor([&] { return window().experiment().canRun(); }));

    // Back to the start page, and into lesson 2.
    shortcut(Qt::Key_Home, Qt::ControlModifier);
    ASSERT_TRUE(isVisible("lessons"));
    QLabel* lesson = visibleLabelWith(QStringLiteral("Where does the cost come from?"));
    ASSERT_TRUE(lesson);
    clickLink(lesson);
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == LessonSession::Step::ask; }));
    click("lessonGiven");
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == LessonSession::Step::predict; }));
    EXPECT_FALSE(isVisible("howSureFold")) << "what the figures say unfolds after the prediction";
    auto* axis = find<GuessAxis>("guessAxis");
    QTest::mouseClick(axis, Qt::LeftButton, {}, {static_cast<int>(axis->xOf(20000)), axis->height() / 2});
    type("guess1", "0.5");
    ASSERT_TRUE(waitFor([&] { return window().lesson().isPredicted(); }));
    find<QPushButton>("lessonRun")->click();
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == LessonSession::Step::reveal; }))
        << window().lesson().trouble().toStdString();
    ASSERT_TRUE(waitFor([&] { return isVisible("lessonReveal") && isVisible("howSureFold"); }));

    // The results can be kept.
    const QString kept = path("kept.phasebench");
    window().askForSaveName = [&kept](const QString&, const QString&) {
        return kept;
    };
    shortcut(Qt::Key_S, Qt::ControlModifier);
    EXPECT_TRUE(waitFor([&] { return QFile::exists(kept); }));
    EXPECT_FALSE(isVisible("errorStrip"));
}

TEST_F(WalkTest, TheFirstCardMeasuresOnThisComputer)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("liveCard");
    ASSERT_TRUE(waitFor([&] { return window().runs().size() > 0 && !window().engine().isRunning(); }));
    for (int row = 0; row < window().runs().size(); ++row) {
        EXPECT_EQ(window().runs().at(row)->status, RunStatus::completed) << window().runs().at(row)->message;
        EXPECT_FALSE(window().runs().at(row)->recorded);
    }
    EXPECT_FALSE(isVisible("badgeStrip")) << "it was measured here";
}

/// "In front of a class".
TEST_F(WalkTest, BeforeAClass)
{
    open();
    window().resize(1280, 720);
    ASSERT_TRUE(waitForMachine());
    click("recordedCard");
    ASSERT_TRUE(waitFor([&] { return window().runs().size() == 3 && !window().engine().isRunning(); }));
    auto* findings = window().findChild<FindingsPanel*>();
    ASSERT_TRUE(waitFor([&] { return !findings->sentences().isEmpty(); }));

    shortcut(Qt::Key_F11);
    auto* view = window().findChild<LectureView*>();
    ASSERT_TRUE(view);
    view->showNormal();
    view->resize(1280, 720);
    QCoreApplication::processEvents();
    EXPECT_TRUE(view->keysAreShown());
    for (const QLabel* label : view->findChildren<QLabel*>())
        if (label->isVisible()) {
            EXPECT_GE(QFontInfo(label->font()).pixelSize(), 27) << "20 points: " << label->text().toStdString();
        }
    EXPECT_LE(view->minimumSizeHint().width(), 1280);
    // One chart at a time; Space goes on to what it says, with the badge, Backspace goes back.
    const QString chart = view->shown()->title();
    EXPECT_TRUE(view->shown()->subtitle().contains(QStringLiteral("recorded · H100")));
    for (int step = 1; step <= findings->sentences().size(); ++step) {
        QTest::keyClick(view, Qt::Key_Space);
        EXPECT_EQ(view->sentence(), findings->sentences().at(step - 1));
        EXPECT_TRUE(view->sentence().contains(QStringLiteral("recorded · H100")));
        EXPECT_EQ(view->shown()->title(), chart);
    }
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_NE(view->shown()->title(), chart);
    QTest::keyClick(view, Qt::Key_Backspace);
    EXPECT_EQ(view->shown()->title(), chart);
    QTest::keyClick(view, Qt::Key_L);
    EXPECT_TRUE(view->shown()->theme().dark);
    QTest::keyClick(view, Qt::Key_L);
    EXPECT_FALSE(view->shown()->theme().dark);
    QPointer<LectureView> gone(view);
    QTest::keyClick(view, Qt::Key_Escape);
    EXPECT_TRUE(waitFor([&] { return gone.isNull(); }));
}

TEST_F(WalkTest, MineBesideWhatWasRecorded)
{
    open();
    ASSERT_TRUE(waitForMachine());
    // A small one, so that any computer measures it at once.
    window().openFile(
        QString::fromStdString((sourceFolder() / "resources/examples/matmul-124x10x15-relu-bias.json").string()));
    window().experiment().set("measure.timeout", 0.5);
    window().experiment().set("measure.min_time", 0.1);
    ASSERT_TRUE(waitFor([&] { return window().experiment().canRun(); }));
    shortcut(Qt::Key_F5);
    ASSERT_TRUE(waitFor([&] { return window().runs().size() > 0 && !window().engine().isRunning(); }));
    const int recorded = window().runs().size();
    EXPECT_TRUE(window().runs().at(0)->recorded);
    shortcut(Qt::Key_F5, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] {
        return isVisible("errorStrip") || (window().runs().size() > recorded && !window().engine().isRunning());
    }));
    if (isVisible("errorStrip")) {
        EXPECT_TRUE(visibleLabelWith(QStringLiteral("This computer cannot measure the same"))) << "with its reason";
        return;
    }
    EXPECT_FALSE(window().runs().at(recorded)->recorded);
}

} // namespace
} // namespace phasebench::walk_test
