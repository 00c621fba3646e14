// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/first_use_chart.h"

#include "gui/charts/bar_painter.h"
#include "gui/charts/hatch.h"
#include "gui/charts/painted_layer.h"

#include <algorithm>

namespace phasebench {

FirstUseChart::FirstUseChart(const ChartSource& source, QWidget* parent)
    : Chart(source, parent)
{
    plot()->xAxis->setVisible(false);
    plot()->yAxis->setVisible(false);
    new PaintedLayer(plot(), QStringLiteral("axes"), [this](QPainter& painter) { paint(painter); });
    connect(&source.selection, &Selection::phaseChanged, this, [this] { replotSoon(); });
    scheduleRebuild();
}

int FirstUseChart::fullHeight(int width) const
{
    return headingBottom(width) + theme().em() + heightOfPanels(m_bars.panels, theme(), roomFor({width, 1000}));
}

int FirstUseChart::leastHeight(int width) const
{
    return m_bars.panels.empty() ? 0 : fullHeight(width);
}

BarRoom FirstUseChart::roomFor(const QSize& size) const
{
    return {size.width(), headingBottom(size.width()) + theme().em(), captionTop(size), pad(), 0, true};
}

void FirstUseChart::rebuild()
{
    m_bars = firstUseBars(shownRunsUpTo(runs(), selection().run()));
    setHeading(m_bars.title, m_bars.subtitle, m_bars.panels.empty(), m_bars.caption);
}

void FirstUseChart::arrange(const QSize& size)
{
    m_legend = layoutPanels(m_bars.panels, theme(), roomFor(size));
    placeHits();
}

void FirstUseChart::paint(QPainter& painter) const
{
    for (const BarPanel& panel : m_bars.panels) {
        const BarPainter around(panel.data, panel.layout, theme());
        paintPanel(painter, panel, theme());
        around.paintRows(painter, -1);
        if (selection().phase() && selection().run() >= 0)
            around.paintMark(painter, selection().run(), selection().phase(), false);
    }
    painter.setFont(theme().font);
    for (const BarLayout::LegendEntry& entry : m_legend) {
        paintFill(painter, entry.swatch, theme().fill(entry.phase), theme().em());
        painter.setPen(theme().text);
        painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.shownName());
    }
}

void FirstUseChart::placeHits()
{
    std::vector<ChartHit> parts;
    std::vector<ChartHit> bars;
    int group = 0;
    for (const BarPanel& panel : m_bars.panels)
        for (const BarLayout::Row& place : panel.layout.rows) {
            double from = 0;
            int item = 0;
            for (const BarSegment& segment : panel.data.rows[static_cast<std::size_t>(place.row)].segments) {
                const double left = panel.layout.xOf(from);
                from += segment.value;
                parts.push_back({QRectF(left, place.strip.top(), panel.layout.xOf(from) - left, place.strip.height()),
                    group, ++item});
            }
            bars.push_back({QRectF(place.strip), group++, 0});
        }
    parts.insert(parts.end(), bars.begin(), bars.end()); // a part is hit before its bar
    setHits(std::move(parts));
}

const BarRow& FirstUseChart::rowOf(const ChartHit& hit) const
{
    auto row = static_cast<std::size_t>(hit.group);
    const BarPanel* panel = m_bars.panels.data();
    for (; row >= panel->data.rows.size(); ++panel)
        row -= panel->data.rows.size();
    return panel->data.rows[row];
}

ChartText FirstUseChart::textOf(const ChartHit& hit) const
{
    const BarRow& row = rowOf(hit);
    if (hit.item == 0)
        return {row.label, row.facts};
    const BarSegment& segment = row.segments[static_cast<std::size_t>(hit.item) - 1];
    return {row.label + QStringLiteral(" · ") + segment.name, segment.facts};
}

void FirstUseChart::select(const ChartHit& hit)
{
    const BarRow& row = rowOf(hit);
    selection().setPhase(hit.item == 0 ? std::nullopt : row.segments[static_cast<std::size_t>(hit.item) - 1].phase);
    selection().setRun(row.run);
}

std::optional<ChartHit> FirstUseChart::stepped(int items, int groups) const
{
    int last = -1;
    for (const BarPanel& panel : m_bars.panels)
        last += static_cast<int>(panel.data.rows.size());
    if (last < 0)
        return std::nullopt;
    const auto now = selectedHit();
    if (!now && groups != 0)
        return ChartHit{{}, groups > 0 ? 0 : last, 0};
    ChartHit next = now.value_or(ChartHit());
    next.group = std::clamp(next.group + groups, 0, last);
    next.item = groups != 0 ? 0 : std::clamp(next.item + items, 0, static_cast<int>(rowOf(next).segments.size()));
    return next;
}

} // namespace phasebench
