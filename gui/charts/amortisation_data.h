// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/shown_runs.h"

#include <QStringList>
#include <QVector>

namespace phasebench {

/// The amortisation chart as values: time against the number of calls, both on log scales. Times are microseconds.
struct AmortisationData {
    struct Point {
        int run = -1; ///< row in the RunList
        double units = 1;
        double time = 0;
        std::optional<double> low;
        std::optional<double> high;
    };
    struct Line {
        int run = -1; ///< row in the RunList, of the run with the most calls
        QString label;
        QVector<double> units; ///< rising; where the line can be computed
        QVector<double> time;
        QVector<double> low; ///< as long as `time`; the time itself where it has no interval
        QVector<double> high;
        std::vector<Point> measured; ///< by units; between the first and the last the line is drawn through
        Facts facts; ///< what is paid once, and what each call costs
    };
    struct Band {
        double at = 1;
        std::optional<double> low;
        std::optional<double> high;
        QString label; ///< "3 calls (2–4)"
    };

    QString title;
    QString subtitle;
    QString caption;
    QString noun; ///< "calls", or what one element of a batch is: "products", "transforms"
    bool perUnit = false; ///< the time of one instead of all
    std::vector<Line> lines;
    std::vector<Band> bands;
    QStringList sentences; ///< what the bands say, in words
    double right = 1e6; ///< the axis goes from 1 to here
    double low = 1; ///< of the times
    double high = 10;

    bool isEmpty() const { return lines.empty(); }
    const Line* lineOf(int run) const; ///< by any of its measured runs; null: not drawn
};

AmortisationData amortisationData(const std::vector<ShownRun>& runs, bool perUnit);

/// Each line at 1, 10, … 1,000,000 and where it was measured, then the break-even points.
ChartTable amortisationTable(const RunList& runs);

/// The line's time at a number of units, interpolated on log scales; empty left of its beginning.
std::optional<double> timeAt(const AmortisationData::Line& line, double units);

} // namespace phasebench
