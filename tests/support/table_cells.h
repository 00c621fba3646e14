// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/table_model.h"

#include <QAbstractItemModel>

namespace phasebench::test {

/// A column by its title in CSV; -1: the table has none.
inline int columnOf(const QAbstractItemModel& model, const char* exactTitle)
{
    for (int column = 0; column < model.columnCount(); ++column)
        if (model.headerData(column, Qt::Horizontal, TableModel::ExactRole).toString() == QLatin1String(exactTitle))
            return column;
    return -1;
}

inline QVariant exact(const QAbstractItemModel& model, int row, const char* exactTitle)
{
    return model.index(row, columnOf(model, exactTitle)).data(TableModel::ExactRole);
}

inline QString shown(const QAbstractItemModel& model, int row, const char* exactTitle)
{
    return model.index(row, columnOf(model, exactTitle)).data().toString();
}

} // namespace phasebench::test
