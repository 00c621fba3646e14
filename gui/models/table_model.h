// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>
#include <algorithm>
#include <functional>
#include <memory>
#include <vector>

namespace phasebench {

/// One column of a table: the title for people, and the title for CSV with the unit in it ("call_median_us").
struct Column {
    QString title;
    QString exactTitle;
    bool number = false; ///< aligned to the right
};

/// One cell: text for people, and the exact value (invalid where the figure does not exist).
struct Cell {
    QString text;
    QVariant exact;
    QString toolTip = {};
};

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

    /// Keeps the table in step with the runs: while a view or another model listens to it, at most as often as
    /// ThrottledRebuild allows; while none does, it is made when it is asked for. Nobody looks at most tables, and the
    /// points of a long sweep come fast.
    void follow(const RunList& runs, std::function<void()> rebuild);
    /// What else the table is made of has changed. Precondition: follow() was called.
    void followChange();

    virtual int rows() const = 0;
    virtual Cell cell(int row, int column) const = 0;
    virtual int runOf(int /*row*/) const { return -1; }
    virtual int phaseOf(int /*row*/) const { return -1; }

    /// Puts `entries` in the place of `old`, what rows() counts. Where they are the same (a run in progress: new
    /// figures in the same rows) or only more, a view keeps its place.
    template <typename Entry> void replaceRows(std::vector<Entry>& old, std::vector<Entry> entries)
    {
        if (entries == old) {
            if (!old.empty())
                emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        if (!old.empty() && entries.size() > old.size() && std::equal(old.begin(), old.end(), entries.begin())) {
            beginInsertRows({}, static_cast<int>(old.size()), static_cast<int>(entries.size()) - 1);
            old = std::move(entries);
            endInsertRows();
            return;
        }
        beginResetModel();
        old = std::move(entries);
        endResetModel();
    }

private:
    struct Following;

    bool isFollowed() const;
    void bringUpToDate() const;

    std::vector<Column> m_columns;
    std::unique_ptr<Following> m_following; ///< null: the subclass sees to it
};

} // namespace phasebench
