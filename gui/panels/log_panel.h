// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/log_text.h"
#include "gui/models/run_list.h"

#include <QWidget>

class QLabel;

namespace phasebench {

class LogFilterRow;
class LogWindow;
class Selection;

/// The phase log of the selected run, or of the run in progress: each phase a heading, its details in fixed-width type.
/// It can be filtered and copied, and two runs' logs can be put side by side in a window.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    LogPanel(const RunList& runs, Selection& selection, QWidget* parent = nullptr);

    QString plainText() const;
    LogWindow* compareWindow() const { return m_window; } ///< null until it was asked for

public slots:
    void begin(); ///< a run starts
    void addProgress(const QString& text); ///< of the run in progress, while nothing else is known of it
    void end();
    void copy() const;
    void compare(); ///< opens the window with two logs

protected:
    void changeEvent(QEvent* event) override;

private:
    std::vector<LogLine> lines() const;
    void refresh();

    const RunList& m_runs;
    Selection& m_selection;
    LogFilterRow* m_filter;
    QLabel* m_text;
    LogWindow* m_window = nullptr;
    QStringList m_progress;
    bool m_running = false;
    QString m_html;
};

} // namespace phasebench
