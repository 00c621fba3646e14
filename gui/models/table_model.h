// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/figure_cells.h"
#include "gui/models/run_list.h"

#include <QAbstractTableModel>
#include <vector>

namespace phasebench {

/// What all tables over results have in common: a subclass gives the columns and one cell at a time. Sorting is by
/// ExactRole (a QSortFilterProxyModel's sort role).
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        ExactRole = Qt::UserRole, ///< unrounded number or plain text; in the header: the title with the unit
        RunRole, ///< row in the RunList, where the row belongs to a run
        PhaseRole, ///< int of Phase, where the row belongs to a phase
    };

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    TableModel(std::vector<Column> columns, QObject* parent);
    ~TableModel() override;

    virtual const std::vector<Column>& columns() const { return m_columns; }
    virtual int rows() const = 0;
    virtual Cell cell(int row, int column) const = 0;
    virtual int runOf(int /*row*/) const { return -1; }
    virtual int phaseOf(int /*row*/) const { return -1; }

private:
    std::vector<Column> m_columns;
};

} // namespace phasebench
