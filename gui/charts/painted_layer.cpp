// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/painted_layer.h"

namespace phasebench {

PaintedLayer::PaintedLayer(QCustomPlot* plot, const QString& layer, std::function<void(QPainter&)> paint)
    : QCPLayerable(plot, layer)
    , m_paint(std::move(paint))
{
}

void PaintedLayer::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void PaintedLayer::draw(QCPPainter* painter)
{
    painter->save();
    m_paint(*painter);
    painter->restore();
}

} // namespace phasebench
