// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart.h"
#include "gui/models/probes.h"

#include <functional>
#include <span>

namespace phasebench {

/// One way to look at results, as tabs, lessons, export, hand-out and the gallery know it.
struct View {
    enum class Kind { bars, lines, dots, strip, timeline, matrix };
    /// What one chart of it is of: all runs of a file, the selected run, the two that are compared, or a link probe.
    enum class Of { file, run, pair, probe };

    const char* id; ///< in lessons; never changes
    const char* title; ///< of its tab or its table, in English: see titleOf()
    const char* tab; ///< the id of the view whose tab it stands in: its own, or the first one's of a group
    const char* segment; ///< its name in the group, in English; null: it stands alone
    Kind kind;
    Of of;
    std::unique_ptr<Chart> (*make)(const ChartSource& source);
    bool isPrinted = true; ///< in hand-outs
    bool hasOwnTable = true; ///< else another view of its tab has the same figures
};

/// All of them, in the order of their tabs. A view is added here, and nowhere else.
std::span<const View> views();

QString titleOf(const View& view);
QString segmentOf(const View& view);

/// Calls `look` with every chart of these results that has something to draw, up to date: those of the file, then those
/// of each run, then those of the link probe (null: there is none). `printed`: only what is in hand-outs. `look`
/// returns whether to go on.
void forEachChart(
    const std::vector<RunPtr>& runs, const ProbePtr& probe, bool printed, const std::function<bool(Chart&)>& look);

} // namespace phasebench
