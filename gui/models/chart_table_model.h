// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/chart_table.h"
#include "gui/models/table_model.h"
#include "gui/models/throttled_rebuild.h"

namespace phasebench {

/// Shows the table of a view, and keeps it in step with the runs: while somebody listens, calmly; while nobody does, it
/// is made when it is asked for. Nobody looks at most tables, and the points of a long sweep come fast.
class ChartTableModel : public TableModel {
    Q_OBJECT
public:
    /// Follows nothing by itself: see the slots.
    explicit ChartTableModel(std::function<ChartTable()> make, QObject* parent = nullptr);
    ChartTableModel(const RunList& runs, std::function<ChartTable()> make, QObject* parent = nullptr);

    const ChartTable& table() const; ///< as it is now

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

public slots:
    void follow(); ///< what the table is made of has changed
    void startAnew(); ///< the same, and its rows are no longer what they were

protected:
    const std::vector<Column>& columns() const override { return table().columns(); }
    int rows() const override { return table().rowCount(); }
    Cell cell(int row, int column) const override { return m_table.cell(row, column); }
    int runOf(int row) const override { return m_table.owner(row).run; }
    int phaseOf(int row) const override;

private:
    bool isFollowed() const;
    void rebuild();

    std::function<ChartTable()> m_make;
    mutable ThrottledRebuild m_rebuild;
    ChartTable m_table;
    bool m_isMade = false;
    bool m_stale = true;
};

} // namespace phasebench
