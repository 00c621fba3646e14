// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableView;

namespace phasebench {

class RunList;
class RunTableModel;
class Selection;

/// The runs of the open results: which are drawn (the check box), which one is looked at (the selected row). As high as
/// its rows at most.
class RunListPanel : public QWidget {
    Q_OBJECT
public:
    RunListPanel(RunList& runs, Selection& selection, QWidget* parent = nullptr);

    void pin(int row); ///< the run that the others are compared with; -1: the first that is shown
    QTableView* view() const { return m_view; }

signals:
    void experimentRequested(int row); ///< to be edited and run again

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitTitle(); ///< the run's name has what the figures leave
    void fit();
    void followSelection();
    void showMenu(const QPoint& position);

    RunList& m_runs;
    Selection& m_selection;
    RunTableModel* m_model;
    QTableView* m_view;
};

} // namespace phasebench
