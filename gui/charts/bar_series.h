// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"

#include <qcustomplot.h>

namespace phasebench {

/// One phase's parts of all bars: QCustomPlot's stacked bars, painted with colour and hatch.
class BarSeries : public QCPBars {
public:
    BarSeries(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setFill(const Fill& fill, double em);

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    Fill m_fill;
    double m_em = 13;
};

} // namespace phasebench
