// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/candidates_data.h"
#include "gui/charts/chart_theme.h"

#include <QRect>

namespace phasebench {

/// The room that a chart of candidates has, in pixels.
struct CandidatesRoom {
    int width = 0;
    int top = 0; ///< under the heading
    int bottom = 0; ///< above the caption
    int pad = 0;
};

/// Where everything of a chart of candidates is, in pixels.
struct CandidatesLayout {
    struct Row {
        int dot = -1; ///< index into the data's dots
        QRect strip; ///< as wide as the chart, for clicks and the selection
        QRect rank;
        QRect heuristic;
        QRect name;
        QString nameText; ///< shortened where it does not fit
    };
    QRect header; ///< over the columns of text; empty where it does not fit
    std::vector<Row> rows;
    QRect plot; ///< behind the dots
    QRect gain; ///< the line and its text, under the rows; empty without
    int ticksTop = 0;
    QRect inset; ///< the two bars from zero; empty without
    Ticks ticks;
    double low = 0; ///< microseconds at the left edge of plot
    double high = 1;
    int hidden = 0; ///< finalists that have no row

    double xOf(double microseconds) const;
};

CandidatesLayout layoutCandidates(const CandidatesData& data, const ChartTheme& theme, const CandidatesRoom& room);

/// The height under the heading at which every finalist has its row.
int heightForAllCandidates(const CandidatesData& data, const ChartTheme& theme);

} // namespace phasebench
