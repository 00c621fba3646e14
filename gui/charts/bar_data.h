// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/chart_table.h"

#include <QString>
#include <optional>
#include <utility>
#include <vector>

/// A chart of horizontal bars as values: what is compared, the rows, and nothing about pixels.
namespace phasebench {

/// One part of a bar. Lengths are microseconds.
struct BarSegment {
    std::optional<Phase> phase; ///< empty: not attributed
    double value = 0;
    QString name;
    Facts facts; ///< median, interval, n, share of the call
};

struct BarRow {
    int run = -1; ///< row in the RunList
    QString label; ///< at the left; elided where it does not fit
    Facts facts; ///< about the whole bar
    bool recorded = false; ///< bears a badge
    QString badge; ///< what it says; empty: "recorded"
    std::vector<BarSegment> segments; ///< from zero to the right
    std::optional<double> median; ///< what the interval belongs to; empty: there is no figure
    std::optional<double> low;
    std::optional<double> high;
    QString figure; ///< bold, at the bar's end
    QString note; ///< grey, behind the figure; shortened where it does not fit
    bool isMessage = false; ///< there is no bar and the note says why
    bool computed = false; ///< not measured: a dashed outline says so

    double length() const; ///< the sum of its parts
    double end() const; ///< where the bar or its interval ends; 0 without a bar
};

struct BarData {
    QString title;
    QString subtitle;
    QString caption; ///< machine, libraries and date, for export
    QString rest; ///< what the grey parts are called; empty: not attributed
    std::vector<BarRow> rows;

    /// The phases that occur, in the order of Phase; not attributed (empty) last.
    std::vector<std::optional<Phase>> legend() const;
    double end() const; ///< the longest of all
    /// Unless `each`, the rows have none of their own: the subtitle has it for all.
    void badgeEachRow(bool each);
};

} // namespace phasebench
