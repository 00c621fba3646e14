// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/chart.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/run_table_model.h"
#include "gui/models/table_text.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/log_panel.h"
#include "gui/windows/compare_dialog.h"
#include "gui/windows/error_strip.h"
#include "tests/gui/windows/window_test.h"
#include "tests/support/sample_race.h"
#include "tests/support/sample_timeline.h"
#include "tests/support/sweep_runs.h"

#include <QAction>
#include <QLabel>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTextDocument>
#include <QToolButton>

namespace phasebench::replay_test {
namespace {

/// The window on a computer without a GPU, with what was recorded on one.
class ReplayTest : public WindowTest {
protected:
    void openExample(const char* name)
    {
        window().openFile(QString::fromStdString((sourceFolder() / "resources/examples" / name).string()));
    }

    void runToTheEnd()
    {
        QSignalSpy ended(&window(), &MainWindow::runEnded);
        shortcut(Qt::Key_F5);
        ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    }

    static QString kindOf(const Chart& chart) { return QString::fromLatin1(chart.metaObject()->className()); }

    /// Of the charts that show something: on the screen, exported and in the table. Their kinds.
    QSet<QString> chartsWithBadge(const QString& badge)
    {
        QSet<QString> kinds;
        for (Chart* chart : window().findChildren<Chart*>()) {
            chart->updateNow();
            if (chart->isEmpty())
                continue;
            const QString kind = kindOf(*chart);
            kinds << kind;
            EXPECT_TRUE(chart->subtitle().contains(badge)) << kind.toStdString();
            EXPECT_TRUE(chart->caption().contains(badge)) << kind.toStdString() << ", exported";
            for (const TableText text : {TableText::csv, TableText::tsv}) {
                const QString table = tableText(*chart->table(), text);
                const QStringList lines = table.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                EXPECT_GE(lines.size(), 2) << kind.toStdString();
                for (const QString& line : lines.mid(1))
                    EXPECT_TRUE(line.contains(badge)) << kind.toStdString() << ": " << line.toStdString();
            }
        }
        return kinds;
    }

