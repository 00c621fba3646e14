// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_layout.h"

class QPainter;

namespace phasebench {

/// What is drawn around the bars: labels, figures, notes, badges, intervals, the legend, and the marks of selection.
class BarPainter {
public:
    BarPainter(const BarData& data, const BarLayout& layout, const ChartTheme& theme)
        : m_data(data)
        , m_layout(layout)
        , m_theme(theme)
    {
    }

    /// Behind everything: the strip of a selected row; `focused` outlines it, or everything where none is selected.
    void paintSelected(QPainter& painter, int run, bool focused) const;
    void paintRows(QPainter& painter, int selectedRun) const;
    void paintLegend(QPainter& painter) const;
    /// Outlines one part of a bar, or the whole bar.
    void paintMark(QPainter& painter, int run, std::optional<Phase> phase, bool whole) const;

private:
    void paintText(QPainter& painter, const QRect& rect, const QString& text, const QColor& behind) const;
    void paintComputed(QPainter& painter, const BarRow& bar, const BarLayout::Row& place) const;
    void paintInterval(QPainter& painter, const BarRow& bar, const BarLayout::Row& place) const;

    const BarData& m_data;
    const BarLayout& m_layout;
    const ChartTheme& m_theme;
};

} // namespace phasebench
