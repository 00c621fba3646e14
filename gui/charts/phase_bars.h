// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/versus.h"

namespace phasebench {

/// The phase chart as values: a bar for each run, a segment for each phase with what it costs a call, the rest up to
/// the call's median as not attributed.
BarData phaseBars(const std::vector<ShownRun>& runs, Versus& versus);

} // namespace phasebench
