// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hatch.h"

#include <QLineF>
#include <QPainter>
#include <QVector>
#include <cmath>

namespace phasebench {
namespace {

double firstAt(double from, double step)
{
    return std::ceil(from / step) * step;
}

// Lines lie on a lattice of the whole picture, so that neighbours in a stack do not beat against each other.

void rising(QVector<QLineF>& lines, const QRectF& r, double step)
{
    for (double c = firstAt(r.left() + r.top(), step); c < r.right() + r.bottom(); c += step) {
        const double x1 = std::max(r.left(), c - r.bottom());
        const double x2 = std::min(r.right(), c - r.top());
        if (x2 > x1)
            lines.append({x1, c - x1, x2, c - x2});
    }
}

void falling(QVector<QLineF>& lines, const QRectF& r, double step)
{
    for (double c = firstAt(r.left() - r.bottom(), step); c < r.right() - r.top(); c += step) {
        const double x1 = std::max(r.left(), c + r.top());
        const double x2 = std::min(r.right(), c + r.bottom());
        if (x2 > x1)
            lines.append({x1, x1 - c, x2, x2 - c});
    }
}

void vertical(QVector<QLineF>& lines, const QRectF& r, double step)
{
    for (double x = firstAt(r.left() + 1, step); x < r.right() - 1; x += step)
        lines.append({x, r.top(), x, r.bottom()});
}

void horizontal(QVector<QLineF>& lines, const QRectF& r, double step)
{
    for (double y = firstAt(r.top() + 1, step); y < r.bottom() - 1; y += step)
        lines.append({r.left(), y, r.right(), y});
}

void dots(QVector<QLineF>& lines, const QRectF& r, double step, double size)
{
    int line = 0;
    for (double y = r.top() + step / 2; y < r.bottom() - size; y += step, ++line)
        for (double x = firstAt(r.left() + size, step) + (line % 2) * step / 2; x < r.right() - size; x += step)
            lines.append({x, y, x + 0.01, y});
}

} // namespace

void paintFill(QPainter& painter, const QRectF& rect, const Fill& fill, double em)
{
    if (rect.width() <= 0 || rect.height() <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill.color);
    painter.drawRect(rect);
    const double width = em * 0.1;
    // In a sliver the hatch would be all there is to see.
    if (fill.hatch != Hatch::none && rect.width() > 3 * width) {
        const QRectF inner = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2);
        const double step = em * 0.7;
        QVector<QLineF> lines;
        QPen pen(fill.hatchColor, width, Qt::SolidLine, Qt::FlatCap);
        switch (fill.hatch) {
        case Hatch::none:
            break;
        case Hatch::rising:
            rising(lines, inner, step);
            break;
        case Hatch::falling:
            falling(lines, inner, step);
            break;
        case Hatch::horizontal:
            horizontal(lines, inner, step * 0.6);
            break;
        case Hatch::vertical:
            vertical(lines, inner, step * 0.6);
            break;
        case Hatch::grid:
            horizontal(lines, inner, step * 0.7);
            vertical(lines, inner, step * 0.7);
            break;
        case Hatch::diagonalGrid:
            rising(lines, inner, step * 1.2);
            falling(lines, inner, step * 1.2);
            break;
        case Hatch::dots:
            pen.setCapStyle(Qt::RoundCap);
            pen.setWidthF(em * 0.16);
            dots(lines, inner, step * 0.7, em * 0.08);
            break;
        }
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(pen);
        painter.drawLines(lines);
    }
    painter.restore();
}

} // namespace phasebench
