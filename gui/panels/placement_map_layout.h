// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_data.h"

#include <QFont>
#include <QPointF>
#include <QRect>
#include <QStringList>

namespace phasebench {

enum class MapWay { up, down, left, right };

/// Where the parts of a placement map are, in pixels. Pure: the same map, font and width give the same places. What
/// does not compute stands at the left (the host above other GPUs), the execution space at the right; a CPU computes
/// in the host's memory, so that then the host is outlined at the left and the GPUs stand at the right.
struct MapLayout {
    struct Region {
        MemorySpace space;
        QRect box;
        QRect title;
        bool empty = true; ///< no operand lives there
    };
    struct Tile {
        OperandId id = MatmulOperand::a;
        QRect box;
    };
    struct Arrow {
        std::size_t copy = 0; ///< index into MapData::copies
        QPointF from; ///< at the source's edge
        QPointF to; ///< at the target's edge, where the head is
        bool straightAtEnd = true; ///< the level part is at the target (copy in), else at the source
        double width = 2;
        QStringList lines;
        QRect label;
    };

    QFont font;
    QFont boldFont;
    QFont smallFont;
    QFont labelFont; ///< of arrows: small and bold
    QSize size; ///< the width that was given, and the height that it takes
    bool compact = false; ///< tiles have one line
    QRect outline; ///< the execution space: a GPU's region, or the box round the host's
    QRect executesTitle; ///< the title of that box; empty where it is the region's own
    QRect executesMark; ///< "▶ executes here"
    QRect block; ///< the library
    std::vector<Region> regions; ///< in the order of MapData::regions
    std::vector<Tile> tiles; ///< operands where they live
    std::vector<Tile> mirrors; ///< their copies in the execution space
    std::vector<Arrow> arrows;

    const Region* regionAt(const QPoint& position) const; ///< nullptr: none
    const Region* region(const MemorySpace& space) const;
    const Arrow* arrowAt(const QPoint& position) const; ///< at its label or near its line
    /// The memory spaces that lie in a direction from one, the nearest first.
    std::vector<MemorySpace> neighbours(const MemorySpace& from, MapWay way) const;
};

MapLayout layoutMap(const MapData& map, const QFont& font, int width);

/// The points of an arrow's curve: start, two control points, level part's end; the level part is a straight line.
struct ArrowCurve {
    QPointF start;
    QPointF control1;
    QPointF control2;
    QPointF end;
    bool levelFirst = false; ///< the level part comes before the curve
    QPointF level; ///< the other end of the level part
};
ArrowCurve curveOf(const MapLayout::Arrow& arrow);

} // namespace phasebench
