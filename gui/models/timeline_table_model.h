// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/selection.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The timeline's table: one row for each event of the selected run's traced sequence. Times are microseconds.
class TimelineTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex {
        Name,
        Kind,
        PhaseName,
        Call,
        Stream,
        Start,
        Duration,
        Bytes,
        Rate,
        Grid,
        Block,
        Registers,
        Shared
    };

    TimelineTableModel(const RunList& runs, const Selection& selection, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    int rows() const override { return m_run ? static_cast<int>(m_run->timeline.events.size()) : 0; }
    Cell cell(int row, int column) const override;
    int runOf(int) const override { return m_row; }
    int phaseOf(int row) const override;

private:
    void rebuild();

    const RunList& m_runs;
    const Selection& m_selection;
    RunPtr m_run;
    int m_row = -1;
};

} // namespace phasebench
