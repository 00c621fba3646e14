// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/placement_map_painter.h"

#include "gui/models/tr.h"
#include "gui/models/words.h"
#include "gui/panels/placement_map_text.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace phasebench {

namespace {

/// A pen's middle on the pixels' middles keeps lines sharp.
QRectF sharp(const QRect& box, double width)
{
    return QRectF(box).adjusted(width / 2, width / 2, -width / 2, -width / 2);
}

} // namespace

void MapPainter::paint(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_layout.executesTitle.isEmpty())
        paintOutline(painter);
    for (std::size_t i = 0; i < m_layout.regions.size(); ++i)
        paintRegion(painter, i);
    if (m_layout.executesTitle.isEmpty())
        paintOutline(painter);
    for (const MapLayout::Tile& mirror : m_layout.mirrors)
        paintMirror(painter, mirror);
    paintBlock(painter);
    for (const MapLayout::Arrow& arrow : m_layout.arrows)
        paintArrow(painter, arrow);
    for (const MapLayout::Arrow& arrow : m_layout.arrows)
        paintLabel(painter, arrow);
}

void MapPainter::paintOutline(QPainter& painter) const
{
    const bool ownBox = !m_layout.executesTitle.isEmpty();
    const double width = std::max(1.5, m_layout.font.pixelSize() * 0.13);
    painter.setPen(QPen(m_look.strong, width));
    painter.setBrush(ownBox ? QBrush(m_look.region) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(sharp(m_layout.outline, width), 8, 8);
    if (ownBox) {
        painter.setFont(m_layout.boldFont);
        painter.setPen(m_look.text);
        painter.drawText(m_layout.executesTitle, Qt::AlignLeft | Qt::AlignVCenter,
            mapText::shortened(tr("Host · %1").arg(m_map.executes), m_layout.boldFont, m_layout.executesTitle.width()));
    }
    painter.setFont(m_layout.smallFont);
    painter.setPen(m_look.text);
    painter.drawText(m_layout.executesMark, Qt::AlignRight | Qt::AlignVCenter, tr("▶ executes here"));
}

void MapPainter::paintRegion(QPainter& painter, std::size_t index) const
{
    const MapLayout::Region& region = m_layout.regions[index];
    const MapRegion& facts = m_map.regions[index];
    const auto target = std::ranges::find(m_state.targets, region.space, &MapTarget::space);
    const bool dragging = target != m_state.targets.end();
    const bool refused = dragging && !target->reason.isEmpty();
    const bool over = m_state.over && *m_state.over == region.space;
    const bool outlined = region.box == m_layout.outline;
    const bool greyed = refused || (!dragging && !facts.missing.isEmpty());

    const bool insideHost = !m_layout.executesTitle.isEmpty() && m_map.isHome(region.space);
    painter.setBrush(over && !refused ? m_look.target : insideHost ? m_look.paper : m_look.region);
    QPen pen(m_look.line, 1);
    if (dragging && !refused) {
        pen = QPen(m_look.strong, over ? 2 : 1);
        pen.setDashPattern({4, 3});
    } else if (region.empty) {
        pen.setDashPattern({4, 3});
    }
    painter.setPen(outlined && !dragging ? QPen(Qt::NoPen) : pen);
    painter.drawRoundedRect(sharp(outlined && dragging ? region.box.adjusted(3, 3, -3, -3) : region.box, 1), 7, 7);

    const QColor words = greyed ? m_look.faint : m_look.text;
    painter.setFont(m_layout.boldFont);
    painter.setPen(words);
    QString title = facts.title;
    if (insideHost)
        title = title.remove(tr("Host · ")).toLower();
    const QString shown = mapText::shortened(title, m_layout.boldFont, region.title.width());

    QString note;
    if (refused)
        note = over ? tr("not possible") : QString();
    else if (dragging)
        note = over ? tr("drop here") : QString();
    else if (!facts.missing.isEmpty())
        note = tr("not on this computer");
    else if (region.empty)
        note = tr("empty");
    const QFontMetrics metrics(m_layout.smallFont);
    const int used = QFontMetrics(m_layout.boldFont).horizontalAdvance(shown) + m_layout.font.pixelSize();
    const QRect beside = region.title.adjusted(used, 0, 0, 0);
    const bool fits = metrics.horizontalAdvance(note) <= beside.width();
    const bool below
        = !outlined && !note.isEmpty() && !fits && region.empty && region.title.height() >= metrics.height() * 5 / 2;
    const int half = below ? metrics.height() / 2 : 0;
    painter.drawText(region.title.translated(0, -half), Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (note.isEmpty() || outlined || (!fits && !below))
        return;
    painter.setFont(m_layout.smallFont);
    painter.setPen(m_look.faint);
    painter.drawText(below ? region.title.translated(0, half) : beside,
        (below ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, note);
}

void MapPainter::paintMirror(QPainter& painter, const MapLayout::Tile& mirror) const
{
    QPen pen(m_look.faint, 1.2);
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(sharp(mirror.box, 1), 5, 5);
    painter.setFont(m_layout.font);
    painter.setPen(m_look.quiet);
    painter.drawText(mirror.box, Qt::AlignCenter, words::of(mirror.id) + QStringLiteral("′"));
}

void MapPainter::paintBlock(QPainter& painter) const
{
    const QRect& box = m_layout.block;
    const QColor color = m_look.fill(Phase::execution);
    const bool solid = m_map.block.measured.has_value();
    const bool marked = m_state.marked == Phase::execution;
    painter.setBrush(solid ? color : m_look.paper);
    painter.setPen(QPen(marked ? m_look.text : color, marked ? 2 : 1.5));
    painter.drawRoundedRect(sharp(box, 1.5), 5, 5);
    painter.setPen(solid ? QColor(Qt::white) : m_look.words(Phase::execution));
    const QString time = mapText::time(m_map.block);
    const int line = QFontMetrics(m_layout.boldFont).height();
    QRect words(box.left(), box.center().y() - (time.isEmpty() ? line / 2 : line), box.width(), line);
    painter.setFont(m_layout.boldFont);
    painter.drawText(words, Qt::AlignCenter, m_map.block.library);
    painter.setFont(m_layout.smallFont);
    if (!time.isEmpty())
        painter.drawText(words.translated(0, line), Qt::AlignCenter, time);
}

void MapPainter::paintArrow(QPainter& painter, const MapLayout::Arrow& arrow) const
{
    const MapCopy& copy = m_map.copies[arrow.copy];
    const QColor color = m_look.fill(copy.direction);
    const ArrowCurve curve = curveOf(arrow);
    const double head = arrow.width * 1.6 + m_layout.font.pixelSize() * 0.35;
    const double forward = arrow.to.x() > arrow.from.x() ? 1 : -1;
    const QPointF neck = arrow.to - QPointF(forward * head, 0);

    QPainterPath path;
    if (curve.levelFirst) {
        path.moveTo(curve.level);
        path.lineTo(curve.start);
        path.cubicTo(curve.control1, curve.control2, neck);
    } else {
        path.moveTo(curve.start);
        path.cubicTo(curve.control1, curve.control2, curve.end);
        path.lineTo(neck);
    }
    const bool marked = m_state.marked == copy.direction;
    if (marked) {
        painter.setPen(QPen(m_look.text, arrow.width + 3, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    QPen pen(color, arrow.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (copy.byFaults)
        pen.setDashPattern({2.5, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    const double side = head * 0.62;
    painter.setPen(marked ? QPen(m_look.text, 1) : QPen(Qt::NoPen));
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({arrow.to, neck + QPointF(0, side), neck - QPointF(0, side)}));
}

void MapPainter::paintLabel(QPainter& painter, const MapLayout::Arrow& arrow) const
{
    const QFontMetrics metrics(m_layout.labelFont);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.paper);
    painter.drawRoundedRect(QRectF(arrow.label).adjusted(-3, 0, 3, 0), 3, 3);
    painter.setPen(m_look.words(m_map.copies[arrow.copy].direction));
    painter.setFont(m_layout.labelFont);
    QRect line(arrow.label.left(), arrow.label.top(), arrow.label.width(), metrics.height());
    for (const QString& text : arrow.lines) {
        painter.drawText(line, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, line.width() + 2));
        line.translate(0, metrics.height());
    }
}

void paintTile(QPainter& painter, const QRect& box, const MapTile& tile, bool compact, const MapLook& look,
    const MapLayout& layout, const TileState& state)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool result = tile.role == Role::output;
    const double width = state.focused ? 2 : result ? 1.5 : 1;
    painter.setBrush(state.lifted || state.hovered ? look.target : result ? look.paper : look.tile);
    painter.setPen(QPen(state.focused || result ? look.strong : look.faint, width));
    painter.drawRoundedRect(sharp(box, width), 5, 5);
    if (state.focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look.paper, 1));
        painter.drawRoundedRect(sharp(box.adjusted(2, 2, -2, -2), 1), 3.5, 3.5);
    }
    painter.setPen(look.text);
    const QString bytes = mapText::bytes(tile);
    const QString name = words::of(tile.id);
    if (compact) {
        const int nameWidth = QFontMetrics(layout.boldFont).horizontalAdvance(name);
        const int gap = layout.font.pixelSize() / 2;
        const int all = nameWidth + gap + QFontMetrics(layout.smallFont).horizontalAdvance(bytes);
        QRect line(box.left() + (box.width() - all) / 2, box.top(), all + 2, box.height());
        painter.setFont(layout.boldFont);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
        painter.setFont(layout.smallFont);
        painter.setPen(look.quiet);
        painter.drawText(line.adjusted(nameWidth + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, bytes);
        return;
    }
    const int first = QFontMetrics(layout.boldFont).height();
    const int second = QFontMetrics(layout.smallFont).height();
    const int top = box.top() + (box.height() - first - second) / 2;
    painter.setFont(layout.boldFont);
    painter.drawText(QRect(box.left(), top, box.width(), first), Qt::AlignCenter, name);
    painter.setFont(layout.smallFont);
    painter.setPen(look.quiet);
    painter.drawText(QRect(box.left(), top + first, box.width(), second), Qt::AlignCenter, bytes);
}

} // namespace phasebench
