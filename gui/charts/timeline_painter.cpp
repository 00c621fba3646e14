// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/timeline_painter.h"

#include "gui/charts/hatch.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace phasebench {
namespace {

/// Of many events in a pixel so many are looked at to see what most of it is.
constexpr int looks = 32;

bool isDarkColour(const QColor& color)
{
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF() < 0.5;
}

} // namespace

TimelinePainter::Look TimelinePainter::lookOf(
    const TimelineRow& row, const TimelineSpan& span, const std::optional<TimelineMark>& mark) const
{
    std::array<double, phaseCount + 1> times{}; // by phase; the last: without one
    bool fits = false;
    const int step = std::max(1, (span.last - span.first) / looks);
    for (int i = span.first; i < span.last; i += step) {
        const TimelineEvent& event = m_data.event(row.events[static_cast<std::size_t>(i)]);
        // What is marked is seen, however short it is.
        const bool marked = mark && mark->fits(event);
        if (marked && !fits)
            times.fill(0);
        fits = fits || marked;
        if (marked == fits)
            times[event.phase ? static_cast<std::size_t>(*event.phase) : phaseCount] += std::max(event.duration, 1e-6);
    }
    const auto most = std::max_element(times.begin(), times.end()) - times.begin();
    Look look;
    if (most < phaseCount)
        look.phase = static_cast<Phase>(most);
    look.pale = mark && !fits;
    return look;
}

Fill TimelinePainter::fillOf(const Look& look) const
{
    Fill fill = look.phase ? m_theme.fill(look.phase)
                           : Fill{mixed(m_theme.background, m_theme.secondaryText, 0.45), {}, Hatch::none};
    if (look.pale) {
        fill.color = mixed(fill.color, m_theme.background, 0.72);
        fill.hatch = Hatch::none;
    }
    return fill;
}

void TimelinePainter::paintName(
    QPainter& painter, const QRectF& rect, const TimelineEvent& event, const Fill& fill) const
{
    const int em = m_theme.em();
    // In the part that is in view.
    const QRectF inView = rect.intersected(QRectF(m_layout.plot)).adjusted(em * 0.3, 0, -em * 0.3, 0);
    if (inView.width() < em * 3 || inView.height() < em)
        return;
    const QFontMetricsF metrics(painter.font());
    const QString text = metrics.elidedText(m_data.nameOf(event), Qt::ElideRight, inView.width());
    const double width = std::min(metrics.horizontalAdvance(text), inView.width());
    const QRectF box(inView.left(), inView.center().y() - metrics.height() / 2, width, metrics.height());
    painter.fillRect(box.adjusted(-em * 0.2, 0, em * 0.2, 0), fill.color);
    painter.setPen(isDarkColour(fill.color) ? QColor(Qt::white) : QColor(0x14, 0x18, 0x1f));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

void TimelinePainter::paintRow(QPainter& painter, int index, const std::optional<TimelineMark>& mark) const
{
    const TimelineRow& row = m_data.rows[static_cast<std::size_t>(index)];
    const QRect place = m_layout.rows[static_cast<std::size_t>(index)];
    const double first = place.left();
    const double last = place.right() + 1;
    const auto box = [&](double left, double right) {
        left = std::max(left, first - 2);
        right = std::min(std::max(right, left + 1), last + 2);
        return QRectF(left, place.top(), right - left, place.height());
    };
    // Neighbours of less than a pixel that look the same become one rectangle.
    std::optional<Look> joined;
    double from = 0;
    double to = 0;
    const auto flush = [&] {
        if (joined)
            painter.fillRect(box(from, to), fillOf(*joined).color);
        joined.reset();
    };
    for (const TimelineSpan& span : spansOf(row, m_layout.view)) {
        const Look look = lookOf(row, span, mark);
        if (span.right - span.left < 3) {
            if (!joined || *joined != look || span.left > to) {
                flush();
                joined = look;
                from = span.left;
            }
            to = span.right;
            continue;
        }
        flush();
        const Fill fill = fillOf(look);
        const QRectF rect = box(span.left, span.right);
        paintFill(painter, rect, fill, m_theme.em());
        // An edge parts it from what follows at once.
        painter.fillRect(
            QRectF(rect.right() - 1, rect.top(), 1, rect.height()), mixed(fill.color, m_theme.background, 0.75));
        paintName(
            painter, rect.adjusted(0, 0, -1, 0), m_data.event(row.events[static_cast<std::size_t>(span.first)]), fill);
    }
    flush();
}

void TimelinePainter::paintRows(QPainter& painter, const std::optional<TimelineMark>& mark) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipRect(m_layout.plot);
    QFont font = m_theme.font;
    font.setPixelSize(std::max(m_theme.em() * 11 / 13, 7));
    painter.setFont(font);
    for (int row = 0; row < static_cast<int>(m_layout.rows.size()); ++row)
        paintRow(painter, row, mark);
    painter.restore();
}

