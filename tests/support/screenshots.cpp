// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/results_file.h"
#include "gui/charts/timeline_chart.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/log_window.h"
#include "gui/panels/run_list_panel.h"
#include "gui/panels/segmented.h"
#include "gui/session/resources.h"
#include "gui/session/settings.h"
#include "gui/windows/compare_dialog.h"
#include "gui/windows/lecture_view.h"
#include "gui/windows/main_window.h"
#include "gui/windows/style.h"
#include "gui/windows/words_dialog.h"
#include "tests/support/example_probe.h"
#include "tests/support/own_folders.h"
#include "tests/support/sample_race.h"
#include "tests/support/sample_runs.h"
#include "tests/support/sample_timeline.h"
#include "tests/support/sweep_runs.h"
#include "tests/support/temporary_folder.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QPainter>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <cstdio>

namespace {

/// As far as is asked for, with predictions that a class might make.
void goThroughLesson(phasebench::MainWindow& window, const QString& step)
{
    using namespace phasebench;
    LessonSession& lesson = window.lesson();
    const auto settled = [&] {
        return QTest::qWaitFor([&] { return !lesson.isWaiting(); }, 300'000);
    };
    if (step == QLatin1String("ask"))
        return;
    if (lesson.step() == LessonSession::Step::ask) {
        lesson.showGiven();
        if (!settled())
            std::fputs("The first look did not end.\n", stderr);
    }
    for (std::size_t i = 0; i < lesson.lesson()->predictions.size(); ++i) {
        const Prediction& prediction = lesson.lesson()->predictions[i];
        const double middle = (prediction.from + prediction.to) / 3;
        if (prediction.kind == Prediction::Kind::choice)
            lesson.setGuesses(i, {{}, 0, {}});
        else
            lesson.setGuesses(i, {{middle, middle / 2, middle * 1.6}, {}, {}});
    }
    if (step != QLatin1String("reveal"))
        return;
    lesson.runAndSee();
    if (!settled())
        std::fputs("The lesson did not end.\n", stderr);
}

bool save(QWidget& shown, const QString& path)
{
    QTest::qWait(150);
    const double scale = shown.devicePixelRatioF();
    QPixmap picture(shown.size() * scale);
    picture.setDevicePixelRatio(scale);
    shown.render(&picture);
    if (picture.save(path))
        return true;
    std::fprintf(stderr, "%s could not be written.\n", qPrintable(path));
    return false;
}

/// Every tab with every chart of its group, into a folder.
bool saveTabs(phasebench::MainWindow& window, const QString& folder)
{
    using namespace phasebench;
    bool saved = true;
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("tabs"));
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QList<QToolButton*> members;
        for (const char* name : {"chartGroup", "machineView"})
            for (auto* group : tabs->currentWidget()->findChildren<QWidget*>(QString::fromLatin1(name)))
                members << group->findChildren<QToolButton*>();
        const QString path = folder + QLatin1Char('/') + tabs->tabText(i).toLower().remove(QLatin1Char('&'));
        if (members.isEmpty())
            saved = save(window, path + QStringLiteral(".png")) && saved;
        for (int member = 0; member < members.size(); ++member) {
            members[member]->click();
            saved = save(window, path + QStringLiteral("-%1.png").arg(member)) && saved;
        }
    }
    return saved;
}

/// Every step of the lecture view at 1280 x 720, each second one dark.
bool saveLecture(phasebench::MainWindow& window, const QString& folder)
{
    using namespace phasebench;
    LectureView* view = window.openLecture();
    if (!view)
        return false;
    view->showNormal();
    view->resize(1280, 720);
    bool saved = true;
    for (int step = 0; step < view->steps(); ++step) {
        view->setLook(step % 2 == 0 ? LectureView::Look::light : LectureView::Look::dark);
        saved = save(*view, folder + QStringLiteral("/lecture-%1.png").arg(step + 1)) && saved;
        view->next();
    }
    view->close();
    return saved;
}

/// Words, comparison with the same file or `other`, editor of sweeps, phase logs side by side.
bool saveDialogs(phasebench::MainWindow& window, const QString& folder, const QString& other)
{
    using namespace phasebench;
    bool saved = save(*window.openWords(), folder + QStringLiteral("/words.png"));
    if (!other.isEmpty())
        if (CompareDialog* dialog = window.openComparison(other)) {
            saved = QTest::qWaitFor([&] { return dialog->isReady(); }, 60'000) && saved;
            saved = save(*dialog, folder + QStringLiteral("/compare.png")) && saved;
        }
    if (auto* log = window.findChild<LogPanel*>(); log && log->isVisible()) {
        log->compare();
        saved = save(*log->compareWindow(), folder + QStringLiteral("/logs.png")) && saved;
    }
    window.findChild<QAction*>(QStringLiteral("actionSweep"))->trigger();
    if (auto* editor = window.findChild<QDialog*>(QStringLiteral("sweepDialog")))
        saved = save(*editor, folder + QStringLiteral("/sweep-editor.png")) && saved;
    return saved;
}

} // namespace

