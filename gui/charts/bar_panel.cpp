// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_panel.h"

#include "gui/charts/hatch.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

int headingHeight(const BarPanel& panel, const ChartTheme& theme)
{
    return panel.heading.isEmpty() ? 0 : QFontMetrics(theme.font).height() + theme.em() / 2;
}

} // namespace

std::vector<BarLayout::LegendEntry> layoutPanels(
    std::vector<BarPanel>& panels, const ChartTheme& theme, const BarRoom& room)
{
    // What the panels need beside their rows; the rest is shared out by the rows. Only the last one has a legend.
    const int legendHeight = theme.em() * 23 / 10;
    int rows = 0;
    int left = room.bottom - room.top;
    const auto besideRows = [&](const BarPanel& panel) {
        const int legendless = &panel == &panels.back() ? 0 : legendHeight;
        BarPanel empty;
        empty.data.rows.clear();
        return headingHeight(panel, theme) + heightForAllRows(empty.data, theme, room) + legendHeight - legendless;
    };
    for (const BarPanel& panel : panels) {
        rows += static_cast<int>(panel.data.rows.size());
        left -= besideRows(panel);
    }
    const int pitch = std::max(left, 0) / std::max(rows, 1);
    int top = room.top;
    std::vector<BarLayout::LegendEntry> legend;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        BarPanel& panel = panels[i];
        const int bottom = i + 1 == panels.size()
            ? room.bottom
            : top + besideRows(panel) + pitch * static_cast<int>(panel.data.rows.size());
        panel.headingRect = QRect(room.pad, top, room.width - 2 * room.pad, QFontMetrics(theme.font).height());
        BarRoom own = room;
        own.top = top + headingHeight(panel, theme);
        own.bottom = i + 1 == panels.size() ? bottom : bottom + legendHeight;
        own.showAll = true;
        panel.layout = layoutBars(panel.data, theme, own);
        if (panel.layout.legend.size() > legend.size())
            legend = panel.layout.legend;
        top = bottom;
    }
    if (!panels.empty() && !legend.empty() && !panels.back().layout.legend.empty()) {
        const int by = panels.back().layout.legend.front().text.top() - legend.front().text.top();
        for (BarLayout::LegendEntry& entry : legend) {
            entry.swatch.translate(0, by);
            entry.text.translate(0, by);
        }
    }
    for (BarPanel& panel : panels)
        panel.layout.legend.clear();
    return legend;
}

int heightOfPanels(const std::vector<BarPanel>& panels, const ChartTheme& theme, const BarRoom& room)
{
    int height = 0;
    for (const BarPanel& panel : panels)
        height += headingHeight(panel, theme) + heightForAllRows(panel.data, theme, room);
    return height;
}

void paintPanel(QPainter& painter, const BarPanel& panel, const ChartTheme& theme)
{
    const BarLayout& layout = panel.layout;
    const int em = theme.em();
    const QFontMetrics metrics(theme.font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.grid, 1));
    for (const double tick : layout.ticks.positions) {
        const int x = static_cast<int>(std::round(layout.xOf(tick)));
        painter.drawLine(x, layout.plot.top(), x, layout.plot.bottom());
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.font);
    painter.setPen(theme.secondaryText);
    for (int i = 0; i < layout.ticks.positions.size(); ++i) {
        const int width = metrics.horizontalAdvance(layout.ticks.labels[i]) + 2;
        const int x = static_cast<int>(layout.xOf(layout.ticks.positions[i])) - width / 2;
        painter.drawText(
            QRect(x, layout.plot.bottom() + em / 2, width, metrics.height()), Qt::AlignCenter, layout.ticks.labels[i]);
    }
    painter.drawText(panel.headingRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        metrics.elidedText(panel.heading, Qt::ElideRight, panel.headingRect.width()));
    for (const BarLayout::Row& place : layout.rows) {
        const BarRow& row = panel.data.rows[static_cast<std::size_t>(place.row)];
        const double top = std::round(place.strip.top() + (place.strip.height() - layout.barHeight) / 2.0);
        double from = 0;
        for (const BarSegment& segment : row.segments) {
            const double left = layout.xOf(from);
            from += segment.value;
            paintFill(
                painter, QRectF(left, top, layout.xOf(from) - left, layout.barHeight), theme.fill(segment.phase), em);
        }
    }
}

} // namespace phasebench
