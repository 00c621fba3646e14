// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/card_art.h"

#include "gui/charts/chart_theme.h"
#include "gui/charts/hatch.h"

#include <QPainter>
#include <QPainterPath>

namespace phasebench {

CardArt::CardArt(CardPicture picture, QWidget* parent)
    : QWidget(parent)
    , m_picture(picture)
{
    setFixedHeight(116);
}

void CardArt::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_picture == CardPicture::crossing)
        drawCrossing(painter);
    else if (m_picture == CardPicture::bars)
        drawBars(painter);
    else
        drawPlacement(painter);
}

void CardArt::drawCrossing(QPainter& painter) const
{
    const QColor ink = palette().color(QPalette::Link);
    const QColor line = ChartTheme::fromPalette(palette(), font()).fill(Phase::execution).color;
    painter.setPen(QPen(ink, 2));
    painter.drawLine(QPointF(10, 92), QPointF(300, 14));
    painter.setPen(QPen(line, 2));
    QPainterPath curve(QPointF(10, 76));
    curve.cubicTo(QPointF(110, 76), QPointF(200, 68), QPointF(300, 56));
    painter.drawPath(curve);
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(71.5, 75.5), 5, 5);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(QPointF(80, 100), tr("where do they cross?"));
}

void CardArt::drawBars(QPainter& painter) const
{
    const ChartTheme theme = ChartTheme::fromPalette(palette(), font());
    const double right = std::min(width() - 4.0, 310.0);
    const auto bar = [&](Phase phase, double from, double to, double top) {
        paintFill(painter, QRectF(from, top, to - from, 22), theme.fill(phase), theme.em());
    };
    bar(Phase::copy_in, 0, right * 0.66, 12);
    bar(Phase::execution, right * 0.66, right * 0.72, 12);
    bar(Phase::copy_out, right * 0.72, right, 12);
    bar(Phase::execution, 0, right * 0.06, 50);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QPointF(right * 0.06 + 8, 66), tr("the same matmul"));
}

void CardArt::drawPlacement(QPainter& painter) const
{
    const auto box = [&](double left, const QString& text, bool strong) {
        painter.setPen(QPen(palette().color(strong ? QPalette::Link : QPalette::Mid), strong ? 1.4 : 1.0));
        painter.setBrush(palette().color(QPalette::AlternateBase));
        const QRectF frame(left, 16, 90, 60);
        painter.drawRoundedRect(frame, 6, 6);
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(frame, Qt::AlignCenter, text);
    };
    box(4, tr("Host"), false);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 2.5));
    const double right = std::min(230.0, width() - 96.0);
    painter.drawLine(QPointF(100, 46), QPointF(right - 6, 46));
    box(right, tr("CPU"), true);
}

} // namespace phasebench
