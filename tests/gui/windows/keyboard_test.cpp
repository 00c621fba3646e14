// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/log_panel.h"
#include "gui/panels/log_window.h"
#include "gui/windows/about_dialog.h"
#include "gui/windows/compare_dialog.h"
#include "gui/windows/words_dialog.h"
#include "tests/gui/windows/window_test.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QButtonGroup>
#include <QDialog>
#include <QScrollBar>
#include <QSet>
#include <QTabWidget>
#include <QToolButton>

namespace phasebench::keyboard_test {
namespace {

/// Every page without a mouse, and as a screen reader tells it.
class KeyboardTest : public WindowTest {
protected:
    static std::string described(const QWidget& widget)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(&widget);
        const QString name = button ? button->text() : widget.objectName();
        return std::string(widget.metaObject()->className()) + " \"" + name.toStdString() + "\" in "
            + (widget.parentWidget() ? widget.parentWidget()->metaObject()->className() : "nothing");
    }

    /// What Tab is for: shown, enabled, and no part of a control that has the keyboard itself.
    static QList<QWidget*> controlsOf(const QWidget& page)
    {
        QList<QWidget*> controls;
        for (auto* widget : page.findChildren<QWidget*>())
            if (widget->isVisibleTo(&page) && widget->window() == page.window() && widget->isEnabled()
                && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && !widget->visibleRegion().isEmpty()
                && !widget->objectName().startsWith(QStringLiteral("qt_")))
                controls << widget;
        return controls;
    }

    static void everyControlHasAName(const QWidget& page, const char* name)
    {
        for (QWidget* control : controlsOf(page)) {
            auto* told = QAccessible::queryAccessibleInterface(control);
            ASSERT_TRUE(told) << name << ": " << described(*control);
            EXPECT_FALSE(told->text(QAccessible::Name).simplified().isEmpty()) << name << ": " << described(*control);
        }
    }

    /// Of buttons that exclude each other one is in the chain; the arrow keys lead to the others.
    static bool isBesideOneInTheChain(const QWidget& control, const QSet<QWidget*>& reached)
    {
        const auto* button = qobject_cast<const QAbstractButton*>(&control);
        if (!button)
            return false;
        if (button->group() && button->group()->exclusive()) {
            const auto buttons = button->group()->buttons();
            return std::any_of(buttons.begin(), buttons.end(), [&](auto* other) { return reached.contains(other); });
        }
        const auto siblings
            = control.parentWidget()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
        return button->autoExclusive() && std::any_of(siblings.begin(), siblings.end(), [&](auto* other) {
            return other->autoExclusive() && reached.contains(other);
        });
    }

    static void tabReachesEveryControl(QWidget& page, const char* name)
    {
        page.window()->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.window())) << name;
        const QList<QWidget*> controls = controlsOf(page);
        ASSERT_FALSE(controls.isEmpty()) << name;
        controls.front()->setFocus(Qt::TabFocusReason);
        QSet<QWidget*> reached;
        // A text with links takes one step for each of them.
        for (int step = 0; step < 400 && QApplication::focusWidget(); ++step) {
            reached << QApplication::focusWidget();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (QWidget* control : controls)
            EXPECT_TRUE(reached.contains(control) || isBesideOneInTheChain(*control, reached))
                << name << ": Tab does not reach " << described(*control);
    }

    static void check(QWidget& page, const char* name)
    {
        QCoreApplication::processEvents();
        everyControlHasAName(page, name);
        tabReachesEveryControl(page, name);
    }

    static QString resource(const char* name)
    {
        return QString::fromStdString((sourceFolder() / "resources" / name).string());
    }
};

TEST_F(KeyboardTest, StartPageAndEditor)
{
    open();
    ASSERT_TRUE(waitForMachine());
    check(window(), "start page");
    click("ownCard");
    check(window(), "a matmul, simple");
    click("fullMode");
    check(window(), "a matmul, full");
    click("problem.kind=fft");
    check(window(), "an FFT, full");
}

TEST_F(KeyboardTest, EveryTabOfTheResults)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(resource("recorded/h100-autotune-does-it-pay.phasebench"));
    ASSERT_GT(window().runs().size(), 0);
    auto* tabs = find<QTabWidget>("tabs");
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QTest::qWait(100); // charts gather what is new
        check(window(), qPrintable(QStringLiteral("tab ") + tabs->tabText(i)));
    }
}

TEST_F(KeyboardTest, ALessonBeforeAndAfterItsReveal)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(resource("lessons/02-where-does-the-cost-come-from.json"));
    ASSERT_TRUE(window().lesson().lesson());
    check(window(), "asking");
    window().lesson().showGiven();
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == LessonSession::Step::predict; }));
    check(window(), "predicting");
    window().lesson().setGuesses(0, {{20000.0}, {}, {}});
    window().lesson().setGuesses(1, {{0.5}, {}, {}});
    window().lesson().runAndSee();
    ASSERT_TRUE(waitFor([&] { return window().lesson().step() == LessonSession::Step::reveal; }));
    ASSERT_TRUE(waitFor([&] { return isVisible("lessonReveal"); }));
    check(window(), "revealed");
}

TEST_F(KeyboardTest, Dialogs)
{
    open();
    ASSERT_TRUE(waitForMachine());
    const QString file = resource("recorded/h100-matmul-8000x2000x4000.phasebench");
    window().openFile(file);
    CompareDialog* comparison = window().openComparison(file);
    ASSERT_TRUE(comparison);
    ASSERT_TRUE(waitFor([&] { return comparison->isReady(); }));
    check(*comparison, "comparison");
    comparison->close();
    WordsDialog* words = window().openWords();
    check(*words, "words");
    words->close();
    auto* log = window().findChild<LogPanel*>();
    log->compare();
    check(*log->compareWindow(), "logs side by side");
    log->compareWindow()->close();
    AboutDialog about(&window());
    about.show();
    check(about, "about");
    about.close();
    window().findChild<QAction*>(QStringLiteral("actionSweep"))->trigger();
    auto* sweep = window().findChild<QDialog*>(QStringLiteral("sweepDialog"));
    ASSERT_TRUE(sweep);
    check(*sweep, "sweep editor");
    sweep->close();
}

} // namespace
} // namespace phasebench::keyboard_test
