// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_data.h"
#include "gui/models/run_list.h"

#include <QString>
#include <vector>

namespace phasebench {

/// Events of one stream that do not overlap, by start: what is under the pointer, and what a view shows, is found by
/// bisection however many there are.
struct TimelineRow {
    QString label; ///< empty where the row goes on with the stream above
    bool host = false;
    bool orphans = false; ///< GPU work that belongs to no phase
    std::vector<int> events; ///< indices into Timeline::events
    std::vector<double> starts; ///< microseconds
    std::vector<double> ends; ///< microseconds, never falling
};

/// The timeline chart as values.
struct TimelineData {
    RunPtr run; ///< null: no run
    QString title;
    QString subtitle;
    QString caption;
    std::vector<TimelineRow> rows; ///< the host's above, the GPU's below, orphans last
    std::vector<std::optional<Phase>> legend; ///< the phases that occur; empty: without a phase
    double end = 0; ///< microseconds, of the last event

    bool isEmpty() const { return rows.empty(); }
    const TimelineEvent& event(int index) const { return run->timeline.events[static_cast<std::size_t>(index)]; }
    QString nameOf(const TimelineEvent& event) const;
};

TimelineData timelineData(const RunPtr& run, const QString& label);

/// A row for each event of the traced sequence of the run in this row.
ChartTable timelineTable(const RunList& runs, int row);

/// For tooltips: times, the phase and call, and what kernels and copies have.
Facts factsOf(const TimelineData& data, const TimelineEvent& event);

/// One phase of one call, or all of a phase, or GPU work without one.
struct TimelineMark {
    std::optional<Phase> phase;
    std::optional<std::int64_t> call; ///< empty: of every call

    bool fits(const TimelineEvent& event) const { return event.phase == phase && (!call || event.index == *call); }
    bool operator==(const TimelineMark&) const = default;
};

/// "execution of call 3: 6.1 µs on the host, 1 kernel with 12.3 µs on the GPU".
QString describe(const TimelineData& data, const TimelineMark& mark);

/// Part of a row on a screen: one event, or several that are narrower than a pixel.
struct TimelineSpan {
    double left = 0; ///< pixels
    double right = 0;
    int first = 0; ///< positions in the row: [first, last)
    int last = 0;
};

/// A linear map of microseconds to pixels.
struct TimelineView {
    double from = 0; ///< microseconds at the left
    double to = 1;
    double left = 0; ///< pixels
    double width = 1;

    double xOf(double time) const { return left + (time - from) / (to - from) * width; }
    double timeAt(double x) const { return from + (x - left) / width * (to - from); }
};

/// What of the row is to be drawn, from left to right: at most two spans a pixel, in a time that depends on the pixels
/// and hardly on the events.
std::vector<TimelineSpan> spansOf(const TimelineRow& row, const TimelineView& view);

/// The position in the row of the event at x, or the nearest within `reach` pixels; -1: none.
int positionAt(const TimelineRow& row, const TimelineView& view, double x, double reach);

} // namespace phasebench
