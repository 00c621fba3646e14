// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/placement_map_layout.h"

namespace phasebench {

/// Routes an arrow for each of the map's copies between the regions and the outline that are already placed: each has a
/// band of the gutter's height for its level part and its label, so that none covers another.
void placeArrows(const MapData& map, MapLayout& layout);

} // namespace phasebench
