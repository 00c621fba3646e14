// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_data.h"
#include "gui/models/chart_table.h"
#include "gui/models/sweep_source.h"

#include <QStringList>

namespace phasebench {

/// What the chart over size shows of a call.
enum class SweepMeasure { time, timePerFlop, rate };

/// The runs of a sweep as lines: of a time of a call in microseconds, of microseconds a FLOP, or of FLOP/s.
LineData sweepLines(const SweepSource& source, SweepMeasure measure);

/// A row for each point of each line: the call, and the shares of its phases. Of all charts over size.
ChartTable sweepTable(const RunList& runs, SweepSource& source);

QString valueText(double value, SweepMeasure measure); ///< "44.6 ms", "0.350 ps", "49.2 TFLOP/s"
/// For tooltips. `axis`: what x is called.
Facts sweepFacts(const QString& axis, const LinePoint& point, const Run& run, SweepMeasure measure);

/// What is said where no sweep is shown.
QString noSweepText();
/// "17 sizes · 2 runs of other experiments are not shown · …": what a chart over size leaves out.
QStringList remarksOf(const SweepLines& lines);

} // namespace phasebench
