// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/chart_table_model.h"

#include "gui/models/table_text.h"

#include <QMetaMethod>

namespace phasebench {

ChartTableModel::ChartTableModel(std::function<ChartTable()> make, QObject* parent)
    : TableModel({}, parent)
    , m_make(std::move(make))
    , m_rebuild(this, [this] { rebuild(); })
{
}

ChartTableModel::ChartTableModel(const RunList& runs, std::function<ChartTable()> make, QObject* parent)
    : ChartTableModel(std::move(make), parent)
{
    connect(&runs, &RunList::updated, this, &ChartTableModel::follow);
    connect(&runs, &RunList::reset, this, &ChartTableModel::startAnew);
    connect(&runs, &RunList::removed, this, &ChartTableModel::startAnew);
}

const ChartTable& ChartTableModel::table() const
{
    // Those who listen are told of new rows before they ask for them.
    if (!m_isMade || (m_stale && !(isFollowed() && m_rebuild.isPending())))
        m_rebuild.run();
    return m_table;
}

QVariant ChartTableModel::data(const QModelIndex& index, int role) const
{
    return role == badgeRole ? QVariant(m_table.badge()) : TableModel::data(index, role);
}

int ChartTableModel::phaseOf(int row) const
{
    const auto phase = m_table.owner(row).phase;
    return phase ? static_cast<int>(*phase) : -1;
}

bool ChartTableModel::isFollowed() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&QAbstractItemModel::modelReset));
}

void ChartTableModel::follow()
{
    m_stale = true;
    if (isFollowed())
        m_rebuild.request();
}

void ChartTableModel::startAnew()
{
    m_stale = true;
    if (isFollowed())
        m_rebuild.run();
}

void ChartTableModel::rebuild()
{
    m_stale = false;
    m_isMade = true;
    ChartTable made = m_make();
    const int before = m_table.rowCount();
    const int after = made.rowCount();
    // Where the rows are the same (a run in progress: new figures in the same rows) or only more, a view keeps its
    // place.
    if (before == 0 || !m_table.isContinuedBy(made)) {
        beginResetModel();
        m_table = std::move(made);
        endResetModel();
        return;
    }
    if (after > before)
        beginInsertRows({}, before, after - 1);
    m_table = std::move(made);
    if (after > before)
        endInsertRows();
    emit dataChanged(index(0, 0), index(before - 1, static_cast<int>(m_table.columns().size()) - 1));
}

} // namespace phasebench
