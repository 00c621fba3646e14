// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QWidget>

class QLabel;

namespace phasebench {

class Selection;

/// The phase log of the selected run: a bold line a phase, its details in fixed-width type. It can be selected and
/// copied.
class LogPanel : public QWidget {
    Q_OBJECT
public:
    LogPanel(const RunList& runs, const Selection& selection, QWidget* parent = nullptr);

    QString plainText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    const RunList& m_runs;
    const Selection& m_selection;
    QLabel* m_text;
    RunPtr m_shown;
};

} // namespace phasebench
