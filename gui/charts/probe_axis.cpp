// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/probe_axis.h"

#include "gui/charts/log_axis.h"

#include <QRegularExpression>
#include <cmath>

namespace phasebench {

namespace {

/// "1.00 GB/s" says no more than "1 GB/s" where it labels a tick.
QString plain(double value, ProbeView view)
{
    static const QRegularExpression zeros(QStringLiteral("\\.0+(?=\\D)"));
    return valueText(value, view).remove(zeros);
}

} // namespace

Ticks sizeTicks(double low, double high, int atMost)
{
    Ticks ticks;
    if (!(low > 0) || !(high > low))
        return ticks;
    const int first = static_cast<int>(std::ceil(std::log2(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log2(high) + 1e-9));
    int stride = 2;
    while ((last - first) / stride + 1 > std::max(atMost, 2))
        ++stride;
    for (int power = first; power <= last; power += stride) {
        ticks.positions.append(std::exp2(power));
        ticks.labels.append(sizeText(std::exp2(power)));
    }
    return ticks;
}

Ticks valueTicks(double low, double high, int atMost, ProbeView view)
{
    return decadeTicks(low, high, atMost, [view](double value) { return plain(value, view); });
}

} // namespace phasebench
