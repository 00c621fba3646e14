// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_layout.h"

namespace phasebench {

/// Tiles beside each other, in further lines where they do not fit.
class TileRow {
public:
    struct Entry {
        OperandId id;
        bool mirror;
        int least; ///< pixels that its words need
        double share; ///< its bytes, of the largest operand's
    };

    TileRow() = default;
    TileRow(std::vector<Entry> entries, int tileHeight, int gap);

    bool empty() const { return m_entries.empty(); }
    void append(const TileRow& other);
    int height(int width) const;
    /// How much the largest operand's tile can grow beyond its words, for all to stay in one line; 0: there is no room.
    int growth(int width) const;
    void setGrowth(int growth) { m_growth = growth; }
    /// Puts the tiles into the middle of the rectangle's height, from its left edge.
    void place(MapLayout& layout, const QRect& inside) const;

private:
    std::vector<QRect> boxes(int width) const;

    std::vector<Entry> m_entries;
    int m_tileHeight = 0;
    int m_gap = 0;
    int m_growth = 0;
};

/// Tiles of one map with the sizes of their words.
class TileSizes {
public:
    TileSizes(const MapData& map, const MapLayout& layout, bool compact);

    TileRow livingIn(const MemorySpace& space) const;
    TileRow mirrors() const;
    /// In the memory of the GPU that executes: what lives there, and the copies of what does not.
    TileRow inside(const MemorySpace& home, bool outputs) const;

private:
    TileRow::Entry entry(const MapTile& tile, bool mirror) const;
    TileRow row(std::vector<TileRow::Entry> entries) const;

    const MapData& m_map;
    const MapLayout& m_layout;
    bool m_compact;
    std::int64_t m_largest = 1;
};

/// Lets tiles of the same bytes have the same width in all rows.
void growTogether(const std::vector<TileRow*>& rows, int width, int em);

} // namespace phasebench
