// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QWidget>

class QComboBox;
class QTextBrowser;

namespace phasebench {

class LogFilterRow;
class Selection;

/// The logs of two runs beside each other, the same phases in one line; what both say alike is quiet. The left run is
/// the selected one until another is chosen.
class LogWindow : public QWidget {
    Q_OBJECT
public:
    LogWindow(const RunList& runs, const Selection& selection, QWidget* parent = nullptr);

    QString plainText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void refresh();
    std::pair<int, int> rows() const;
    QString name(int row) const;

    const RunList& m_runs;
    const Selection& m_selection;
    QComboBox* m_left;
    QComboBox* m_right;
    LogFilterRow* m_filter;
    QTextBrowser* m_text;
};

} // namespace phasebench
