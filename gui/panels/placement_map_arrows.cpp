// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_arrows.h"

#include "gui/panels/placement_map_text.h"

#include <QFontMetrics>
#include <QPainterPath>
#include <QPainterPathStroker>
#include <algorithm>
#include <tuple>

namespace phasebench {

namespace {

/// The part of the way that the curve takes; the rest is level.
constexpr double curved = 0.4;

struct Line {
    std::size_t copy;
    QRect box; ///< of the region where the operands live
    double there; ///< height at that region's edge
    double here; ///< height at the execution space's edge
};

std::vector<Line> sorted(const MapData& map, const MapLayout& layout)
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < map.copies.size(); ++i)
        if (const auto* region = layout.region(map.copies[i].place))
            lines.push_back({i, region->box, 0, 0});
    // Those of one region stay together, what goes in before what comes out: then no two cross.
    std::ranges::stable_sort(lines, {}, [&](const Line& line) {
        return std::tuple(line.box.top(), line.box.left(), map.copies[line.copy].direction == Phase::copy_out);
    });
    return lines;
}

/// Where they leave the regions: as level as can be, and apart.
void spread(std::vector<Line>& lines, double distance)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        const double least = line.box.top() + distance / 2;
        line.there = std::clamp(line.here, least, std::max(least, line.box.bottom() - distance / 2));
        if (i > 0 && lines[i - 1].box == line.box)
            line.there = std::max(line.there, lines[i - 1].there + distance);
    }
    for (std::size_t i = lines.size(); i-- > 0;) {
        const bool shared = i + 1 < lines.size() && lines[i + 1].box == lines[i].box;
        const double most = shared ? lines[i + 1].there - distance : lines[i].box.bottom() - distance / 2;
        lines[i].there = std::min(lines[i].there, most);
    }
}

} // namespace

void placeArrows(const MapData& map, MapLayout& layout)
{
    std::vector<Line> lines = sorted(map, layout);
    if (lines.empty())
        return;
    const int em = layout.font.pixelSize();
    const QFontMetrics metrics(layout.labelFont);
    const double band = layout.size.height() / static_cast<double>(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].here = band * (static_cast<double>(i) + 0.5);
    spread(lines, em);

    std::int64_t most = 1;
    for (const MapCopy& copy : map.copies)
        most = std::max(most, copy.bytes());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        const MapCopy& copy = map.copies[line.copy];
        const bool in = copy.direction == Phase::copy_in;
        // The execution space is at the right of a GPU's sources, and at the left when the CPU executes.
        const bool rightwards = !map.execution.isCpu();
        const double there = rightwards ? line.box.right() + 3.0 : line.box.left() - 2.0;
        const double here = rightwards ? layout.outline.left() - 2.0 : layout.outline.right() + 3.0;
        const double gutter = std::abs(here - there);

        MapLayout::Arrow arrow;
        arrow.copy = line.copy;
        arrow.width = 2.0 + 2.5 * static_cast<double>(copy.bytes()) / static_cast<double>(most);
        arrow.width *= em / 13.0;
        arrow.lines = mapText::lines(copy, map.execution);
        const auto widest = [&] {
            int width = 0;
            for (const QString& text : arrow.lines)
                width = std::max(width, metrics.horizontalAdvance(text));
            return width;
        };
        const QString joined = arrow.lines.join(QStringLiteral(" · "));
        const bool isLevel = std::abs(line.there - line.here) < 2;
        if (metrics.horizontalAdvance(joined) < gutter * (isLevel ? 1 : 1 - curved) - em
            || band < metrics.height() * 2 + em)
            arrow.lines = {joined};
        const int height = metrics.height() * static_cast<int>(arrow.lines.size());
        const int width = std::min(widest(), static_cast<int>(gutter) - em / 2);
        // Above the level part where the curve comes from below, and the other way round.
        const double distance = em * 0.3 + arrow.width / 2;
        const bool above = line.there >= line.here - 1;
        const double level = line.here + (above ? 0.5 : -0.5) * (height + distance);
        if (isLevel)
            line.there = std::clamp(
                level, static_cast<double>(line.box.top() + em / 2), static_cast<double>(line.box.bottom() - em / 2));
        line.here = level;
        const double middle = isLevel ? (there + here) / 2 : here + (there - here) * (1 - curved) / 2;
        const double lowest = std::min(there, here) + em * 0.25;
        const double highest = std::max(there, here) - em * 0.25 - width;
        const double left = std::clamp(middle - width / 2.0, std::min(lowest, highest), highest);
        arrow.label = QRect(static_cast<int>(left),
            static_cast<int>(above ? level - distance - height : level + distance), width, height);
        const QPointF outer(there, line.there);
        const QPointF inner(here, line.here);
        arrow.from = in ? outer : inner;
        arrow.to = in ? inner : outer;
        arrow.straightAtEnd = in;
        layout.arrows.push_back(arrow);
    }
}

ArrowCurve curveOf(const MapLayout::Arrow& arrow)
{
    ArrowCurve curve;
    const QPointF outer = arrow.straightAtEnd ? arrow.from : arrow.to;
    const QPointF inner = arrow.straightAtEnd ? arrow.to : arrow.from;
    const QPointF joint(outer.x() + (inner.x() - outer.x()) * curved, inner.y());
    const double half = (joint.x() - outer.x()) / 2;
    const QPointF nearOuter(outer.x() + half, outer.y());
    const QPointF nearJoint(joint.x() - half, joint.y());
    curve.levelFirst = !arrow.straightAtEnd;
    curve.start = curve.levelFirst ? joint : outer;
    curve.control1 = curve.levelFirst ? nearJoint : nearOuter;
    curve.control2 = curve.levelFirst ? nearOuter : nearJoint;
    curve.end = curve.levelFirst ? outer : joint;
    curve.level = inner;
    return curve;
}

const MapLayout::Arrow* MapLayout::arrowAt(const QPoint& position) const
{
    for (const Arrow& arrow : arrows) {
        const ArrowCurve curve = curveOf(arrow);
        QPainterPath path(curve.start);
        path.cubicTo(curve.control1, curve.control2, curve.end);
        path.moveTo(curve.level);
        path.lineTo(curve.levelFirst ? curve.start : curve.end);
        QPainterPathStroker stroker;
        stroker.setWidth(font.pixelSize());
        if (arrow.label.contains(position) || stroker.createStroke(path).contains(position))
            return &arrow;
    }
    return nullptr;
}

} // namespace phasebench
