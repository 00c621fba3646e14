// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace phasebench {

namespace {

QAction* make(QWidget* window, const char* name, const QString& text, const QKeySequence& keys = {})
{
    auto* action = new QAction(text, window);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(keys);
    window->addAction(action);
    return action;
}

} // namespace

WindowActions::WindowActions(QWidget* window)
{
    const auto tr = [](const char* text) {
        return QObject::tr(text);
    };
    newExperiment = make(window, "actionNew", tr("&New experiment"), QKeySequence::New);
    open = make(window, "actionOpen", tr("&Open …"), QKeySequence::Open);
    save = make(window, "actionSave", tr("&Save results"), QKeySequence::Save);
    saveAs = make(window, "actionSaveAs", tr("Save results &as …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    saveExperiment = make(window, "actionSaveExperiment", tr("Save the e&xperiment as …"));
    startPage = make(window, "actionStartPage", tr("Start &page"), QKeySequence(Qt::CTRL | Qt::Key_Home));
    quit = make(window, "actionQuit", tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    closeWindow = make(window, "actionClose", tr("&Close"), QKeySequence(Qt::CTRL | Qt::Key_W));
    undo = make(window, "actionUndo", tr("&Undo"), QKeySequence::Undo);
    redo = make(window, "actionRedo", tr("&Redo"));
    redo->setShortcuts({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    copyChart = make(window, "actionCopyChart", tr("Copy &chart"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyTable = make(window, "actionCopyTable", tr("Copy &table"));
    run = make(window, "actionRun", tr("&Run"), QKeySequence(Qt::Key_F5));
    overlay = make(window, "actionOverlay", tr("Overlay &mine"), QKeySequence(Qt::CTRL | Qt::Key_F5));
    overlay->setToolTip(tr("Measures this on your computer, beside what was recorded (Ctrl+F5)."));
    lesson = make(window, "actionLesson", tr("&Back to the lesson"), QKeySequence(Qt::CTRL | Qt::Key_L));
    resume = make(window, "actionResume", tr("Resu&me the sweep"), QKeySequence(Qt::SHIFT | Qt::Key_F5));
    sweep = make(window, "actionSweep", tr("S&weep …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
    sweep->setToolTip(tr("Lets sizes, placements or any other key run through several values (Ctrl+Shift+W)."));
    stopSampling = make(window, "actionEnough", tr("&Enough"));
    stopSampling->setToolTip(
        tr("Ends the measuring of this point: the series in progress keeps what it has, the others take "
           "the least number of samples."));
    cancel = make(window, "actionCancel", tr("&Cancel"), QKeySequence(Qt::Key_Escape));
    cancel->setToolTip(tr("Ends the run within two seconds; finished points stay."));
    exportChart = make(window, "actionExport", tr("&Export the chart …"), QKeySequence(Qt::CTRL | Qt::Key_E));
    exportTrace = make(window, "actionExportTrace", tr("Export the timeline as Chrome &trace …"));
    exportTrace->setToolTip(tr("A file that Perfetto (ui.perfetto.dev) opens."));
    compare = make(window, "actionCompare", tr("C&ompare with …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    lecture = make(window, "actionLecture", tr("&Lecture view"), QKeySequence(Qt::Key_F11));
    lecture->setToolTip(tr("One chart at a time in large type (F11)."));
    handOut = make(window, "actionHandOut", tr("&Hand-out …"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    handOut->setToolTip(tr("Charts, figures and conditions as one HTML page or PDF."));
    automaticTheme = make(window, "actionThemeAuto", tr("&As the desktop"));
    lightTheme = make(window, "actionThemeLight", tr("&Light"));
    darkTheme = make(window, "actionThemeDark", tr("&Dark"));
    auto* themes = new QActionGroup(window);
    for (QAction* theme : {automaticTheme, lightTheme, darkTheme}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
    larger = make(window, "actionLarger", tr("L&arger text"), QKeySequence::ZoomIn);
    smaller = make(window, "actionSmaller", tr("S&maller text"), QKeySequence::ZoomOut);
    usualSize = make(window, "actionUsualSize", tr("&Usual text size"), QKeySequence(Qt::CTRL | Qt::Key_0));
    about = make(window, "actionAbout", tr("&About and licences"));
    words = make(window, "actionWords", tr("&Words explained"), QKeySequence(Qt::Key_F1));
    recent = new QMenu(tr("Open &recent"), window);
    recent->setObjectName(QStringLiteral("recentMenu"));
}

void WindowActions::fill(QMenuBar* bar) const
{
    QMenu* file = bar->addMenu(QObject::tr("&File"));
    file->addActions({newExperiment, open});
    file->addMenu(recent);
    file->addSeparator();
    file->addActions({save, saveAs, saveExperiment});
    file->addSeparator();
    file->addActions({exportChart, exportTrace, handOut});
    file->addSeparator();
    file->addActions({closeWindow, quit});
    bar->addMenu(QObject::tr("&Edit"))->addActions({undo, redo, copyChart, copyTable});
    bar->addMenu(QObject::tr("E&xperiment"))
        ->addActions({run, resume, sweep, overlay, stopSampling, cancel, compare, lesson});
    QMenu* view = bar->addMenu(QObject::tr("&View"));
    view->addActions({startPage, lecture});
    QMenu* theme = view->addMenu(QObject::tr("&Theme"));
    theme->addActions({automaticTheme, lightTheme, darkTheme});
    view->addSeparator();
    view->addActions({larger, smaller, usualSize});
    bar->addMenu(QObject::tr("&Help"))->addActions({words, about});
}

} // namespace phasebench