void TimelinePainter::paintEvent(QPainter& painter, int row, int position) const
{
    if (row < 0 || position < 0 || row >= static_cast<int>(m_layout.rows.size()))
        return;
    const TimelineRow& stream = m_data.rows[static_cast<std::size_t>(row)];
    const QRect place = m_layout.rows[static_cast<std::size_t>(row)];
    const double left = m_layout.view.xOf(stream.starts[static_cast<std::size_t>(position)]);
    const double right = m_layout.view.xOf(stream.ends[static_cast<std::size_t>(position)]);
    painter.save();
    painter.setClipRect(m_layout.plot.adjusted(-2, 0, 2, 0));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.ink, std::max(1.5, m_theme.em() * 0.14), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const double from = std::max(left, static_cast<double>(place.left()) - 4);
    const double to = std::min(std::max(right, left + 3), static_cast<double>(place.right()) + 4);
    painter.drawRect(QRectF(from, place.top(), to - from, place.height()));
    painter.restore();
}

void TimelinePainter::paintAround(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const int em = m_theme.em();
    const QFontMetrics metrics(m_theme.font);
    const QRect& plot = m_layout.plot;
    painter.setFont(m_theme.font);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < m_layout.rows.size(); ++i) {
        const QRect place = m_layout.rows[i];
        painter.fillRect(place, m_theme.selected);
        painter.setPen(m_theme.text);
        const QString label = metrics.elidedText(m_data.rows[i].label, Qt::ElideRight, m_layout.labelWidth);
        painter.drawText(
            QRect(plot.left() - em - m_layout.labelWidth, place.top(), m_layout.labelWidth, place.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label);
        // A line where the host ends and the GPU begins.
        if (i > 0 && m_data.rows[i - 1].host && !m_data.rows[i].host) {
            const int y = (m_layout.rows[i - 1].bottom() + place.top()) / 2;
            painter.setPen(QPen(m_theme.secondaryText, 1));
            painter.drawLine(plot.left() - em - m_layout.labelWidth, y, plot.right(), y);
        }
    }
    painter.setPen(QPen(m_theme.grid, 1));
    for (const double tick : m_layout.ticks.positions) {
        const int x = static_cast<int>(std::round(m_layout.view.xOf(tick)));
        painter.drawLine(x, plot.top(), x, plot.bottom() + em / 3);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.secondaryText);
    for (int i = 0; i < m_layout.ticks.positions.size(); ++i) {
        const QString& text = m_layout.ticks.labels[i];
        const int width = metrics.horizontalAdvance(text) + 2;
        const int x = static_cast<int>(m_layout.view.xOf(m_layout.ticks.positions[i])) - width / 2;
        painter.drawText(QRect(std::min(x, plot.right() + em - width), plot.bottom() + em / 2, width, metrics.height()),
            Qt::AlignCenter, text);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.grid);
    const double radius = m_layout.overview.height() / 2.0;
    painter.drawRoundedRect(m_layout.overview, radius, radius);
    const TimelineView all{0, m_data.end, static_cast<double>(plot.left()), static_cast<double>(plot.width())};
    const double from = all.xOf(m_layout.view.from);
    painter.setBrush(m_theme.secondaryText);
    painter.drawRoundedRect(QRectF(from, m_layout.overview.top(), std::max(all.xOf(m_layout.view.to) - from, em * 0.5),
                                m_layout.overview.height()),
        radius, radius);
    for (const TimelineLayout::LegendEntry& entry : m_layout.legend) {
        paintFill(painter, entry.swatch, fillOf({entry.phase, false}), em);
        painter.setPen(m_theme.text);
        painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.name);
    }
}

} // namespace phasebench
