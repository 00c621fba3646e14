// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_chart.h"
#include "tests/support/sample_timeline.h"

#include <QApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>
#include <qcustomplot.h>

namespace {

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) * 1e-6;
}

} // namespace

/// How long a timeline of many events takes to open, and each frame while it is panned and zoomed.
int main(int argc, char** argv)
{
    using namespace phasebench;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const int calls = (argc > 1 ? std::atoi(argv[1]) : 100'000) / 6;
    RunList runs;
    Selection selection(runs);
    TimelineChart chart(runs, selection);
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
