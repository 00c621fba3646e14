// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The run list: one row a run, in the RunList's rows. The check box of the first column says whether the charts show
/// it.
class RunTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex { Title, Status, CallMedian, CallInterval, Samples, Stop, Backend, Executes, Clock, Id };

    explicit RunTableModel(RunList& runs, QObject* parent = nullptr);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    /// The run that the others are compared with says so; -1: none is pinned.
    void setBaseline(int row);

protected:
    int rows() const override;
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return row; }

private:
    void relabel();

    RunList& m_runs;
    int m_baseline = -1;
    int m_count = 0; ///< rows as the views know them
};

} // namespace phasebench
