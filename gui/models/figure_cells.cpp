// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/figure_cells.h"

#include "gui/models/number_text.h"

#include <QLocale>
#include <cmath>

namespace phasebench {

Cell missingCell()
{
    return {QStringLiteral("–"), {}};
}

Cell textCell(const QString& text)
{
    return {text, text};
}

Cell nameCell(const QString& text, std::string_view name)
{
    return {text, QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))};
}

Cell microsecondsCell(double value)
{
    return std::isfinite(value) ? Cell{numbers::microseconds(value), value} : missingCell();
}

Cell microsecondsCell(const std::optional<double>& value)
{
    return value ? microsecondsCell(*value) : missingCell();
}

Cell medianCell(const std::optional<Figure>& figure)
{
    return figure ? microsecondsCell(figure->median) : missingCell();
}

Cell intervalCell(const Figure& figure)
{
    if (!figure.low || !figure.high)
        return missingCell();
    const QString text = numbers::microseconds(*figure.low) + QStringLiteral("–") + numbers::microseconds(*figure.high);
    const QLocale c = QLocale::c();
    const QString exact = c.toString(*figure.low, 'g', QLocale::FloatingPointShortest) + QStringLiteral("..")
        + c.toString(*figure.high, 'g', QLocale::FloatingPointShortest);
    return {text, exact};
}

Cell countCell(std::int64_t value)
{
    return {numbers::count(value), static_cast<qlonglong>(value)};
}

Cell flopRateCell(double flopPerSecond)
{
    return {QString::fromStdString(formatFlopRate(flopPerSecond)), flopPerSecond};
}

Cell byteRateCell(double bytesPerSecond)
{
    return std::isfinite(bytesPerSecond) ? Cell{numbers::fixed(bytesPerSecond * 1e-9, 2), bytesPerSecond}
                                         : missingCell();
}

} // namespace phasebench
