// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/shown_runs.h"

namespace phasebench {

class Probes;

/// The transfer chart as values: of each run with copies a bar for each operand's copy in, for the execution, and for
/// each copy out, coloured as in the phase chart, with bytes, rate and the share of what the link can do at its end
/// (by the probe of the same computer, where there is one; `probes` may be null).
BarData transferBars(const std::vector<ShownRun>& runs, const Probes* probes);

/// A row for each copy of an operand in each shown run. `probes`, for the share of the link: null where there are none.
ChartTable transferTable(const RunList& runs, const Probes* probes);

} // namespace phasebench
