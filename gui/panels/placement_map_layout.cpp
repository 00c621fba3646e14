// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_layout.h"

#include "gui/models/words.h"
#include "gui/panels/placement_map_arrows.h"
#include "gui/panels/placement_map_text.h"
#include "gui/panels/placement_map_tiles.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>

namespace phasebench {

namespace {

/// What a map takes at least, in the font's size: so that it does not jump when an operand moves.
constexpr int leastHeight = 12;

using Row = std::vector<std::size_t>; ///< indices of regions that stand beside each other

/// What the parts are placed with.
struct Room {
    const MapData& map;
    MapLayout& layout;
    int em;
    int gap;
    int pad;
    int titleHeight;
    int emptyHeight;
    bool compact = false;
    std::vector<TileRow> contents; ///< of each region that does not execute
};

int textWidth(const QFont& font, const QString& text)
{
    return QFontMetrics(font).horizontalAdvance(text);
}

QString mark()
{
    return QCoreApplication::translate("phasebench::PlacementMap", "▶ executes here");
}

int blockWidth(const Room& room)
{
    const int text = std::max(textWidth(room.layout.boldFont, room.map.block.library),
        textWidth(room.layout.smallFont, mapText::time(room.map.block)));
    return std::max(text + 2 * room.pad, room.em * 7);
}

bool isEmpty(const Room& room, const Row& row)
{
    return std::ranges::all_of(row, [&](std::size_t i) { return room.contents[i].empty(); });
}

/// Every region a row of its own; GPUs beyond `atMost` that hold nothing share rows.
std::vector<Row> rowsOf(const Room& room, const std::vector<std::size_t>& regions, std::size_t atMost)
{
    std::vector<Row> rows;
    for (const std::size_t i : regions) {
        const bool packs = room.map.regions[i].space.kind == MemorySpace::Kind::gpu && room.contents[i].empty()
            && regions.size() > atMost;
        if (packs && !rows.empty() && rows.back().size() < 4 && isEmpty(room, rows.back())
            && room.map.regions[rows.back().front()].space.kind == MemorySpace::Kind::gpu)
            rows.back().push_back(i);
        else
            rows.push_back({i});
    }
    return rows;
}

int heightOf(const Room& room, const Row& row, int width)
{
    if (isEmpty(room, row))
        return room.emptyHeight;
    const TileRow& tiles = room.contents[row.front()];
    return room.titleHeight + tiles.height(width - 2 * room.pad) + room.pad;
}

int heightOf(const Room& room, const std::vector<Row>& rows, int width)
{
    int height = static_cast<int>(rows.size() - 1) * room.gap;
    for (const Row& row : rows)
        height += heightOf(room, row, width);
    return height;
}

void placeRegion(Room& room, std::size_t index, const QRect& box)
{
    const TileRow& tiles = room.contents[index];
    MapLayout::Region region{room.map.regions[index].space, box, box.adjusted(room.pad, 0, -room.pad, 0), true};
    if (!tiles.empty()) {
        region.empty = false;
        region.title.setHeight(room.titleHeight);
        const QRect inside = box.adjusted(room.pad, room.titleHeight, -room.pad, -room.pad);
        tiles.place(room.layout, inside);
    }
    room.layout.regions[index] = region;
}

void placeRows(Room& room, const std::vector<Row>& rows, const QRect& column)
{
    const int spare = std::max(0, column.height() - heightOf(room, rows, column.width()));
    int top = column.top();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const int share = spare * static_cast<int>(r + 1) / static_cast<int>(rows.size())
            - spare * static_cast<int>(r) / static_cast<int>(rows.size());
        const int height = heightOf(room, rows[r], column.width()) + share;
        const int count = static_cast<int>(rows[r].size());
        for (int i = 0; i < count; ++i) {
            const int left = column.left() + (column.width() + room.gap) * i / count;
            const int right = column.left() + (column.width() + room.gap) * (i + 1) / count - room.gap;
            placeRegion(room, rows[r][static_cast<std::size_t>(i)], QRect(left, top, right - left, height));
        }
        top += height + room.gap;
    }
}

/// The library's block at the right of what executes; what is left of it is for operands.
QRect placeBlock(Room& room, const QRect& inside)
{
    const int height = std::min(inside.height(), room.em * 4);
    room.layout.block
        = QRect(inside.right() + 1 - blockWidth(room), inside.center().y() - height / 2, blockWidth(room), height);
    return inside.adjusted(0, 0, -blockWidth(room) - room.pad, 0);
}

void placeMark(Room& room, QRect& title)
{
    const int width = textWidth(room.layout.smallFont, mark()) + 1;
    room.layout.executesMark = QRect(title.right() + 1 - width, title.top(), width, title.height());
    title.setRight(room.layout.executesMark.left() - room.gap);
}

/// Inputs above, results below, in the memory of the GPU that executes.
struct Inside {
    TileRow inputs;
    TileRow outputs;