    static QString plain(const QString& rich)
    {
        QTextDocument document;
        document.setHtml(rich);
        return document.toPlainText();
    }
};

TEST_F(ReplayTest, AGpuExperimentIsReplayedWhereThereIsNoGpu)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openExample("memory-spaces-8000x2000x4000.json");
    EXPECT_TRUE(find<QToolButton>("execution.space=recorded")->isChecked());
    EXPECT_EQ(find<QToolButton>("execution.space=recorded")->accessibleName(), QStringLiteral("H100 (recorded)"));
    runToTheEnd();
    ASSERT_EQ(window().runs().size(), 3);
    for (int row = 0; row < 3; ++row) {
        EXPECT_EQ(window().runs().at(row)->status, RunStatus::completed);
        EXPECT_TRUE(window().runs().at(row)->recorded);
    }
    EXPECT_FALSE(isVisible("errorStrip"));
}

TEST_F(ReplayTest, ACopyOfARecordingKeepsItsBadgeEverywhere)
{
    const QString copy = path("copy.phasebench");
    ASSERT_TRUE(QFile::copy(
        QString::fromStdString((sourceFolder() / "resources/recorded/h100-matmul-8000x2000x4000.phasebench").string()),
        copy));
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(copy);
    ASSERT_EQ(window().runs().size(), 3);
    const QString badge = QStringLiteral("recorded · H100 · 2026-11-22");
    EXPECT_GE(chartsWithBadge(badge).size(), 4);
    EXPECT_TRUE(find<QLabel>("badgeStrip")->text().contains(badge));
    EXPECT_TRUE(window().experiment().isReplayed()) << "what it asks for can be replayed";
    CompareDialog* dialog = window().openComparison(copy);
    ASSERT_TRUE(waitFor([&] { return dialog->isReady(); }));
    EXPECT_TRUE(dialog->findChild<QLabel*>(QStringLiteral("compareSummary"))->text().contains(badge));
    for (int row = 0; row < dialog->model().rowCount(); ++row)
        for (const int column : {ComparisonModel::RunA, ComparisonModel::RunB})
            EXPECT_TRUE(dialog->model().index(row, column).data().toString().contains(badge)) << row;
    const QString csv = path("pairs.csv");
    ASSERT_TRUE(dialog->saveCsv(csv));
    QFile pairs(csv);
    ASSERT_TRUE(pairs.open(QIODevice::ReadOnly));
    EXPECT_EQ(QString::fromUtf8(pairs.readAll()).count(badge), 6) << "three pairs, both sides";
    window().askForSaveName = [this](const QString&, const QString&) {
        return path("copy.html");
    };
    window().findChild<QAction*>(QStringLiteral("actionHandOut"))->trigger();
    QFile page(path("copy.html"));
    ASSERT_TRUE(page.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QString::fromUtf8(page.readAll()).contains(badge));
}

TEST_F(ReplayTest, NothingShowsAReplayedFigureWithoutItsBadge)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openExample("matmul-8000x2000x4000-host.json");
    runToTheEnd();
    ASSERT_EQ(window().runs().size(), 1);
    const QString badge = QStringLiteral("recorded · H100 · 2026-11-22");
    EXPECT_GE(chartsWithBadge(badge).size(), 4);
    ASSERT_TRUE(waitFor([&] { return isVisible("placementBadge"); })) << "beside the map's measured figures";
    EXPECT_EQ(find<QLabel>("placementBadge")->text(), badge);
    // The strip stands above whatever tab is in front.
    EXPECT_TRUE(find<QLabel>("badgeStrip")->text().contains(badge));
    for (QAbstractItemModel* model : window().findChildren<QAbstractItemModel*>())
        if (qobject_cast<RunTableModel*>(model) || qobject_cast<ChartTableModel*>(model)) {
            for (int row = 0; row < model->rowCount(); ++row) {
                QString text = model->index(row, 0).data(badgeRole).toString();
                for (int column = 0; column < model->columnCount(); ++column)
                    text += model->index(row, column).data().toString() + QLatin1Char('\n');
                EXPECT_TRUE(text.contains(badge)) << model->metaObject()->className() << " row " << row;
            }
        }
    EXPECT_TRUE(window().findChild<LogPanel*>()->plainText().contains(badge));
    EXPECT_TRUE(plain(find<QLabel>("sentence")->text()).contains(badge));
    // One badge in the window's head stands for all that is shown; the lecture view's sentences bear their own.
    EXPECT_TRUE(isVisible("badgeStrip"));
    auto* findings = window().findChild<FindingsPanel*>();
    ASSERT_TRUE(waitFor([&] { return !findings->sentences().isEmpty(); }));
    for (const QString& text : findings->sentences())
        EXPECT_TRUE(plain(text).contains(badge)) << text.toStdString();
    EXPECT_TRUE(plain(window().findChild<QLabel*>(QStringLiteral("howSure"))->text())
                    .contains(QStringLiteral("not measured here")));
}

/// What every view shows was not measured here: results of every call form, of a sweep, and of a race.
TEST_F(ReplayTest, EveryViewAndItsTableBearTheBadge)
{
    open();
    std::vector<std::vector<RunPtr>> files{samples::callForms(), samples::fourPlacements(), {}, {}};
    for (const phasebench::Run& run : phasebench::test::memoryByExecution(8, 20))
        files[2].push_back(samples::shared(run));
    files[3].push_back(samples::shared(samples::race()));
    QSet<QString> seen;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto& runs = files[i];
        const std::string name = "recorded-" + std::to_string(i) + ".phasebench";
        for (const RunPtr& run : runs) {
            phasebench::Run recorded = *run;
            recorded.recorded = true;
            recorded.machine = samples::fourPlacements().front()->machine;
            recorded.date = "2026-02-03T10:00:00Z";
            ResultsFile(m_folder / name, ResultsFile::Mode::append).append(recorded);
        }
        window().openFile(path(name.c_str()));
        ASSERT_EQ(window().runs().size(), static_cast<int>(runs.size()));
        auto* tabs = find<QTabWidget>("tabs");
        for (int row = 0; row < std::min(window().runs().size(), 4); ++row) {
            window().selection().setRun(row);
            for (int tab = 0; tab < tabs->count(); ++tab)
                tabs->setCurrentIndex(tab);
            seen += chartsWithBadge(QStringLiteral("recorded · H100 · 2026-02-03"));
        }
    }
    for (const Chart* chart : window().findChildren<Chart*>())
        EXPECT_TRUE(seen.contains(kindOf(*chart)) || kindOf(*chart).contains(QLatin1String("ProbeChart")))
            << kindOf(*chart).toStdString() << " showed nothing";
}

