// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/machine.h"

#include <QWidget>
#include <memory>

class QLabel;

namespace phasebench {

class LinkList;
class RecentFiles;

/// What this computer can do, three ways to begin, the examples, and the files opened last.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(RecentFiles& recent, QWidget* parent = nullptr);

    void setMachine(const Machine& machine);

signals:
    void newRequested();
    void openRequested(); ///< by a dialog
    void fileChosen(const QString& path);
    void liveChosen(const QString& path); ///< an experiment to run at once

private:
    QWidget* cards();
    QWidget* examples();
    QWidget* recents();
    void refreshRecent();

    RecentFiles& m_recent;
    QLabel* m_machine;
    LinkList* m_recentList = nullptr;
};

} // namespace phasebench