/// Pictures of the window without a display, for people to look at: of the start page, or with files opened, of one
/// tab of the workbench, in a size, a scale and a theme.
int main(int argc, char** argv)
{
    using namespace phasebench;
    const OwnFolders folders;
    // The scale is decided before there is an application.
    for (int i = 1; i + 1 < argc; ++i)
        if (QByteArray(argv[i]) == "--scale")
            qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    loadFonts();

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Writes a picture of the window into OUT."));
    const auto option = [&](const char* name, const char* what, const char* byDefault) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QStringLiteral("value"),
            QString::fromLatin1(byDefault)});
    };
    option("out", "the PNG file", "window.png");
    option("pages", "a folder for every tab, the lecture view's steps and the dialogs, instead of one picture", "");
    option("size", "width x height", "1280x800");
    option("scale", "pixels per pixel", "1");
    option("theme", "light or dark", "light");
    option("text", "text size in percent", "100");
    option("tab", "the tab in front, by its name or its number from 0", "0");
    option("calls", "how many calls share a plan", "0");
    option("row", "the run that is selected, from 0", "-1");
    option("edit", "the run whose experiment is edited, from 0", "-1");
    option("set", "changes of the experiment, such as placement.a=\"gpu:1\", with a semicolon between them", "");
    option("gpus", "so many H100s, whatever this computer has", "-1");
    option("view", "what is in front on the machine's tab, from 0", "-1");
    parser.addOption({QStringLiteral("probe"), QStringLiteral("shows a made-up link probe")});
    parser.addOption({QStringLiteral("full"), QStringLiteral("the editor shows every key")});
    parser.addOption({QStringLiteral("run"), QStringLiteral("runs the experiment before the picture is taken")});
    option("lesson", "how far the opened lesson goes: ask, predict or reveal", "ask");
    parser.addOption({QStringLiteral("running"), QStringLiteral("takes the picture during the run")});
    parser.addOption({QStringLiteral("samples"), QStringLiteral("opens made-up results of a GPU")});
    parser.addOption({QStringLiteral("forms"), QStringLiteral("opens made-up results in every call form")});
    parser.addOption({QStringLiteral("log"), QStringLiteral("of the window with two phase logs")});
    option("chart", "the chart of a group that is in front, from 0", "0");
    option("zoom", "of the timeline", "1");
    parser.addOption({QStringLiteral("sweep"), QStringLiteral("opens made-up results of a sweep")});
    parser.addOption({QStringLiteral("editor"), QStringLiteral("shows the sweep editor with this preset"),
        QStringLiteral("preset"), QStringLiteral("-1")});
    parser.addOption({QStringLiteral("race"), QStringLiteral("opens a made-up race")});
    parser.addOption({QStringLiteral("new"), QStringLiteral("a new experiment")});
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("experiments and results to open"));
    parser.addHelpOption();
    parser.process(application);

    const TemporaryFolder folder;
    Settings settings(QString::fromStdString((folder / "settings.ini").string()));
    settings.setTheme(parser.value(QStringLiteral("theme")) == QLatin1String("dark") ? Theme::dark : Theme::light);
    settings.setTextSize(parser.value(QStringLiteral("text")).toInt());
    settings.setFullEditor(parser.isSet(QStringLiteral("full")));
    MainWindow window(settings, WorkerPrograms::besideThisProgram());
    window.askToKeep = [] {
        return MainWindow::Keep::discard;
    };
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    if (QTest::qWaitForWindowExposed(&window))
        std::printf("shown %lld ms after the application was made\n", static_cast<long long>(sinceStart.elapsed()));
    if (!QTest::qWaitFor([&] { return window.experiment().machine() && window.experiment().recordings(); }, 30'000))
        std::fputs("The workers did not describe this computer.\n", stderr);
    if (parser.isSet(QStringLiteral("new")))
        window.findChild<QAction*>(QStringLiteral("actionNew"))->trigger();
    if (parser.isSet(QStringLiteral("samples")) || parser.isSet(QStringLiteral("forms"))) {
        const auto path = folder / "made-up.phasebench";
        for (const auto& run : parser.isSet(QStringLiteral("forms")) ? samples::callForms() : samples::fourPlacements())
            ResultsFile(path, ResultsFile::Mode::append).append(*run);
        window.openFile(QString::fromStdString(path.string()));
    }
    if (parser.isSet(QStringLiteral("sweep"))) {
        const auto path = folder / "made-up-sweep.phasebench";
        ResultsFile file(path, ResultsFile::Mode::append);
        for (const auto& run : test::memoryByExecution(8, 24))
            file.append(run);
        window.openFile(QString::fromStdString(path.string()));
    }
    if (parser.isSet(QStringLiteral("race"))) {
        // Straight into the list: this is about what is drawn.
        window.openFile(resourceFile(QStringLiteral("examples/first.json")));
        window.runs().setRuns({samples::shared(samples::race())});
        window.selection().setRun(0);
        window.selection().setCandidate(1);
    }
    for (const QString& file : parser.positionalArguments())
        window.openFile(file);
    if (parser.isSet(QStringLiteral("run")) || parser.isSet(QStringLiteral("running"))) {
        window.findChild<QAction*>(QStringLiteral("actionRun"))->trigger();
        if (parser.isSet(QStringLiteral("running")))
            QTest::qWait(2500);
        else if (!QTest::qWaitFor([&] { return !window.engine().isRunning(); }, 300'000))
            std::fputs("The run did not end.\n", stderr);
    }
    if (window.lesson().lesson())
        goThroughLesson(window, parser.value(QStringLiteral("lesson")));
    auto* tabs = window.findChild<QTabWidget*>(QStringLiteral("tabs"));
    const QString tab = parser.value(QStringLiteral("tab"));
    for (int i = 0; i < tabs->count(); ++i)
        if (tab == tabs->tabText(i) || tab == QString::number(i))
            tabs->setCurrentIndex(i);
    if (const int row = parser.value(QStringLiteral("row")).toInt(); row >= 0)
        window.selection().setRun(row);
    if (const double calls = parser.value(QStringLiteral("calls")).toDouble(); calls >= 1)
        window.selection().setCalls(calls);
    for (auto* group : window.findChildren<QWidget*>(QStringLiteral("chartGroup")))
        if (auto* button = group->findChildren<QToolButton*>().value(parser.value(QStringLiteral("chart")).toInt()))
            button->click();
    if (const int gpus = parser.value(QStringLiteral("gpus")).toInt(); gpus >= 0) {
        auto machine = std::make_shared<Machine>(samples::fourPlacements().front()->machine);
        machine->gpus.resize(static_cast<std::size_t>(gpus), machine->gpus.front());
        window.experiment().setMachine(machine);
    }
    if (parser.isSet(QStringLiteral("probe")))
        window.probes().setOwn(
            std::make_shared<const LinkProbe>(test::exampleProbe(samples::fourPlacements().front()->machine)));
    if (const int row = parser.value(QStringLiteral("edit")).toInt(); row >= 0) {
        emit window.findChild<RunListPanel*>()->experimentRequested(row);
        window.selection().setRun(row);
    }
    for (const QString& change : parser.value(QStringLiteral("set")).split(QLatin1Char(';'), Qt::SkipEmptyParts))
        window.experiment().set(change.section(QLatin1Char('='), 0, 0).toStdString(),
            nlohmann::json::parse(change.section(QLatin1Char('='), 1).toStdString()));
    if (const int view = parser.value(QStringLiteral("view")).toInt(); view >= 0)
        window.findChild<Segmented*>(QStringLiteral("machineView"))->button(view)->click();
    QTest::qWait(600);
    if (const QString pages = parser.value(QStringLiteral("pages")); !pages.isEmpty()) {
        QDir().mkpath(pages);
        bool saved = saveTabs(window, pages);
        if (window.runs().size() > 0)
            saved = saveLecture(window, pages) && saveDialogs(window, pages, parser.positionalArguments().value(0))
                && saved;
        window.engine().cancel();
        return saved ? 0 : 1;
    }
    if (auto* timeline = window.findChild<TimelineChart*>())
        timeline->zoom(parser.value(QStringLiteral("zoom")).toDouble());
    QTest::qWait(100);
    QWidget* shown = &window;
    if (parser.isSet(QStringLiteral("log"))) {
        window.findChild<LogPanel*>()->compare();
        shown = window.findChild<LogPanel*>()->compareWindow();
        QTest::qWait(300);
    }

    if (parser.isSet(QStringLiteral("editor"))) {
        window.findChild<QAction*>(QStringLiteral("actionSweep"))->trigger();
        shown = window.findChild<QDialog*>(QStringLiteral("sweepDialog"));
        if (auto* preset
            = shown->findChild<QPushButton*>(QStringLiteral("sweepPreset") + parser.value(QStringLiteral("editor"))))
            preset->click();
    }
    const bool saved = save(*shown, parser.value(QStringLiteral("out")));
    window.engine().cancel();
    return saved ? 0 : 1;
}