TEST_F(ReplayTest, WhatWasNotRecordedIsRefusedWithTheNearestAsOneClick)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openExample("matmul-8000x2000x4000-gpu.json");
    ASSERT_TRUE(window().experiment().isReplayed());
    type("problem.m", "8001");
    EXPECT_FALSE(window().experiment().canRun());
    ASSERT_EQ(window().experiment().obstacles().size(), 1u);
    const Fault fault = window().experiment().obstacles().front();
    EXPECT_NE(fault.sentence.find("was not recorded"), std::string::npos);
    ASSERT_FALSE(fault.fixes.empty());
    window().experiment().apply(fault.fixes);
    EXPECT_TRUE(window().experiment().canRun());
    runToTheEnd();
    EXPECT_TRUE(window().runs().at(0)->recorded);
}

TEST_F(ReplayTest, TheSegmentIsGreyedWithItsReason)
{
    open();
    ASSERT_TRUE(waitForMachine());
    openTinyExperiment();
    const auto* segment = find<QToolButton>("execution.space=recorded");
    EXPECT_FALSE(segment->isEnabled());
    EXPECT_TRUE(segment->toolTip().contains(QStringLiteral("was not recorded")));
}

TEST_F(ReplayTest, OverlayMineMeasuresThisComputerBesideIt)
{
    open();
    ASSERT_TRUE(waitForMachine());
    write("small.json", R"({"phasebench": 1, "problem": {"kind": "fft", "shape": [10000], "type": "float32"},
        "placement": {"in": "gpu:0", "out": "gpu:0"}, "execution": {"space": "gpu:0"},
        "measure": {"min_time": 0.001, "timeout": 1, "samples": 3, "first_use": false}})");
    window().openFile(path("small.json"));
    ASSERT_TRUE(window().experiment().isReplayed());
    runToTheEnd();
    QSignalSpy ended(&window(), &MainWindow::runEnded);
    click("overlayButton");
    ASSERT_TRUE(waitFor([&] { return ended.count() == 1; }));
    ASSERT_EQ(window().runs().size(), 2);
    EXPECT_TRUE(window().runs().at(0)->recorded);
    EXPECT_FALSE(window().runs().at(1)->recorded);
    EXPECT_EQ(window().runs().at(1)->backend, "fftw");
    EXPECT_EQ(window().runs().at(1)->status, RunStatus::completed) << window().runs().at(1)->message;
    EXPECT_FALSE(window().experiment().isReplayed());
}

TEST_F(ReplayTest, ARecordedFileThatIsOpenedBearsItsBadgeToo)
{
    open();
    ASSERT_TRUE(waitForMachine());
    window().openFile(
        QString::fromStdString((sourceFolder() / "resources/recorded/h100-fft-10000.phasebench").string()));
    ASSERT_EQ(window().runs().size(), 2);
    EXPECT_TRUE(window().runs().at(0)->recorded);
    EXPECT_TRUE(find<QLabel>("badgeStrip")->text().contains(QStringLiteral("H100")));
    EXPECT_TRUE(window().experiment().isReplayed());
    EXPECT_TRUE(window().experiment().canRun());
}

} // namespace
} // namespace phasebench::replay_test
