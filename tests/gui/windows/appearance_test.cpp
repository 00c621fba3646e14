// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/about_dialog.h"
#include "gui/windows/style.h"
#include "tests/gui/windows/window_test.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>

namespace phasebench::appearance_test {
namespace {

class AppearanceTest : public WindowTest { };

TEST_F(AppearanceTest, ThemeAndTextSizeApplyAtOnceAndAreRemembered)
{
    open();
    window().findChild<QAction*>(QStringLiteral("actionThemeDark"))->trigger();
    EXPECT_LT(window().palette().color(QPalette::Base).lightness(), 128);
    const int usual = QFontInfo(window().font()).pixelSize();
    window().findChild<QAction*>(QStringLiteral("actionLarger"))->trigger();
    EXPECT_GT(QFontInfo(QApplication::font()).pixelSize(), usual);
    EXPECT_TRUE(window().close());
    TearDown();
    open();
    EXPECT_LT(window().palette().color(QPalette::Base).lightness(), 128);
    window().findChild<QAction*>(QStringLiteral("actionThemeLight"))->trigger();
    EXPECT_GT(window().palette().color(QPalette::Base).lightness(), 128);
    window().findChild<QAction*>(QStringLiteral("actionUsualSize"))->trigger();
    EXPECT_EQ(QFontInfo(QApplication::font()).pixelSize(), usual);
}

TEST_F(AppearanceTest, EveryControlHasANameForScreenReaders)
{
    open();
    click("ownCard");
    click("fullMode");
    const auto check = [](const auto& widgets) {
        for (const auto* widget : widgets) {
            if (!widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_"))
                || QString::fromLatin1(widget->metaObject()->className()).startsWith(QLatin1Char('Q')))
                continue;
            EXPECT_FALSE(widget->accessibleName().isEmpty())
                << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
        }
    };
    check(window().findChildren<QLineEdit*>());
    check(window().findChildren<QComboBox*>());
}

TEST_F(AppearanceTest, TabWalksThroughTheFieldsInReadingOrder)
{
    open();
    click("ownCard");
    find<QLineEdit>("problem.m")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), find<QLineEdit>("problem.n"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    EXPECT_EQ(QApplication::focusWidget(), find<QLineEdit>("problem.k"));
}

TEST_F(AppearanceTest, FitsALaptop)
{
    open();
    click("ownCard");
    window().resize(1280, 720);
    QCoreApplication::processEvents();
    EXPECT_LE(window().width(), 1280);
    EXPECT_LE(window().height(), 720);
    EXPECT_LE(window().minimumSizeHint().width(), 1280);
}

TEST_F(AppearanceTest, FitsALaptopWithResultsAndEveryTabInSight)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(
        QString::fromStdString((sourceFolder() / "resources/recorded/h100-matmul-8000x2000x4000.phasebench").string()));
    window().resize(1280, 720);
    ASSERT_TRUE(isVisible("placementFold")) << "the map is open";
    auto* tabs = find<QTabWidget>("tabs");
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        if (!isVisible("placementMap"))
            click("placementFold");
        ASSERT_TRUE(isVisible("placementMap")) << "what the user unfolds stays open, tab " << i;
        QTest::qWait(60);
        EXPECT_LE(window().height(), 720) << i;
        EXPECT_LE(window().minimumSizeHint().height(), 720) << i;
        EXPECT_LE(window().minimumSizeHint().width(), 1280) << i;
        EXPECT_LE(tabs->tabBar()->tabRect(i).right(), tabs->tabBar()->width()) << "no tab hides behind arrows";
    }
}

TEST_F(AppearanceTest, TheTabsStayWhereTheyAreAndTheMapAsTheUserLeftIt)
{
    open();
    ASSERT_TRUE(waitForMachine());
    click("ownCard");
    window().resize(1280, 720);
    QCoreApplication::processEvents();
    auto* tabs = find<QTabWidget>("tabs");
    EXPECT_FALSE(isVisible("placementMap")) << "a low window has no room for both";
    const int low = tabs->height();
    window().resize(1280, 900);
    ASSERT_TRUE(waitFor([&] { return isVisible("placementMap"); }));
    const auto top = [&] {
        return tabs->mapTo(&window(), QPoint()).y();
    };
    const int before = top();
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QCoreApplication::processEvents();
        EXPECT_EQ(top(), before) << "tab " << i << " moved under the pointer";
    }
    click("placementFold");
    window().resize(1280, 720);
    window().resize(1280, 900);
    QCoreApplication::processEvents();
    EXPECT_FALSE(isVisible("placementMap")) << "as the user left it";
    EXPECT_GT(tabs->height(), low);
}

TEST_F(AppearanceTest, RecentFilesAreListedNewestFirst)
{
    open();
    openTinyExperiment();
    write("second.json", R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [48], "type": "float64"}})");
    window().openFile(path("second.json"));
    EXPECT_TRUE(window().close());
    TearDown();
    open();
    EXPECT_EQ(m_settings->recentFiles(), QStringList({path("second.json"), path("tiny.json")}));
    EXPECT_TRUE(isVisible("recent"));
}

TEST_F(AppearanceTest, AboutNamesTheLicences)
{
    open();
    AboutDialog dialog(&window());
    QString text;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        text += label->text();
    for (const char* word : {"GNU General Public License", "Apache", "QCustomPlot", "FFTW", "OpenBLAS"})
        EXPECT_TRUE(text.contains(QString::fromLatin1(word))) << word;
}

} // namespace
} // namespace phasebench::appearance_test
