// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"
#include "gui/models/facts.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

/// A chart of lines as values: what is drawn, and nothing about pixels.
namespace phasebench {

struct LinePoint {
    double x = 0;
    double y = 0;
    std::optional<double> low; ///< of y's interval
    std::optional<double> high;
    int run = -1; ///< row in the RunList; -1: of none
    std::int64_t samples = 0;
    TimingSource clock = TimingSource::host;
    bool measured = true; ///< has a mark; else it was computed, and the line to it is dashed
    bool tied = false; ///< its interval overlaps the one of another line here: a hollow mark
};

struct ChartLine {
    enum class Shape {
        path, ///< from point to point, a mark where it was measured
        steps, ///< level up to the next point, without marks
        dots, ///< marks alone
    };
    QString name; ///< at its end; empty where there is but one
    int dash = 0; ///< lines that have something in common share a dash, or a mark
    int mark = 0;
    Facts facts; ///< of all its points
    Shape shape = Shape::path;
    std::vector<LinePoint> points; ///< by x

    /// On a straight line between the points, both axes logarithmic; empty beside them.
    std::optional<double> at(double x) const;
    std::vector<LinePoint> measured() const;
};

/// A range of x in which two lines cross.
struct LineCrossing {
    double low = 0;
    double high = 0;
    std::optional<double> at; ///< where the medians cross
    std::optional<double> value; ///< the lines' there
    QString label; ///< "GPU 0, pinned ahead from 2¹⁴ – 2¹⁵ on": who is ahead
    QString sentence;
};

struct LineAxis {
    QString title; ///< what x is called
    bool logarithmic = true;
    int base = 10; ///< of the ticks of a logarithmic one: 10 or 2
    double low = 1;
    double high = 2;
    std::function<QString(double)> label; ///< of a tick

    bool contains(double value) const { return value >= low && value <= high; }
};

struct LineData {
    QString title;
    QString subtitle;
    QString caption;
    std::vector<ChartLine> lines;
    std::vector<LineCrossing> crossings;
    LineAxis x;
    LineAxis y; ///< its title stands in the chart's
    bool bands = false; ///< intervals as bands along the lines, not as bars at the points
    QStringList sentences; ///< under the plot

    bool isEmpty() const { return lines.empty(); }
    /// Both axes from the points and their intervals, with a margin.
    void fitAxes(double xMargin = 0.025, double yMargin = 0.07);
};

} // namespace phasebench
