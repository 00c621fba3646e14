// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/selection.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace phasebench {

class CallsSlider;
struct ChartTheme;

/// The row under the phase chart: the slider over the number of calls that share a plan, what of it was measured, and
/// the way back to that. Hidden where no shown run shares a plan.
class CallsBar : public QWidget {
    Q_OBJECT
public:
    CallsBar(const RunList& runs, Selection& selection, QWidget* parent = nullptr);

    CallsSlider* slider() const { return m_slider; }
    QString note() const;
    /// In one line, for a low chart: the number stands in the title, and the note is a tooltip.
    void setCompact(bool compact);
    void setTheme(const ChartTheme& theme, int pad);

    /// Takes in the runs as they are now: the chart says when, which knows whether anybody looks.
    void refresh();

private:
    const RunList& m_runs;
    Selection& m_selection;
    QLabel* m_title;
    CallsSlider* m_slider;
    QLabel* m_note;
    QToolButton* m_reset;
    bool m_compact = false;
};

} // namespace phasebench
