// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/numbers.h"

#include <QString>

/// Numbers of engine/text/numbers.h for Qt, and those with fixed decimals that tables and axes need. The same point
/// and narrow spaces everywhere, whatever the computer's language.
namespace phasebench::numbers {

QString fixed(double value, int decimals); ///< "44 600.0", grouped from 10 000 on
QString count(std::int64_t value);
QString time(double microseconds); ///< in the unit that suits it
QString bytes(std::int64_t value);
QString rate(double bytesPerSecond);
QString percent(double share);

/// "1 run", "3 runs": the program speaks English, which has two forms.
inline QString counted(qint64 number, const QString& one, const QString& many)
{
    return QString::number(number) + QChar(0xa0) + (number == 1 ? one : many);
}

/// Microseconds in a column whose header names the unit: decimals by size; a dash for what is no number.
QString microseconds(double value);

/// Without the spaces that group digits: what a spreadsheet reads as a number.
QString ungrouped(QString text);

} // namespace phasebench::numbers
