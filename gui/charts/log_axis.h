// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/nice_axis.h"

#include <functional>

namespace phasebench {

/// Ticks of a logarithmic axis: powers of ten, with 2 and 5 between them where there is room for more, and left out
/// evenly where there is none.
Ticks decadeTicks(double low, double high, int atMost, const std::function<QString(double)>& label);

/// The same by powers of two, for sizes that are such.
Ticks powerTicks(double low, double high, int atMost);

QString plainTime(double microseconds); ///< "10 µs": as few digits as the tick needs
QString plainRate(double flopPerSecond); ///< "10 GFLOP/s"

} // namespace phasebench
