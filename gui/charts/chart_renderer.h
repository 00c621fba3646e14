// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_export.h"

#include <QByteArray>
#include <QImage>
#include <memory>

namespace phasebench {

/// Draws a chart for a file: a copy of it without selection, in the light theme unless asked otherwise, with larger
/// type for larger pictures and the caption below. The chart on screen is not touched.
class ChartRenderer {
public:
    ChartRenderer(const Chart& chart, const ExportOptions& options);
    ~ChartRenderer();

    QSize size() const { return m_size; } ///< as asked, or higher where the chart has more rows than fit
    QImage image(double scale) const; ///< null where there is no memory for it
    QByteArray svg() const; ///< text stays text, hatches stay lines
    QByteArray pdf() const; ///< one page, one point a pixel

private:
    void paint(QPaintDevice& device) const;

    std::unique_ptr<Chart> m_clone;
    QSize m_size;
};

} // namespace phasebench
