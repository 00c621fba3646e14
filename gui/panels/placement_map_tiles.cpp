// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_tiles.h"

#include "gui/models/words.h"
#include "gui/panels/placement_map_text.h"

#include <QFontMetrics>
#include <algorithm>

namespace phasebench {

TileRow::TileRow(std::vector<Entry> entries, int tileHeight, int gap)
    : m_entries(std::move(entries))
    , m_tileHeight(tileHeight)
    , m_gap(gap)
{
}

void TileRow::append(const TileRow& other)
{
    m_entries.insert(m_entries.end(), other.m_entries.begin(), other.m_entries.end());
}

std::vector<QRect> TileRow::boxes(int width) const
{
    std::vector<QRect> boxes;
    int x = 0;
    int y = 0;
    for (const Entry& entry : m_entries) {
        const int wide = std::min(entry.least + static_cast<int>(m_growth * entry.share), std::max(width, 1));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += m_tileHeight + m_gap;
        }
        boxes.emplace_back(x, y, wide, m_tileHeight);
        x += wide + m_gap;
    }
    return boxes;
}

int TileRow::height(int width) const
{
    const auto placed = boxes(width);
    return placed.empty() ? 0 : placed.back().bottom() + 1;
}

int TileRow::growth(int width) const
{
    double shares = 0;
    int free = width + m_gap;
    for (const Entry& entry : m_entries) {
        shares += entry.share;
        free -= entry.least + m_gap;
    }
    return shares > 0 ? std::max(0, static_cast<int>(free / shares)) : 0;
}

void TileRow::place(MapLayout& layout, const QRect& inside) const
{
    const auto placed = boxes(inside.width());
    if (placed.empty())
        return;
    const QPoint corner(inside.left(), inside.top() + std::max(0, inside.height() - placed.back().bottom() - 1) / 2);
    for (std::size_t i = 0; i < placed.size(); ++i)
        (m_entries[i].mirror ? layout.mirrors : layout.tiles)
            .push_back({m_entries[i].id, placed[i].translated(corner)});
}

TileSizes::TileSizes(const MapData& map, const MapLayout& layout, bool compact)
    : m_map(map)
    , m_layout(layout)
    , m_compact(compact)
{
    for (const MapTile& tile : map.tiles)
        m_largest = std::max(m_largest, tile.bytes.value_or(0));
}

TileRow::Entry TileSizes::entry(const MapTile& tile, bool mirror) const
{
    const int em = m_layout.font.pixelSize();
    const int name = QFontMetrics(m_layout.boldFont).horizontalAdvance(words::of(tile.id) + QStringLiteral("′"));
    const int bytes = QFontMetrics(m_layout.smallFont).horizontalAdvance(mapText::bytes(tile));
    const int words = mirror ? name : m_compact ? name + bytes + em / 3 : std::max(name, bytes);
    return {tile.id, mirror, words + em * 5 / 4,
        static_cast<double>(tile.bytes.value_or(0)) / static_cast<double>(m_largest)};
}

TileRow TileSizes::row(std::vector<TileRow::Entry> entries) const
{
    const int em = m_layout.font.pixelSize();
    const int name = QFontMetrics(m_layout.boldFont).height();
    const int bytes = QFontMetrics(m_layout.smallFont).height();
    return {std::move(entries), m_compact ? name + em / 2 : name + bytes + em * 2 / 3, em / 2};
}

TileRow TileSizes::livingIn(const MemorySpace& space) const
{
    std::vector<TileRow::Entry> entries;
    for (const MapTile& tile : m_map.tiles)
        if (tile.home == space)
            entries.push_back(entry(tile, false));
    return row(std::move(entries));
}

TileRow TileSizes::mirrors() const
{
    std::vector<TileRow::Entry> entries;
    for (const MapTile& tile : m_map.tiles)
        if (tile.mirrored)
            entries.push_back(entry(tile, true));
    return row(std::move(entries));
}

TileRow TileSizes::inside(const MemorySpace& home, bool outputs) const
{
    std::vector<TileRow::Entry> entries;
    for (const MapTile& tile : m_map.tiles)
        if ((tile.role == Role::output) == outputs && (tile.home == home || tile.mirrored))
            entries.push_back(entry(tile, tile.home != home));
    return row(std::move(entries));
}

void growTogether(const std::vector<TileRow*>& rows, int width, int em)
{
    int growth = em * 9 / 2;
    for (const TileRow* row : rows)
        if (!row->empty())
            growth = std::min(growth, row->growth(width));
    for (TileRow* row : rows)
        row->setGrowth(growth);
}

} // namespace phasebench
