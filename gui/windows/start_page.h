// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/recordings.h"

#include <QWidget>
#include <memory>

class QLabel;

namespace phasebench {

class Card;
class LinkList;
class RecentFiles;

/// What this computer can do, three ways to begin, the lessons, and the files opened last.
class StartPage : public QWidget {
    Q_OBJECT
public:
    explicit StartPage(RecentFiles& recent, QWidget* parent = nullptr);

    void setMachine(const Machine& machine);
    /// What was recorded: the borrowed machine's name, and the question of its card.
    void setRecordings(const Recordings& recordings);

signals:
    void newRequested();
    void openRequested(); ///< by a dialog
    void fileChosen(const QString& path);
    void liveChosen(const QString& path); ///< an experiment to run at once

private:
    QWidget* cards();
    QWidget* lessons();
    QWidget* recents();
    QWidget* more();
    void refreshMachine();
    void refreshRecent();

    RecentFiles& m_recent;
    QLabel* m_machine;
    LinkList* m_recentList = nullptr;
    Card* m_recordedCard = nullptr;
    std::shared_ptr<const Machine> m_known;
    QString m_recordedMachine;
};

} // namespace phasebench
