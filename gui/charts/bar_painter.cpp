// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_painter.h"

#include "gui/charts/hatch.h"

#include <QCoreApplication>
#include <QLineF>
#include <QPainter>
#include <QVector>
#include <cmath>

namespace phasebench {

void BarPainter::paintSelected(QPainter& painter, int run, bool focused) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(focused ? QPen(m_theme.secondaryText, 1) : QPen(Qt::NoPen));
    const double radius = m_theme.em() * 0.4;
    const auto frame = [&](const QRect& rect) {
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    };
    bool found = false;
    painter.setBrush(m_theme.selected);
    for (const BarLayout::Row& place : m_layout.rows) {
        if (m_data.rows[static_cast<std::size_t>(place.row)].run != run)
            continue;
        found = true;
        frame(place.strip);
    }
    if (found || !focused || m_layout.rows.empty())
        return;
    painter.setBrush(Qt::NoBrush);
    frame(m_layout.rows.front().strip.united(m_layout.rows.back().strip));
}

void BarPainter::paintInterval(QPainter& painter, const BarRow& bar, const BarLayout::Row& place) const
{
    if (!bar.median)
        return;
    const double thickness = std::max(1.0, m_theme.em() * 0.12);
    const double middle = place.strip.top() + place.strip.height() / 2.0;
    const double cap = std::min(m_layout.barHeight * 0.3, m_theme.em() * 0.5);
    const double low = m_layout.xOf(bar.low.value_or(*bar.median));
    const double high = m_layout.xOf(bar.high.value_or(*bar.median));
    if (!bar.low || !bar.high)
        return;
    QVector<QLineF> lines{{low, middle - cap, low, middle + cap}};
    // An interval too short to be seen as a line becomes one mark.
    if (high - low > thickness)
        lines << QLineF(high, middle - cap, high, middle + cap) << QLineF(low, middle, high, middle);
    if (m_layout.xOf(bar.length()) > high + thickness) {
        // Where the phases sum to more than the call, the mark lies on their colours and needs a halo.
        painter.setPen(QPen(m_theme.background, 3 * thickness, Qt::SolidLine, Qt::FlatCap));
        painter.drawLines(lines);
    }
    painter.setPen(QPen(m_theme.ink, thickness, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines);
}

void BarPainter::paintComputed(QPainter& painter, const BarRow& bar, const BarLayout::Row& place) const
{
    const double top = std::round(place.strip.top() + (place.strip.height() - m_layout.barHeight) / 2.0);
    const double left = m_layout.xOf(0);
    const double gap = m_theme.em() * 0.22;
    const QRectF outline(
        left - gap, top - gap, m_layout.xOf(bar.length()) - left + 2 * gap, m_layout.barHeight + 2 * gap);
    QPen pen(m_theme.ink, std::max(1.0, m_theme.em() * 0.1), Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(outline);
}

void BarPainter::paintText(QPainter& painter, const QRect& rect, const QString& text, const QColor& behind) const
{
    if (rect.isEmpty() || text.isEmpty())
        return;
    // Grid lines do not cross words.
    painter.fillRect(rect.adjusted(-2, 0, 2, 0), behind);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void BarPainter::paintRows(QPainter& painter, int selectedRun) const
{
    for (const BarLayout::Row& place : m_layout.rows) {
        const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
        const QColor& behind = bar.run == selectedRun ? m_theme.selected : m_theme.background;
        painter.setRenderHint(QPainter::Antialiasing);
        if (bar.computed)
            paintComputed(painter, bar, place);
        paintInterval(painter, bar, place);
        painter.setFont(m_layout.rowFont);
        painter.setPen(m_theme.text);
        paintText(painter, place.label, place.labelText, behind);
        painter.setFont(m_layout.figureFont);
        paintText(painter, place.figure, bar.figure, behind);
        painter.setPen(m_theme.secondaryText);
        painter.setFont(m_layout.rowFont);
        paintText(painter, place.note, place.noteText, behind);
        if (place.badge.isEmpty())
            continue;
        painter.setFont(m_layout.badgeFont);
        painter.setBrush(behind);
        painter.setPen(QPen(m_theme.secondaryText, 1));
        const double radius = place.badge.height() / 2.0;
        painter.drawRoundedRect(QRectF(place.badge).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.drawText(place.badge, Qt::AlignCenter,
            bar.badge.isEmpty() ? QCoreApplication::translate("phasebench::BarChart", "recorded") : bar.badge);
    }
}

void BarPainter::paintLegend(QPainter& painter) const
{
    painter.setFont(m_theme.font);
    for (const BarLayout::LegendEntry& entry : m_layout.legend) {
        paintFill(painter, entry.swatch, m_theme.fill(entry.phase), m_theme.em());
        painter.setPen(m_theme.text);
        painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.shownName());
    }
}

void BarPainter::paintMark(QPainter& painter, int run, std::optional<Phase> phase, bool whole) const
{
    for (const BarLayout::Row& place : m_layout.rows) {
        const BarRow& bar = m_data.rows[static_cast<std::size_t>(place.row)];
        if (bar.run != run)
            continue;
        const double top = place.strip.top() + (place.strip.height() - m_layout.barHeight) / 2.0;
        double from = 0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(
            QPen(m_theme.ink, std::max(1.5, m_theme.em() * 0.12), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        const auto outline = [&](double low, double high) {
            const double left = std::round(m_layout.xOf(low));
            painter.drawRect(QRectF(left, std::round(top), std::round(m_layout.xOf(high)) - left, m_layout.barHeight));
        };
        for (const BarSegment& segment : bar.segments) {
            if (!whole && segment.phase == phase && segment.value > 0)
                outline(from, from + segment.value);
            from += segment.value;
        }
        if (whole && from > 0)
            outline(0, from);
    }
}

} // namespace phasebench
