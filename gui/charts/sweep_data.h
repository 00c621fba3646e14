// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/nice_axis.h"
#include "gui/models/sweep_source.h"

#include <QStringList>

namespace phasebench {

/// What the chart over size shows of a call.
enum class SweepMeasure { time, timePerFlop, rate };

struct SweepDot {
    int row = -1; ///< in the run list
    double x = 0;
    double value = 0; ///< microseconds, microseconds a FLOP, or FLOP/s
    std::optional<double> low; ///< of the interval
    std::optional<double> high;
    bool tied = false; ///< its interval overlaps the one of another line at this size
};

struct SweepTrace {
    QString name; ///< empty where there is but one
    int dash = 0; ///< which of the dashes, and which of the marks: lines that have something in common share one
    int mark = 0;
    std::vector<SweepDot> dots; ///< by x
};

/// The range in which two lines cross.
struct SweepCrossing {
    double low = 0;
    double high = 0;
    std::optional<double> at; ///< where the medians cross
    double value = 0; ///< the lines' value there
    QString label; ///< "GPU 0, pinned is ahead from 2¹⁴ to 2¹⁵ on"
    QString sentence;
};

/// The chart over size as values.
struct SweepData {
    QString title;
    QString subtitle;
    QString caption;
    QString axis; ///< what x is called
    SweepMeasure measure = SweepMeasure::time;
    std::vector<SweepTrace> lines;
    std::vector<SweepCrossing> crossings;
    bool powersOfTwo = false;
    bool logarithmic = true; ///< x; the other axis always is
    double xLow = 1;
    double xHigh = 2;
    double yLow = 1;
    double yHigh = 2;

    bool isEmpty() const { return lines.empty(); }
};

SweepData sweepData(const SweepSource& source, SweepMeasure measure);

/// A row for each point of each line: the call, and the shares of its phases. Of all charts over size.
ChartTable sweepTable(const RunList& runs, SweepSource& source);

QString valueText(double value, SweepMeasure measure); ///< "44.6 ms", "0.350 ps", "49.2 TFLOP/s"
Facts factsOf(const SweepData& data, const SweepDot& dot, const Run& run); ///< for tooltips

/// What is said where no sweep is shown.
QString noSweepText();
/// "17 sizes · 2 runs of other experiments are not shown · …": what a chart over size leaves out.
QStringList remarksOf(const SweepLines& lines);

} // namespace phasebench
