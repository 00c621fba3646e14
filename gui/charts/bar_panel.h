// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_layout.h"

class QPainter;

namespace phasebench {

/// Horizontal bars from zero with an axis of their own, one of several in a chart.
struct BarPanel {
    QString heading; ///< says what the axis is for, where there are several
    BarData data;
    BarLayout layout; ///< its legend is left to the chart
    QRect headingRect;
};

/// Places the panels below each other, each as high as its rows need, and one legend for all below them.
std::vector<BarLayout::LegendEntry> layoutPanels(
    std::vector<BarPanel>& panels, const ChartTheme& theme, const BarRoom& room);

/// The height that all rows of all panels need.
int heightOfPanels(const std::vector<BarPanel>& panels, const ChartTheme& theme, const BarRoom& room);

/// Heading, grid, axis and bars; what stands around them is BarPainter's.
void paintPanel(QPainter& painter, const BarPanel& panel, const ChartTheme& theme);

} // namespace phasebench
