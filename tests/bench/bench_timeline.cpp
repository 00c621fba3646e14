// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/timeline_chart.h"
#include "gui/session/resources.h"
#include "gui/session/settings.h"
#include "gui/windows/main_window.h"
#include "gui/windows/style.h"
#include "tests/support/own_folders.h"
#include "tests/support/places.h"
#include "tests/support/sample_timeline.h"
#include "tests/support/temporary_folder.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTabWidget>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <qcustomplot.h>

namespace {

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) * 1e-6;
}

/// Opens a results file with such a run in the window, with the timeline's tab in front: from the file to the picture.
void openFile(int calls)
{
    using namespace phasebench;
    loadFonts();
    const TemporaryFolder folder;
    const std::string path = (folder / "timeline.phasebench").string();
    std::size_t events = 0;
    {
        const Run run = samples::timelineRun(calls);
        events = run.timeline.events.size();
        ResultsFile(path, ResultsFile::Mode::append).append(run);
    }
    Settings settings(QString::fromStdString((folder / "settings.ini").string()));
    WorkerPrograms programs;
    programs.cpu = {(binFolder() / "phasebench-fake-worker").string(), "fake-cpu"};
    programs.cudaReason = "Not in this benchmark.";
    MainWindow window(settings, programs);
    window.show();
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("tabs"));
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i) == QStringLiteral("Timeline"))
            tabs->setCurrentIndex(i);
    QTest::qWait(1000);
    auto* chart = window.findChild<TimelineChart*>();
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer clock;
        clock.start();
        window.openFile(QString::fromStdString(path));
        const double read = milliseconds(clock);
        chart->updateNow();
        chart->plot()->replot(QCustomPlot::rpImmediateRefresh);
        const double drawn = milliseconds(clock);
        QCoreApplication::processEvents();
        std::printf("%zu events: from a file of %.1f MB read in %.1f ms, drawn after %.1f ms, all of the window after "
                    "%.1f ms\n",
            events, static_cast<double>(QFileInfo(QString::fromStdString(path)).size()) / 1e6, read, drawn,
            milliseconds(clock));
        if (chart->timeline().run == nullptr || chart->timeline().run->timeline.events.size() != events)
            std::printf("(the window does not show all of them)\n");
        QTest::qWait(500);
    }
}

} // namespace

/// How long a timeline of many events takes to open, and each frame while it is panned and zoomed.
int main(int argc, char** argv)
{
    using namespace phasebench;
    const OwnFolders folders;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("PHASEBENCH_FAKE", R"({"machine": {"cpu": "A CPU", "cores": 4, "memory": 1000000000}})");
    QApplication application(argc, argv);
    const int calls = (argc > 1 ? std::atoi(argv[1]) : 100'000) / 6;
    openFile(calls);
    RunList runs;
    Selection selection(runs);
    TimelineChart chart({runs, selection});
    chart.resize(1280, 800);
    chart.show();
    runs.setRuns({samples::shared(samples::timelineRun(calls))});
    QElapsedTimer clock;
    clock.start();
    selection.setRun(0);
    chart.updateNow();
    chart.plot()->replot(QCustomPlot::rpImmediateRefresh);
    std::printf(
        "%zu events: opened and drawn in %.1f ms\n", chart.timeline().run->timeline.events.size(), milliseconds(clock));
    std::printf("%12s %12s %12s\n", "in view us", "median ms", "longest ms");
    for (int zoom = 0; zoom < 8; ++zoom) {
        std::vector<double> frames;
        for (int i = 0; i < 60; ++i) {
            QKeyEvent key(QEvent::KeyPress, i % 20 < 10 ? Qt::Key_Right : Qt::Key_Left, Qt::NoModifier);
            clock.restart();
            QCoreApplication::sendEvent(&chart, &key);
            chart.plot()->replot(QCustomPlot::rpImmediateRefresh);
            frames.push_back(milliseconds(clock));
        }
        std::sort(frames.begin(), frames.end());
        std::printf("%12.1f %12.2f %12.2f\n", chart.viewTo() - chart.viewFrom(), frames[30], frames.back());
        chart.zoom(4);
    }
    return 0;
}
