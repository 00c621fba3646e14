// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/session/resources.h"
#include "gui/session/settings.h"
#include "gui/windows/main_window.h"
#include "gui/windows/style.h"
#include "tests/support/own_folders.h"
#include "tests/support/places.h"
#include "tests/support/temporary_folder.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTabWidget>
#include <QTest>
#include <cstdio>
#include <ctime>
#include <fstream>

/// Runs a long sweep in the window, with a scripted worker that answers at once, and prints how fast points come, what
/// memory they take and how long the window stood still at most. Its arguments: the number of points (10000) and the
/// name of the tab in front ("Sweep"). With PHASEBENCH_REPORT_EVENTS set, the events that took longest are listed.
namespace phasebench {
namespace {

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double residentMegabytes()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// Measures every event from outside: nothing that the window does can take longer than its longest event.
class Watched : public QApplication {
public:
    using QApplication::QApplication;

    struct Longest {
        double wall = 0; ///< milliseconds
        double cpu = 0; ///< milliseconds of this thread
    };
    Longest longest;
    long over16 = 0;
    bool report = qEnvironmentVariableIsSet("PHASEBENCH_REPORT_EVENTS");

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ > 0) {
            const bool handled = QApplication::notify(receiver, event);
            --m_depth;
            return handled;
        }
        const char* name = receiver->metaObject()->className();
        const int type = event->type();
        QElapsedTimer clock;
        clock.start();
        const double before = threadSeconds();
        const bool handled = QApplication::notify(receiver, event);
        const double wall = static_cast<double>(clock.nsecsElapsed()) * 1e-6;
        const double cpu = (threadSeconds() - before) * 1e3;
        if (cpu > 16) {
            ++over16;
            if (report)
                std::printf("    event %d of a %s: %.1f ms\n", type, name, cpu);
        }
        longest.wall = std::max(longest.wall, wall);
        longest.cpu = std::max(longest.cpu, cpu);
        --m_depth;
        return handled;
    }

private:
    int m_depth = 0;
};

int run(Watched& application, int points, const QString& tab)
{
    loadFonts();
    const TemporaryFolder folder;
    Settings settings(QString::fromStdString((folder / "settings.ini").string()));
    WorkerPrograms programs;
    programs.cpu = {(binFolder() / "phasebench-fake-worker").string(), "fake-cpu"};
    programs.cudaReason = "Not in this benchmark.";
    MainWindow window(settings, programs);
    window.askToKeep = [] {
        return MainWindow::Keep::discard;
    };
    window.show();
    if (!QTest::qWaitFor([&] { return window.experiment().machine() != nullptr; }, 30'000))
        return 1;
    const QString path = QString::fromStdString((folder / "sweep.json").string());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(
        QStringLiteral(R"({"phasebench": 1, "title": "A long sweep", "problem": {"kind": "matmul", "m": 8, "n": 8,
        "k": 8, "type": "float32"}, "execution": {"space": "cpu", "threads": 1}, "measure": {"first_use": false},
        "sweep": [{"key": "problem.k", "from": 1, "to": %1, "factor": 1.0001}]})")
            .arg(points)
            .toUtf8());
    file.close();
    window.openFile(path);
    // Rounded and without repeats, a factor of nearly one is every whole number.
    if (!QTest::qWaitFor([&] { return window.experiment().canRun(); }, 60'000)) {
        std::printf("The sweep cannot run: %s\n",
            window.experiment().faults().empty() ? "it is being checked"
                                                 : window.experiment().faults().front().sentence.c_str());
        return 1;
    }
    points = static_cast<int>(window.experiment().points());
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("tabs"));
    for (int i = 0; i < tabs->count(); ++i)
        if (tabs->tabText(i) == tab)
            tabs->setCurrentIndex(i);
    QTest::qWait(500);

    std::printf("%d points, tab \"%s\"\n%10s %10s %12s %14s %16s %16s %14s\n", points, qPrintable(tab), "points",
        "seconds", "points/s", "memory MiB", "KiB a point", "longest ms (CPU)", "(wall)");
    const double memoryBefore = residentMegabytes();
    QElapsedTimer clock;
    int last = 0;
    qint64 lastTime = 0;
    bool ended = false;
    QObject::connect(&window, &MainWindow::runEnded, [&] { ended = true; });
    const auto row = [&] {
        const int now = window.runs().size();
        const double memory = residentMegabytes();
        std::printf("%10d %10.1f %12.0f %14.0f %16.1f %16.1f %14.1f\n", now, static_cast<double>(clock.elapsed()) / 1e3,
            (now - last) * 1e3 / static_cast<double>(std::max<qint64>(clock.elapsed() - lastTime, 1)), memory,
            (memory - memoryBefore) * 1024 / std::max(now, 1), application.longest.cpu, application.longest.wall);
        std::fflush(stdout);
        application.longest = {};
        last = now;
        lastTime = clock.elapsed();
    };
    application.longest = {};
    clock.start();
    window.findChild<QAction*>(QStringLiteral("actionRun"))->trigger();
    const int step = std::max(points / 8, 1);
    QObject::connect(&window.runs(), &RunList::inserted, [&](int at) {
        if ((at + 1) % step == 0)
            QMetaObject::invokeMethod(&window, row, Qt::QueuedConnection);
    });
    while (!ended && clock.elapsed() < 1'800'000)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
    QTest::qWait(3000);
    row();
    std::printf("events of more than 16 ms: %ld\n", application.over16);

    const QString results = QString::fromStdString((folder / "saved.phasebench").string());
    if (!window.document().saveAs(results))
        return 1;
    const auto written = ResultsFile(results.toStdString(), ResultsFile::Mode::read).size();
    std::printf("written: %lld runs, %.1f MB\n", static_cast<long long>(written),
        static_cast<double>(QFile(results).size()) / 1e6);
    clock.restart();
    const double before = threadSeconds();
    window.openFile(results);
    std::printf("opened again in %.2f s, %.2f s of them this thread's CPU time\n",
        static_cast<double>(clock.elapsed()) / 1e3, threadSeconds() - before);
    QTest::qWait(3000);
    application.longest = {};
    for (int i = 0; i < 20; ++i) {
        window.selection().setRun(points * (i * 7 % 20) / 20);
        QTest::qWait(150);
    }
    std::printf("longest event while runs are selected: %.1f ms (CPU)\n", application.longest.cpu);
    return written == points ? 0 : 1;
}

} // namespace
} // namespace phasebench

int main(int argc, char** argv)
{
    const phasebench::OwnFolders folders;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("PHASEBENCH_FAKE", R"({"machine": {"cpu": "A CPU", "cores": 4, "memory": 1000000000}})");
    phasebench::Watched application(argc, argv);
    const QStringList words = QApplication::arguments();
    return phasebench::run(application, words.size() > 1 ? words[1].toInt() : 10'000,
        words.size() > 2 ? words[2] : QStringLiteral("Sweep"));
}
