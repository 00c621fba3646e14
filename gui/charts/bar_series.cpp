// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/bar_series.h"

#include "gui/charts/hatch.h"

#include <cmath>

namespace phasebench {

BarSeries::BarSeries(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPBars(keyAxis, valueAxis)
{
    setWidthType(wtAbsolute);
    setStackingGap(0); // a gap would make the parts shorter than they are
    setAntialiased(false);
    setSelectable(QCP::stNone);
}

void BarSeries::setFill(const Fill& fill, double em)
{
    m_fill = fill;
    m_em = em;
    setPen(Qt::NoPen);
    setBrush(fill.color); // opaque: translucent brushes are ten times slower
}

void BarSeries::draw(QCPPainter* painter)
{
    QCPBarsDataContainer::const_iterator begin;
    QCPBarsDataContainer::const_iterator end;
    getVisibleDataBounds(begin, end);
    for (auto bar = begin; bar != end; ++bar) {
        if (!(bar->value > 0))
            continue;
        const QRectF rect = getBarRect(bar->key, bar->value).normalized();
        // Whole pixels, each edge rounded by itself: neighbours meet without a seam.
        const double left = std::round(rect.left());
        const double top = std::round(rect.top());
        paintFill(
            *painter, {left, top, std::round(rect.right()) - left, std::round(rect.bottom()) - top}, m_fill, m_em);
    }
}

void BarSeries::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    paintFill(*painter, rect, m_fill, m_em);
}

} // namespace phasebench
