// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_data.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table.h"

namespace phasebench {

/// Time against the number of calls as lines, both axes logarithmic.
struct AmortisationData {
    LineData lines;
    QString noun; ///< "calls", or what one element of a batch is: "products", "transforms"
};

/// `perUnit`: the time of one instead of all.
AmortisationData amortisationData(const std::vector<ShownRun>& runs, bool perUnit);

/// Each line at 1, 10, … 1,000,000 and where it was measured, then the break-even points.
ChartTable amortisationTable(const RunList& runs);

} // namespace phasebench
