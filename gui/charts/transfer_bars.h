// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/shown_runs.h"

namespace phasebench {

/// The transfer chart as values: a bar for each copy of an operand in each run, coloured as copy in or copy out, with
/// bytes and rate at its end.
BarData transferBars(const std::vector<ShownRun>& runs);

} // namespace phasebench
