// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;
class QWidget;

namespace phasebench {

/// Everything that can be done, each as one action that the menus, the tool bar and the shortcuts share.
struct WindowActions {
    explicit WindowActions(QWidget* window);

    QAction* newExperiment;
    QAction* open;
    QAction* save;
    QAction* saveAs;
    QAction* saveExperiment;
    QAction* startPage;
    QAction* closeWindow;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* copyChart;
    QAction* copyTable;
    QAction* run;
    QAction* overlay;
    QAction* lesson;
    QAction* resume;
    QAction* sweep;
    QAction* stopSampling;
    QAction* cancel;
    QAction* compare;
    QAction* lecture;
    QAction* handOut;
    QAction* exportChart;
    QAction* exportTrace;
    QAction* lightTheme;
    QAction* darkTheme;
    QAction* automaticTheme;
    QAction* larger;
    QAction* smaller;
    QAction* usualSize;
    QAction* words;
    QAction* about;

    QMenu* recent; ///< filled by the window

    void fill(QMenuBar* bar) const;
};

} // namespace phasebench
