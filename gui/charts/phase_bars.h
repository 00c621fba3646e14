// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/versus.h"

namespace phasebench {

/// The phase chart as values: a bar for each run, a segment for each phase with what it costs a call, the rest up to
/// the call's median as not attributed. `calls`: how many share a plan, computed for the stateful runs that were
/// measured with another number; empty: every run as it was measured.
BarData phaseBars(const std::vector<ShownRun>& runs, Versus& versus, std::optional<double> calls = std::nullopt);

/// A row for each phase of each shown run, and one for its call. What a call costs is computed where `calls` names
/// another number of calls that share a plan than was measured; all else is as measured.
ChartTable phaseTable(const RunList& runs, std::optional<double> calls);

} // namespace phasebench
