// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/nice_axis.h"

#include "gui/models/number_text.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

constexpr QChar noBreakSpace(0x00A0);

/// 1, 2 or 5 times a power of ten, the least that is not below `value`.
double niceStep(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= value * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace

QString nameOf(const TimeUnit& unit)
{
    return QString::fromUtf8(unit.name.data(), static_cast<qsizetype>(unit.name.size()));
}

Ticks timeTicks(double low, double high, const TimeUnit& unit, int atMost)
{
    Ticks ticks;
    if (!std::isfinite(low) || !std::isfinite(high) || !(high > low))
        return ticks;
    const double from = low / unit.microseconds;
    const double to = high / unit.microseconds;
    const double step = niceStep((to - from) / std::max(atMost, 1));
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
    const double first = std::ceil(from / step - 1e-9);
    for (int i = 0; (first + i) * step <= to + step * 1e-9; ++i) {
        const double value = (first + i) * step;
        ticks.positions.append(value * unit.microseconds);
        ticks.labels.append(value == 0 ? QStringLiteral("0") : numbers::fixed(value, decimals));
    }
    if (!ticks.labels.isEmpty())
        ticks.labels.last() += noBreakSpace + nameOf(unit);
    return ticks;
}

Ticks countTicks(double high, int atMost)
{
    Ticks ticks{{1}, {QStringLiteral("1")}};
    const double step = std::max(niceStep(std::max(high, 1.0) / std::max(atMost, 1)), 1.0);
    for (double position = step; position <= high; position += step) {
        if (position <= 1)
            continue;
        ticks.positions.append(position);
        ticks.labels.append(numbers::count(static_cast<std::int64_t>(position)));
    }
    return ticks;
}

QString figureText(double microseconds, const TimeUnit& unit)
{
    const double value = microseconds / unit.microseconds;
    if (!std::isfinite(value) || (value > 0 && value < 0.01))
        return numbers::time(microseconds);
    return QString::fromStdString(formatNumber(value)) + noBreakSpace + nameOf(unit);
}

} // namespace phasebench
