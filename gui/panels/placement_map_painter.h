// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_layout.h"
#include "gui/panels/placement_map_look.h"

class QPainter;

namespace phasebench {

/// What a drag makes of a memory space.
struct MapTarget {
    MemorySpace space;
    QString reason; ///< why the operand cannot live there; empty: it can
};

/// What changes while the pointer moves.
struct MapState {
    std::vector<MapTarget> targets; ///< while a tile is dragged: every region
    std::optional<MemorySpace> over; ///< where it would be dropped
    std::optional<Phase> marked; ///< the phase that is selected in the charts
};

/// Draws everything but the tiles, which are widgets of their own.
class MapPainter {
public:
    MapPainter(const MapData& map, const MapLayout& layout, const MapLook& look, const MapState& state)
        : m_map(map)
        , m_layout(layout)
        , m_look(look)
        , m_state(state)
    {
    }

    void paint(QPainter& painter) const;

private:
    void paintOutline(QPainter& painter) const;
    void paintRegion(QPainter& painter, std::size_t index) const;
    void paintMirror(QPainter& painter, const MapLayout::Tile& mirror) const;
    void paintBlock(QPainter& painter) const;
    void paintArrow(QPainter& painter, const MapLayout::Arrow& arrow) const;
    void paintLabel(QPainter& painter, const MapLayout::Arrow& arrow) const;

    const MapData& m_map;
    const MapLayout& m_layout;
    const MapLook& m_look;
    const MapState& m_state;
};

/// An operand's tile; `focused` has the keyboard, `lifted` is being dragged.
struct TileState {
    bool focused = false;
    bool lifted = false;
    bool hovered = false;
};
void paintTile(QPainter& painter, const QRect& box, const MapTile& tile, bool compact, const MapLook& look,
    const MapLayout& layout, const TileState& state);

} // namespace phasebench
