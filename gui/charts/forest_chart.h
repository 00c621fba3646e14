// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/dot_chart.h"
#include "gui/models/comparison_model.h"

namespace phasebench {

/// Compared pairs of runs as a forest plot: the ratio of their times with its interval, a row a pair, and a line where
/// both take the same.
class ForestChart : public DotChart {
    Q_OBJECT
public:
    /// A pair's row in `pairs` is its B's row in the source's run list, so that a selected run is a selected pair.
    ForestChart(const ChartSource& source, ComparisonModel& pairs, QWidget* parent = nullptr);

    QAbstractItemModel* table() const override { return &m_pairs; }
    QString fileName() const override { return QStringLiteral("comparison"); }

protected:
    DotData makeDots() override;
    std::optional<ChartHit> selectedHit() const override;
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<ForestChart>(source, m_pairs);
    }

private:
    ComparisonModel& m_pairs;
};

} // namespace phasebench
