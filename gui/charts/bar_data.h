// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/types.h"

#include <QString>
#include <optional>
#include <vector>

/// A chart of horizontal bars as values: what is compared, the rows, and nothing about pixels.
namespace phasebench {

/// One part of a bar. Lengths are microseconds.
struct BarSegment {
    std::optional<Phase> phase; ///< empty: not attributed
    double value = 0;
    QString toolTip; ///< name, median, interval, n, share of the call
};

struct BarRow {
    int run = -1; ///< row in the RunList
    QString label; ///< at the left; elided where it does not fit
    QString labelToolTip;
    bool recorded = false;
    std::vector<BarSegment> segments; ///< from zero to the right
    std::optional<double> median; ///< what the interval belongs to; empty: there is no figure
    std::optional<double> low;
    std::optional<double> high;
    QString figure; ///< bold, at the bar's end
    QString note; ///< grey, behind the figure; left out where it does not fit
    QString message; ///< instead of a bar: why there is none

    double end() const; ///< where the bar or its interval ends
};

struct BarData {
    QString title;
    QString subtitle;
    QString emptyText; ///< what to say when there are no rows
    QString caption; ///< machine, libraries and date, for export
    std::vector<BarRow> rows;

    /// The phases that occur, in the order of Phase; not attributed (empty) last.
    std::vector<std::optional<Phase>> legend() const;
    double end() const; ///< the longest of all
};

} // namespace phasebench
