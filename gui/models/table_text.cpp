// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/table_text.h"

#include "engine/text/untrusted.h"
#include "gui/models/number_text.h"
#include "gui/models/table_model.h"

#include <QAbstractItemModel>
#include <QLocale>
#include <algorithm>
#include <numeric>
#include <set>

namespace phasebench {
namespace {

QString exactText(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
        // The shortest text that reads back as the same number.
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QMetaType::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    default:
        return value.toString();
    }
}

QString csvField(const QString& text)
{
    return QString::fromStdString(Untrusted(text.toStdString()).csv());
}

QString field(const QVariant& shown, const QVariant& exact, bool hasExact, TableText kind)
{
    if (kind == TableText::csv)
        return csvField(hasExact ? exactText(exact) : shown.toString());
    QString text = QString::fromStdString(Untrusted(numbers::ungrouped(shown.toString()).toStdString()).cell());
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString write(
    const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns, TableText kind)
{
    const QChar separator = kind == TableText::csv ? QLatin1Char(',') : QLatin1Char('\t');
    const QString lineEnd = kind == TableText::csv ? QStringLiteral("\r\n") : QStringLiteral("\n");
    const bool hasExact = model.headerData(0, Qt::Horizontal, TableModel::ExactRole).isValid();
    const auto badgeOf = [&model](int row) {
        return model.index(row, 0).data(badgeRole).toString();
    };
    const bool badges = std::any_of(rows.begin(), rows.end(), [&](int row) { return !badgeOf(row).isEmpty(); });
    QString text;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c > 0)
            text += separator;
        text += field(model.headerData(columns[c], Qt::Horizontal),
            model.headerData(columns[c], Qt::Horizontal, TableModel::ExactRole), hasExact, kind);
    }
    if (badges)
        text += separator + QStringLiteral("recorded");
    text += lineEnd;
    for (const int row : rows) {
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const QModelIndex index = model.index(row, columns[c]);
            if (c > 0)
                text += separator;
            text += kind == TableText::csv ? field({}, index.data(TableModel::ExactRole), hasExact, kind)
                                           : field(index.data(), {}, hasExact, kind);
        }
        if (badges)
            text += separator + field(badgeOf(row), badgeOf(row), true, kind);
        text += lineEnd;
    }
    return text;
}

} // namespace

QString tableText(const QAbstractItemModel& model, TableText kind)
{
    std::vector<int> rows(static_cast<std::size_t>(model.rowCount()));
    std::vector<int> columns(static_cast<std::size_t>(model.columnCount()));
    std::iota(rows.begin(), rows.end(), 0);
    std::iota(columns.begin(), columns.end(), 0);
    return write(model, rows, columns, kind);
}

QString tableText(const QModelIndexList& indexes, TableText kind)
{
    if (indexes.isEmpty())
        return {};
    std::set<int> rows;
    std::set<int> columns;
    for (const QModelIndex& index : indexes) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    return write(*indexes.front().model(), {rows.begin(), rows.end()}, {columns.begin(), columns.end()}, kind);
}

} // namespace phasebench
