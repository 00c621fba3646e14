// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_painter.h"

#include "gui/models/number_text.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace phasebench {
namespace {

QPolygonF polyline(const AmortisationLayout& layout, const AmortisationData::Line& line, double from, double to)
{
    QPolygonF points;
    for (int i = 0; i < line.units.size(); ++i)
        if (line.units[i] >= from && line.units[i] <= to)
            points << QPointF(layout.xOf(line.units[i]), layout.yOf(line.time[i]));
    return points;
}

QPolygonF interval(const AmortisationLayout& layout, const AmortisationData::Line& line)
{
    QPolygonF points;
    for (int i = 0; i < line.units.size(); ++i)
        points << QPointF(layout.xOf(line.units[i]), layout.yOf(line.high[i]));
    for (int i = static_cast<int>(line.units.size()) - 1; i >= 0; --i)
        points << QPointF(layout.xOf(line.units[i]), layout.yOf(std::max(line.low[i], layout.low)));
    return points;
}

} // namespace

void AmortisationPainter::paintGrid(QPainter& painter) const
{
    if (m_data.isEmpty())
        return;
    const QRect& plot = m_layout.plot;
    const int em = m_theme.em();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const AmortisationData::Band& band : m_data.bands) {
        const double middle = m_layout.xOf(std::max(1.0, band.at));
        double from = m_layout.xOf(std::clamp(band.low.value_or(band.at), 1.0, m_data.right));
        double to = m_layout.xOf(std::clamp(band.high.value_or(band.at), 1.0, m_data.right));
        // So narrow a band would not be seen.
        if (to - from < em * 0.3) {
            from = middle - em * 0.15;
            to = middle + em * 0.15;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.grid);
        painter.drawRect(QRectF(from, plot.top(), to - from, plot.height()));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_theme.grid, 1));
    for (const auto& tick : m_layout.yTicks) {
        const int y = static_cast<int>(m_layout.yOf(tick.value));
        painter.drawLine(plot.left(), y, plot.right(), y);
    }
    painter.drawLine(plot.left(), plot.bottom() + 1, plot.right(), plot.bottom() + 1);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font);
    painter.setPen(m_theme.secondaryText);
    const QFontMetrics metrics(m_theme.font);
    const int line = metrics.height();
    for (const auto& tick : m_layout.yTicks)
        painter.drawText(QRect(0, static_cast<int>(m_layout.yOf(tick.value)) - line / 2, plot.left() - em / 2, line),
            Qt::AlignRight | Qt::AlignVCenter, tick.text);
    for (const auto& tick : m_layout.xTicks) {
        const int x = static_cast<int>(m_layout.xOf(tick.value));
        const int half = metrics.horizontalAdvance(tick.text) / 2 + 2;
        painter.drawText(QRect(x - half, plot.bottom() + em / 2, 2 * half, line), Qt::AlignCenter, tick.text);
    }
    painter.drawText(QRect(plot.left(), plot.bottom() + em / 2 + line, plot.width(), line),
        Qt::AlignHCenter | Qt::AlignVCenter,
        QCoreApplication::translate("phasebench::AmortisationChart", "number of %1, log scale").arg(m_data.noun));
    painter.setPen(m_theme.text);
    const QString words = m_data.sentences.join(QLatin1Char(' '));
    if (m_layout.sentences.height() < 2 * line)
        painter.drawText(m_layout.sentences, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
            metrics.elidedText(words, Qt::ElideRight, m_layout.sentences.width()));
    else
        painter.drawText(m_layout.sentences, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, words);
    painter.setFont(m_theme.boldFont);
    for (const auto& label : m_layout.bandLabels) {
        painter.drawText(label.rect, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
}

void AmortisationPainter::paintMark(QPainter& painter, const QPointF& at, int shape, const QColor& color) const
{
    const double r = m_theme.em() * 0.36;
    painter.setPen(QPen(m_theme.background, m_theme.em() * 0.12));
    painter.setBrush(color);
    switch (shape % 4) {
    case 0:
        painter.drawEllipse(at, r, r);
        break;
    case 1:
        painter.drawRect(QRectF(at.x() - r, at.y() - r, 2 * r, 2 * r));
        break;
    case 2:
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -1.3 * r), at + QPointF(1.2 * r, r), at + QPointF(-1.2 * r, r)}));
        break;
    default:
        painter.drawPolygon(QPolygonF({at + QPointF(0, -1.35 * r), at + QPointF(1.35 * r, 0), at + QPointF(0, 1.35 * r),
            at + QPointF(-1.35 * r, 0)}));
    }
}