    int height(const Room& room, int width) const
    {
        const int tiles = inputs.height(width) + outputs.height(width);
        return room.titleHeight + tiles + (inputs.empty() || outputs.empty() ? 0 : room.gap) + room.pad;
    }
    void place(Room& room, const QRect& area) const
    {
        const int in = inputs.height(area.width());
        const int out = outputs.height(area.width());
        const int spare = std::max(0, area.height() - in - out);
        const int parts = (inputs.empty() ? 0 : 1) + (outputs.empty() ? 0 : 1);
        const int share = parts == 0 ? 0 : spare / (2 * parts);
        inputs.place(room.layout, QRect(area.left(), area.top(), area.width(), in + 2 * share));
        outputs.place(
            room.layout, QRect(area.left(), area.bottom() + 1 - out - 2 * share, area.width(), out + 2 * share));
    }
};

void layoutForGpu(Room& room, int width)
{
    const MapData& map = room.map;
    int left = std::clamp(width * 33 / 100, room.em * 14, room.em * 24);
    int right = std::clamp(width * 39 / 100, room.em * 17, room.em * 30);
    if (const int tooMuch = left + right + room.em * 9 - width; tooMuch > 0) {
        left -= tooMuch / 2;
        right -= tooMuch / 2;
    }
    std::vector<std::size_t> elsewhere;
    std::size_t home = 0;
    for (std::size_t i = 0; i < map.regions.size(); ++i)
        if (map.isHome(map.regions[i].space))
            home = i;
        else
            elsewhere.push_back(i);

    const int area = right - 2 * room.pad - blockWidth(room) - room.pad;
    Inside inside;
    std::vector<Row> rows;
    int height = 0;
    // Two lines a tile where that fits, else one.
    for (const bool compact : {false, true}) {
        room.compact = compact;
        TileSizes sizes(map, room.layout, compact);
        for (const std::size_t i : elsewhere)
            room.contents[i] = sizes.livingIn(map.regions[i].space);
        inside = {sizes.inside(map.regions[home].space, false), sizes.inside(map.regions[home].space, true)};
        std::vector<TileRow*> columns;
        for (const std::size_t i : elsewhere)
            columns.push_back(&room.contents[i]);
        growTogether(columns, left - 2 * room.pad, room.em);
        growTogether({&inside.inputs, &inside.outputs}, area, room.em);
        rows = rowsOf(room, elsewhere, 4);
        height = std::max(heightOf(room, rows, left), inside.height(room, area));
        if (height <= leastHeight * room.em)
            break;
    }
    height = std::max(height, leastHeight * room.em);
    room.layout.size = QSize(width, height);
    placeRows(room, rows, QRect(0, 0, left, height));

    const QRect box(width - right, 0, right, height);
    room.layout.outline = box;
    MapLayout::Region region{map.regions[home].space, box, box.adjusted(room.pad, 0, -room.pad, 0), false};
    region.title.setHeight(room.titleHeight);
    placeMark(room, region.title);
    inside.place(room, placeBlock(room, box.adjusted(room.pad, room.titleHeight, -room.pad, -room.pad)));
    room.layout.regions[home] = region;
}

void layoutForCpu(Room& room, int width)
{
    const MapData& map = room.map;
    const int gpus = std::clamp(width * 24 / 100, room.em * 10, room.em * 18);
    const int gutter = map.copies.empty() ? room.em * 2 : std::clamp(width * 26 / 100, room.em * 10, room.em * 18);
    const int host = width - gpus - gutter;
    const int column = host - 2 * room.pad - blockWidth(room) - room.pad;
    std::vector<std::size_t> hostRegions;
    std::vector<std::size_t> gpuRegions;
    for (std::size_t i = 0; i < map.regions.size(); ++i)
        (map.isHome(map.regions[i].space) ? hostRegions : gpuRegions).push_back(i);

    std::vector<Row> hostRows;
    std::vector<Row> gpuRows;
    int height = 0;
    for (const bool compact : {false, true}) {
        room.compact = compact;
        TileSizes sizes(map, room.layout, compact);
        std::vector<TileRow*> inHost;
        for (std::size_t i = 0; i < map.regions.size(); ++i)
            room.contents[i] = sizes.livingIn(map.regions[i].space);
        // The CPU's copies of what lives on a GPU are in pageable memory.
        room.contents[hostRegions.front()].append(sizes.mirrors());
        for (const std::size_t i : hostRegions)
            inHost.push_back(&room.contents[i]);
        growTogether(inHost, column - 2 * room.pad, room.em);
        std::vector<TileRow*> onGpus;
        for (const std::size_t i : gpuRegions)
            onGpus.push_back(&room.contents[i]);
        growTogether(onGpus, gpus - 2 * room.pad, room.em);
        hostRows = rowsOf(room, hostRegions, 4);
        gpuRows = rowsOf(room, gpuRegions, 4);
        height
            = std::max(room.titleHeight + heightOf(room, hostRows, column) + room.pad, heightOf(room, gpuRows, gpus));
        if (height <= leastHeight * room.em)
            break;
    }
    height = std::max(height, leastHeight * room.em);
    room.layout.size = QSize(width, height);
    const QRect box(0, 0, host, height);
    room.layout.outline = box;
    room.layout.executesTitle = QRect(room.pad, 0, host - 2 * room.pad, room.titleHeight);
    placeMark(room, room.layout.executesTitle);
    const QRect inside = placeBlock(room, box.adjusted(room.pad, room.titleHeight, -room.pad, -room.pad));
    placeRows(room, hostRows, inside);
    placeRows(room, gpuRows, QRect(width - gpus, 0, gpus, height));
}

} // namespace

