// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_layout.h"

#include "gui/models/words.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>

namespace phasebench {
namespace {

int below(int em)
{
    return em * 2 + em / 2 + em * 2 + em; // ticks, the overview, the legend
}

} // namespace

TimelineLayout layoutTimeline(
    const TimelineData& data, const ChartTheme& theme, const TimelineRoom& room, double from, double to)
{
    TimelineLayout layout;
    if (data.isEmpty())
        return layout;
    const int em = theme.em();
    const QFontMetrics metrics(theme.font);
    for (const TimelineRow& row : data.rows)
        layout.labelWidth = std::max(layout.labelWidth, metrics.horizontalAdvance(row.label) + 2);
    layout.labelWidth = std::min(layout.labelWidth, room.width * 3 / 10);
    const int left = room.pad + layout.labelWidth + em;
    const int right = std::max(room.width - room.pad, left + em * 4);
    const int count = static_cast<int>(data.rows.size());
    const int available = room.bottom - room.top - below(em);
    const int pitch = std::clamp(available / count, em, em * 11 / 2);
    layout.plot = QRect(left, room.top, right - left, pitch * count);
    layout.view = {from, to, static_cast<double>(left), static_cast<double>(right - left)};
    for (int i = 0; i < count; ++i) {
        const int gap = std::max(1, pitch / 8);
        layout.rows.emplace_back(left, room.top + i * pitch + gap, right - left, pitch - 2 * gap);
    }
    layout.ticks = timeTicks(from, to, timeUnitFor(to - from), std::max((right - left) / (em * 8), 1));
    layout.overview = QRect(left, layout.plot.bottom() + 1 + em * 2, right - left, std::max(em / 3, 3));

    int x = left;
    const int y = layout.overview.bottom() + em;
    for (const std::optional<Phase> phase : data.legend) {
        const QString name
            = phase ? words::of(*phase) : QCoreApplication::translate("phasebench::TimelineChart", "without a phase");
        const int width = metrics.horizontalAdvance(name) + 1;
        if (x + em * 3 / 2 + width > room.width)
            break;
        layout.legend.push_back({phase, name, QRect(x, y + (metrics.height() - em) / 2, em, em),
            QRect(x + em * 3 / 2, y, width, metrics.height())});
        x += em * 3 + width;
    }
    return layout;
}

int timelineHeight(const TimelineData& data, const ChartTheme& theme)
{
    return theme.em() * 2 * static_cast<int>(data.rows.size()) + below(theme.em());
}

} // namespace phasebench
