// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/chart_theme.h"
#include "gui/charts/nice_axis.h"
#include "gui/models/chart_table.h"

#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace phasebench {

/// The samples chart as values. Times are microseconds.
struct SamplesData {
    QString title;
    QString subtitle;
    std::optional<Phase> phase; ///< whose colour it has; empty: the whole call
    QVector<double> numbers; ///< 1, 2, …: positions in the series
    QVector<double> times; ///< finite ones only
    std::optional<Figure> figure; ///< median and interval
    TimeUnit unit{"µs", 1};
    double low = 0; ///< the axis
    double high = 1;
    bool fromZero = true;

    bool isEmpty() const { return times.isEmpty(); }
};

/// `run` may be null, and may lack the series: the subtitle then says so.
SamplesData samplesData(const RunPtr& run, const QString& label, const QString& series);

/// Every sample of one series of the run in this row, in the order taken.
ChartTable samplesTable(const RunList& runs, int row, const QString& series);

/// The names of a run's series: the call first, then by phase, then the copies.
QStringList seriesOf(const Run& run);

} // namespace phasebench
