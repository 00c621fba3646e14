// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/probes.h"
#include "gui/models/run_list.h"

#include <functional>

namespace phasebench {

class Chart;

enum class WithSamples { no, yes };

/// Calls `look` with every chart of these results that has something to draw, up to date: those of all runs, then of
/// each run its candidates, and with samples its samples and its timeline, then those of the link probe (null: there is
/// none). `look` returns whether to go on.
void forEachChart(const std::vector<RunPtr>& runs, WithSamples samples, const std::function<bool(Chart&)>& look,
    const ProbePtr& probe = nullptr);

} // namespace phasebench
