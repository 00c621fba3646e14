// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/charts/chart_theme.h"
#include "gui/charts/nice_axis.h"

#include <QRect>
#include <QStringList>

namespace phasebench {

/// Where a bar chart's parts are, in pixels. Pure: the same data, theme and room give the same places.
struct BarLayout {
    struct Row {
        int row = 0; ///< index into BarData::rows
        QRect strip; ///< the whole row, for selection and hit testing
        QRect label;
        QString labelText; ///< elided
        QRect figure;
        QRect badge; ///< empty without one
        QRect note; ///< empty where there is no room
        QString noteText; ///< elided
    };
    struct LegendEntry {
        std::optional<Phase> phase;
        QString name;
        QRect swatch;
        QRect text;
        QString shorter; ///< drawn instead of the name, where that keeps the legend in one line

        const QString& shownName() const { return shorter.isEmpty() ? name : shorter; }
    };

    QRect plot; ///< where the bars are; its left edge is zero
    Qt::TextElideMode labelElide = Qt::ElideRight;
    int pitch = 0; ///< from row to row
    int barHeight = 0;
    int rowsThatFit = 1;
    double axisEnd = 1; ///< microseconds at the plot's right edge
    TimeUnit unit{"µs", 1};
    Ticks ticks;
    QFont rowFont;
    QFont figureFont;
    QFont badgeFont;
    std::vector<Row> rows; ///< those that are visible, from the first
    std::vector<LegendEntry> legend;

    double xOf(double microseconds) const { return plot.left() + microseconds / axisEnd * plot.width(); }
};

/// The room that a layout may use.
struct BarRoom {
    int width = 0;
    int top = 0; ///< below the heading
    int bottom = 0; ///< above the caption
    int pad = 0; ///< free at the left and right
    int firstRow = 0; ///< the first visible row, when scrolled
    bool showAll = false; ///< shrink rows as far as can be read, so that none is left out
};

BarLayout layoutBars(const BarData& data, const ChartTheme& theme, const BarRoom& room);

/// The height that showAll needs at this width, from `top` on.
int heightForAllRows(const BarData& data, const ChartTheme& theme, const BarRoom& room);

} // namespace phasebench
