// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_data.h"

#include <QStringList>

/// The words on and about the placement map.
namespace phasebench::mapText {

/// "128 MB"; a dash where the size is not known.
QString bytes(const MapTile& tile);
/// "29.1 ms", "2.9–3.4 ms": measured, else predicted, else empty.
QString time(const MapBlock& block);
QString range(const Range& range);

/// What an arrow carries, and at what cost: "A, B up · 160 MB" and "29.1 ms · 5.5 GB/s" (or "predicted 2.9–3.4 ms").
QStringList lines(const MapCopy& copy, const ExecutionSpace& execution);

/// Rich text with every part's bytes, clocks, rates and intervals.
QString toolTip(const MapCopy& copy, const ExecutionSpace& execution);
QString toolTip(const MapBlock& block, const QString& executes);
QString toolTip(const MapTile& tile, const MapData& map);
QString toolTip(const MapRegion& region, const MapData& map);

/// "A, 128 MB, in Host · pageable, copied to GPU 0 in every call".
QString spoken(const MapTile& tile, const MapData& map);

/// "GPU 0 · H100" of "GPU 0 · H100 80GB HBM3": words go from the end until it fits.
QString shortened(const QString& title, const QFont& font, int width);

} // namespace phasebench::mapText
