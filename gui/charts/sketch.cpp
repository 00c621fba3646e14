// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/sketch.h"

namespace phasebench {

Sketch::Sketch(QCustomPlot* plot, const QString& layer, std::function<void(QPainter&)> paint)
    : QCPLayerable(plot, layer)
    , m_paint(std::move(paint))
{
}

void Sketch::applyDefaultAntialiasingHint(QCPPainter* painter) const
{
    painter->setAntialiasing(true);
}

void Sketch::draw(QCPPainter* painter)
{
    painter->save();
    m_paint(*painter);
    painter->restore();
}

} // namespace phasebench
