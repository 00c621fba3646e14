// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/nice_axis.h"
#include "gui/models/run_list.h"

#include <QStringList>
#include <vector>

namespace phasebench {

/// A run that the charts draw.
struct ShownRun {
    int row = -1; ///< in the RunList
    RunPtr run;
    QString label;
    bool live = false;
    bool baseline = false; ///< pinned: the others are compared with it
};

std::vector<ShownRun> shownRuns(const RunList& runs);
/// The same, of more than `mostBars` only those up to `row` (the last ones where it is -1): thousands of bars are no
/// chart, and the charts over size show them all.
std::vector<ShownRun> shownRunsUpTo(const RunList& runs, int row);
inline constexpr std::size_t mostBars = 200;
/// "200 of 10 000 runs": what shownRunsUpTo() left out; empty where nothing is.
QString leftOutText(const RunList& runs);

/// What holds for all of them, for subtitles: "matmul 8000 x 2000 x 4000 float32 · GPU 0, cuBLASLt · stateful, operands
/// reset · cold cache". What differs is left to the labels.
///
/// `further`: what a chart adds, such as its clock. The badge comes last.
QString commonConditions(const std::vector<ShownRun>& runs, const QStringList& further = {});

/// The badge of what was not measured here: "recorded · H100 · 2026-11-22", or "1 of 2 recorded · …"; empty where
/// everything was. Part of commonConditions() and captionOf().
QString badgeOf(const std::vector<ShownRun>& runs);

/// Whether runs have different badges, or some have none: only then does each bar bear its own. A badge that all share
/// stands in the subtitle, once.
bool badgesDiffer(const std::vector<ShownRun>& runs);

/// Where some runs were recorded and some measured here, the labels of the first say so: for charts that give a line or
/// a column no badge of its own.
void markRecorded(std::vector<ShownRun>& runs);

/// The title of the experiment that all of them belong to; empty where they differ.
QString commonTitle(const std::vector<ShownRun>& runs);

/// Machines, libraries and dates, for the line under an exported chart.
QString captionOf(const std::vector<ShownRun>& runs);

/// "44.1–45.2 ms", with as many digits as tell its ends apart; empty without an interval.
QString intervalText(const Figure& figure, const TimeUnit& unit);
/// The median with as many digits as its interval.
QString medianText(const Figure& figure, const TimeUnit& unit);

} // namespace phasebench
