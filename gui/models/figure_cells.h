// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <QString>
#include <QVariant>

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

/// Cells for figures, the same in every table. A figure that does not exist is a dash, and empty in CSV.
Cell missingCell();
Cell textCell(const QString& text); ///< the same for people and in CSV
Cell nameCell(const QString& text, std::string_view name); ///< words for people, the name of files in CSV
Cell microsecondsCell(double value);
Cell microsecondsCell(const std::optional<double>& value);
Cell medianCell(const std::optional<Figure>& figure);
Cell intervalCell(const Figure& figure); ///< "44,100.0–45,200.0"
Cell countCell(std::int64_t value);
Cell flopRateCell(double flopPerSecond);
Cell byteRateCell(double bytesPerSecond); ///< in GB/s, as the column's title says

} // namespace phasebench
