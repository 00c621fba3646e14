// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/timeline_layout.h"

class QPainter;

namespace phasebench {

/// Draws the timeline. What is narrower than a pixel is drawn together, so that a view costs its pixels and not its
/// events.
class TimelinePainter {
public:
    TimelinePainter(const TimelineData& data, const TimelineLayout& layout, const ChartTheme& theme)
        : m_data(data)
        , m_layout(layout)
        , m_theme(theme)
    {
    }

    void paintAround(QPainter& painter) const; ///< labels, axis, overview, legend
    /// All rows; what does not fit `mark` is pale, where there is one.
    void paintRows(QPainter& painter, const std::optional<TimelineMark>& mark) const;
    /// Outlines one event.
    void paintEvent(QPainter& painter, int row, int position) const;

private:
    struct Look {
        std::optional<Phase> phase;
        bool pale = false;
        bool operator==(const Look&) const = default;
    };
    Look lookOf(const TimelineRow& row, const TimelineSpan& span, const std::optional<TimelineMark>& mark) const;
    void paintRow(QPainter& painter, int row, const std::optional<TimelineMark>& mark) const;
    void paintName(QPainter& painter, const QRectF& rect, const TimelineEvent& event, const Fill& fill) const;
    Fill fillOf(const Look& look) const;

    const TimelineData& m_data;
    const TimelineLayout& m_layout;
    const ChartTheme& m_theme;
};

} // namespace phasebench
