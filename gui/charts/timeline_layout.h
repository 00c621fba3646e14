// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"
#include "gui/charts/nice_axis.h"
#include "gui/charts/timeline_data.h"

#include <QRect>

namespace phasebench {

/// Where the timeline's parts are, in pixels. Pure.
struct TimelineLayout {
    struct LegendEntry {
        std::optional<Phase> phase;
        QString name;
        QRect swatch;
        QRect text;
    };

    QRect plot; ///< all rows
    TimelineView view;
    std::vector<QRect> rows; ///< as TimelineData::rows
    int labelWidth = 0;
    Ticks ticks;
    QRect overview; ///< the whole sequence, with what of it is in view
    std::vector<LegendEntry> legend;
};

struct TimelineRoom {
    int width = 0;
    int top = 0;
    int bottom = 0;
    int pad = 0;
};

TimelineLayout layoutTimeline(
    const TimelineData& data, const ChartTheme& theme, const TimelineRoom& room, double from, double to);

/// The height that all rows need from `top` on.
int timelineHeight(const TimelineData& data, const ChartTheme& theme);

} // namespace phasebench