MapLayout layoutMap(const MapData& map, const QFont& font, int width)
{
    MapLayout layout;
    const int em = std::max(QFontInfo(font).pixelSize(), 7);
    layout.font = font;
    layout.font.setPixelSize(em);
    layout.boldFont = layout.font;
    layout.boldFont.setWeight(QFont::DemiBold);
    layout.smallFont = layout.font;
    layout.smallFont.setPixelSize(em * 12 / 13);
    layout.labelFont = layout.smallFont;
    layout.labelFont.setWeight(QFont::DemiBold);
    const int line = QFontMetrics(layout.boldFont).height();
    Room room{map, layout, em, em / 2, em * 3 / 4, line + em / 2, line + em * 9 / 10, false, {}};
    room.contents.resize(map.regions.size());
    layout.regions.resize(map.regions.size());
    width = std::max(width, em * 30);
    if (map.execution.isCpu())
        layoutForCpu(room, width);
    else
        layoutForGpu(room, width);
    layout.compact = room.compact;
    placeArrows(map, layout);
    return layout;
}

const MapLayout::Region* MapLayout::regionAt(const QPoint& position) const
{
    const auto found
        = std::ranges::find_if(regions, [&](const Region& region) { return region.box.contains(position); });
    return found == regions.end() ? nullptr : &*found;
}

const MapLayout::Region* MapLayout::region(const MemorySpace& space) const
{
    const auto found = std::ranges::find(regions, space, &Region::space);
    return found == regions.end() ? nullptr : &*found;
}

std::vector<MemorySpace> MapLayout::neighbours(const MemorySpace& from, MapWay way) const
{
    const Region* here = region(from);
    std::vector<std::pair<std::pair<int, int>, MemorySpace>> found; // distance, then what breaks a tie
    for (const Region& there : regions) {
        if (!here || &there == here)
            continue;
        const bool vertical = way == MapWay::up || way == MapWay::down;
        const int along = way == MapWay::down ? there.box.top() - here->box.bottom()
            : way == MapWay::up               ? here->box.top() - there.box.bottom()
            : way == MapWay::right            ? there.box.left() - here->box.right()
                                              : here->box.left() - there.box.right();
        const bool beside = there.box.left() <= here->box.right() && there.box.right() >= here->box.left();
        if (along > 0 && (!vertical || beside))
            found.push_back({{along, vertical ? there.box.left() : there.box.top()}, there.space});
    }
    std::ranges::sort(found, {}, [](const auto& entry) { return entry.first; });
    std::vector<MemorySpace> spaces;
    for (const auto& entry : found)
        spaces.push_back(entry.second);
    return spaces;
}

} // namespace phasebench
