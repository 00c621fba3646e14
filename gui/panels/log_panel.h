// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/log_sections.h"
#include "gui/models/run_list.h"
#include "gui/models/throttled_rebuild.h"

#include <QWidget>

class QLabel;

namespace phasebench {

class LogFilterRow;
class LogWindow;
class Selection;

/// The phase log of the selected run, or while one is measured: what it does now, and the log of the point that ended
/// last. Each phase is a heading, its details are in fixed-width type. It can be filtered and copied, and two runs'
/// logs can be put side by side in a window.
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
    std::vector<LogLine> linesInProgress() const;
    void refresh();

    const RunList& m_runs;
    Selection& m_selection;
    LogFilterRow* m_filter;
    QLabel* m_text;
    LogWindow* m_window = nullptr;
    QStringList m_progress;
    bool m_running = false;
    int m_before = 0; ///< runs that were there when this one began
    ThrottledRebuild m_refresh{this, [this] {
                                   refresh();
                               }};
    QString m_html;
};

} // namespace phasebench