void AmortisationPainter::paintLine(QPainter& painter, int index, bool strong) const
{
    const AmortisationData::Line& line = m_data.lines[static_cast<std::size_t>(index)];
    if (line.units.isEmpty())
        return;
    const QColor color = strong ? m_theme.ink : m_theme.secondaryText;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.selected.darker(m_theme.dark ? 90 : 104));
    painter.drawPolygon(interval(m_layout, line));
    const double first = line.measured.empty() ? line.units.last() : line.measured.front().units;
    const double last = line.measured.empty() ? line.units.last() : line.measured.back().units;
    QPen dashed(color, m_theme.em() * (strong ? 0.16 : 0.11), Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({4, 2.6});
    painter.setBrush(Qt::NoBrush);
    painter.setPen(dashed);
    painter.drawPolyline(polyline(m_layout, line, 0, first));
    if (last < line.units.last())
        painter.drawPolyline(polyline(m_layout, line, last, line.units.last()));
    painter.setPen(QPen(color, dashed.widthF(), Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(polyline(m_layout, line, first, last));
    for (const AmortisationData::Point& point : line.measured)
        paintMark(painter, {m_layout.xOf(point.units), m_layout.yOf(point.time)}, index, color);
}

void AmortisationPainter::paintLines(QPainter& painter, int strong) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < static_cast<int>(m_data.lines.size()); ++i)
        if (i != strong)
            paintLine(painter, i, false);
    if (strong >= 0)
        paintLine(painter, strong, true);
    for (const auto& label : m_layout.lineLabels) {
        const auto& line = m_data.lines[static_cast<std::size_t>(label.index)];
        const bool bold = label.index == strong;
        // A thin line leads from the end of the plotted one to its label, which may have moved away from it.
        const double y = m_layout.yOf(line.time.last());
        painter.setPen(QPen(m_theme.grid.darker(m_theme.dark ? 80 : 115), 1));
        painter.drawLine(
            QPointF(m_layout.plot.right() + 1, y), QPointF(label.rect.left() - 3, label.rect.center().y()));
        painter.setFont(bold ? m_theme.boldFont : m_theme.font);
        painter.setPen(m_theme.text);
        painter.drawText(label.rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, label.text);
    }
}

void AmortisationPainter::paintCalls(QPainter& painter, double units) const
{
    if (m_data.isEmpty() || units < 1 || units > m_data.right)
        return;
    const int em = m_theme.em();
    const double x = std::round(m_layout.xOf(units)) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.ink, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, m_layout.plot.top()), QPointF(x, m_layout.plot.bottom()));
    for (const auto& line : m_data.lines) {
        const auto time = timeAt(line, units);
        if (!time)
            continue;
        painter.setPen(QPen(m_theme.ink, em * 0.12));
        painter.setBrush(m_theme.background);
        painter.drawEllipse(QPointF(x, m_layout.yOf(*time)), em * 0.3, em * 0.3);
    }
    const QString text = numbers::count(std::llround(units));
    const QFontMetrics metrics(m_theme.boldFont);
    const int width = metrics.horizontalAdvance(text) + em;
    const QRect box(static_cast<int>(x) - width / 2, m_layout.plot.bottom() + em / 2, width, metrics.height());
    painter.fillRect(box, m_theme.background);
    painter.setFont(m_theme.boldFont);
    painter.setPen(m_theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace phasebench
