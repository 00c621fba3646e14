// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/line_data.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

void fit(LineAxis& axis, double low, double high, double margin)
{
    axis.logarithmic = low > 0;
    if (axis.logarithmic) {
        const double factor = std::pow(std::max(high / low, 1.1), margin);
        axis.low = low / factor;
        axis.high = high * factor;
        return;
    }
    const double side = margin * std::max(high - low, 1e-9);
    axis.low = low - side;
    axis.high = high + side;
}

} // namespace

std::optional<double> ChartLine::at(double x) const
{
    if (points.empty() || x < points.front().x * (1 - 1e-9) || x > points.back().x * (1 + 1e-9))
        return std::nullopt;
    const auto after = std::ranges::lower_bound(points, x, {}, &LinePoint::x);
    if (after == points.begin() || after == points.end())
        return after == points.end() ? points.back().y : after->y;
    const LinePoint& before = *std::prev(after);
    const double share = std::log(x / before.x) / std::log(after->x / before.x);
    return before.y * std::pow(after->y / before.y, share);
}

std::vector<LinePoint> ChartLine::measured() const
{
    std::vector<LinePoint> list;
    std::ranges::copy_if(points, std::back_inserter(list), &LinePoint::measured);
    return list;
}

void LineData::fitAxes(double xMargin, double yMargin)
{
    double xLow = INFINITY;
    double xHigh = -INFINITY;
    double yLow = INFINITY;
    double yHigh = 0;
    for (const ChartLine& line : lines)
        for (const LinePoint& point : line.points) {
            xLow = std::min(xLow, point.x);
            xHigh = std::max(xHigh, point.x);
            yLow = std::min(yLow, std::max(point.low.value_or(point.y), point.y * 1e-3));
            yHigh = std::max(yHigh, point.high.value_or(point.y));
        }
    fit(x, xLow, xHigh, xMargin);
    fit(y, yLow, yHigh, yMargin);
}

} // namespace phasebench
