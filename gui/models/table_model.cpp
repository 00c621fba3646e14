// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/table_model.h"

#include "gui/models/rich_text.h"

#include "gui/models/throttled_rebuild.h"

#include <QMetaMethod>

namespace phasebench {

TableModel::TableModel(std::vector<Column> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

TableModel::~TableModel() = default;

struct TableModel::Following {
    Following(QObject* parent, std::function<void()> work)
        : rebuild(parent, std::move(work))
    {
    }
    ThrottledRebuild rebuild;
    bool stale = true;
};

void TableModel::follow(const RunList& runs, std::function<void()> rebuild)
{
    m_following = std::make_unique<Following>(this, [this, rebuild = std::move(rebuild)] {
        m_following->stale = false;
        rebuild();
    });
    connect(&runs, &RunList::updated, this, &TableModel::followChange);
    // Rows are no longer what they were.
    const auto atOnce = [this] {
        m_following->stale = true;
        if (isFollowed())
            m_following->rebuild.run();
    };
    connect(&runs, &RunList::reset, this, atOnce);
    connect(&runs, &RunList::removed, this, atOnce);
}

void TableModel::followChange()
{
    m_following->stale = true;
    if (isFollowed())
        m_following->rebuild.request();
}

bool TableModel::isFollowed() const
{
    return isSignalConnected(QMetaMethod::fromSignal(&QAbstractItemModel::modelReset));
}

void TableModel::bringUpToDate() const
{
    // Those who listen are told of new rows before they ask for them.
    if (m_following && m_following->stale && !(isFollowed() && m_following->rebuild.isPending()))
        m_following->rebuild.run();
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    bringUpToDate();
    return parent.isValid() ? 0 : rows();
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column()).text;
    case ExactRole:
        return cell(index.row(), index.column()).exact;
    case Qt::ToolTipRole: {
        const QString tip = cell(index.row(), index.column()).toolTip;
        return tip.isEmpty() ? QVariant() : QVariant(plainToolTip(tip));
    }
    case Qt::TextAlignmentRole: {
        const bool number = m_columns[static_cast<std::size_t>(index.column())].number;
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case RunRole:
        return runOf(index.row()) >= 0 ? QVariant(runOf(index.row())) : QVariant();
    case PhaseRole:
        return phaseOf(index.row()) >= 0 ? QVariant(phaseOf(index.row())) : QVariant();
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case ExactRole:
        return column.exactTitle;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default:
        return {};
    }
}

} // namespace phasebench
