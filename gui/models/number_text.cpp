// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/number_text.h"

#include <QLocale>
#include <cmath>

namespace phasebench::numbers {
namespace {

constexpr QChar narrowSpace(0x202F);

}

QString fixed(double value, int decimals)
{
    QString text = QLocale::c().toString(std::abs(value), 'f', decimals);
    const qsizetype digits = text.indexOf(QLatin1Char('.')) < 0 ? text.size() : text.indexOf(QLatin1Char('.'));
    if (digits > 4)
        for (qsizetype at = digits - 3; at > 0; at -= 3)
            text.insert(at, narrowSpace);
    return value < 0 ? QChar(0x2212) + text : text;
}

QString count(std::int64_t value)
{
    return QString::fromStdString(formatCount(value));
}

QString time(double value)
{
    return std::isfinite(value) ? QString::fromStdString(formatTime(value)) : QStringLiteral("–");
}

QString bytes(std::int64_t value)
{
    return QString::fromStdString(formatBytes(static_cast<double>(value)));
}

QString rate(double bytesPerSecond)
{
    return std::isfinite(bytesPerSecond) ? QString::fromStdString(formatRate(bytesPerSecond)) : QStringLiteral("–");
}

QString percent(double share)
{
    return QString::fromStdString(formatPercent(share));
}

QString microseconds(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    return fixed(value, size < 10 ? 3 : size < 100 ? 2 : size < 1e6 ? 1 : 0);
}

QString ungrouped(QString text)
{
    for (qsizetype i = text.size() - 2; i > 0; --i)
        if (text[i] == narrowSpace && text[i - 1].isDigit() && text[i + 1].isDigit())
            text.remove(i, 1);
    return text;
}

} // namespace phasebench::numbers
