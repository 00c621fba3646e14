// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/numbers.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace phasebench {

/// Round positions on an axis, at most `atMost` of them.
struct Ticks {
    QVector<double> positions; ///< in the values' unit: microseconds, or a count
    QStringList labels; ///< the last one names the unit
};

/// Ticks for an axis of times in microseconds, labelled in `unit`.
Ticks timeTicks(double low, double high, const TimeUnit& unit, int atMost);

/// Ticks for an axis that counts from 1: whole numbers, the first one 1.
Ticks countTicks(double high, int atMost);

/// The unit's name, such as "µs".
QString nameOf(const TimeUnit& unit);

/// A time in a chart's common unit with three significant digits; in its own unit where it would become tiny.
QString figureText(double microseconds, const TimeUnit& unit);

} // namespace phasebench
