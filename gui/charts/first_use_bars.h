// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_panel.h"
#include "gui/charts/shown_runs.h"

namespace phasebench {

/// The first-use chart as values: what one call costs by phase when nothing is in place, when only the library, only
/// this plan is new, and when everything is warm.
struct FirstUseBars {
    QString title;
    QString subtitle;
    QString caption;
    std::vector<BarPanel> panels; ///< one; or two, where the warm call would be invisible beside the cold ones
};

FirstUseBars firstUseBars(const std::vector<ShownRun>& runs);

/// A row for each level and phase of each shown run.
ChartTable firstUseTable(const RunList& runs);

} // namespace phasebench
