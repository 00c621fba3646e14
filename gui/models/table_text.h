// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndexList>
#include <QString>

class QAbstractItemModel;

namespace phasebench {

enum class TableText {
    tsv, ///< what is seen, separated by tabs, digits not grouped: for a spreadsheet's or a document's paste
    csv, ///< RFC 4180 with unrounded values, a point as decimal separator, and units in the header
};

/// What a model may say of a row that was not measured on this computer: its badge, which copies and exports give a
/// column of its own. Tables whose rows name their run have it there.
inline constexpr int badgeRole = Qt::UserRole + 16;

/// The whole table, with a header row. Any model will do; those of TableModel have exact values for CSV.
QString tableText(const QAbstractItemModel& model, TableText kind);

/// The rows that the indexes touch, with the columns that they touch, in the model's order, with a header row.
/// Precondition: all belong to one model.
QString tableText(const QModelIndexList& indexes, TableText kind);

} // namespace phasebench
