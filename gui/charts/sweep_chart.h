// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_chart.h"
#include "gui/charts/sweep_data.h"

class QComboBox;

namespace phasebench {

/// The runs of a sweep as lines over a size, both axes logarithmic. Points appear as they are measured.
class SweepChart : public LineChart {
    Q_OBJECT
public:
    explicit SweepChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override;
    void setMeasure(SweepMeasure measure);

protected:
    LineData makeLines() override;
    Facts factsOf(const ChartLine& line, const LinePoint& point) const override;
    ChartTable makeTable() const override { return sweepTable(runs(), m_sweep); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override;

private:
    mutable SweepSource m_sweep; ///< keeps up with the runs when it is read
    QComboBox* m_box;
    SweepMeasure m_measure = SweepMeasure::time;
};

} // namespace phasebench
