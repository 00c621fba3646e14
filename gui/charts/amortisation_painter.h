// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/amortisation_layout.h"

class QPainter;

namespace phasebench {

/// Draws the amortisation chart. Lines are neutral, told apart by the marks of their measured points and their labels.
class AmortisationPainter {
public:
    AmortisationPainter(const AmortisationData& data, const AmortisationLayout& layout, const ChartTheme& theme)
        : m_data(data)
        , m_layout(layout)
        , m_theme(theme)
    {
    }

    void paintGrid(QPainter& painter) const; ///< bands, grid, axes' labels, sentences
    void paintLines(QPainter& painter, int strong) const; ///< `strong`: a line in ink, or -1
    /// Where the number of calls is, with a dot on each line.
    void paintCalls(QPainter& painter, double units) const;

private:
    void paintLine(QPainter& painter, int index, bool strong) const;
    void paintMark(QPainter& painter, const QPointF& at, int shape, const QColor& color) const;

    const AmortisationData& m_data;
    const AmortisationLayout& m_layout;
    const ChartTheme& m_theme;
};

} // namespace phasebench
