// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/line_chart.h"
#include "gui/charts/probe_lines.h"

class QComboBox;

namespace phasebench {

/// A link probe as lines over size, both axes logarithmic: a line a link, or a step of getting memory.
class ProbeChart : public LineChart {
    Q_OBJECT
public:
    /// Precondition: `source` has probes.
    ProbeChart(const ChartSource& source, ProbeView view, QWidget* parent = nullptr);

    QString fileName() const override;
    void setGroup(int group); ///< see probeGroups()

protected:
    LineData makeLines() override;
    Facts factsOf(const ChartLine& line, const LinePoint& point) const override;
    ChartTable makeTable() const override;
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override;

private:
    ProbeView m_view;
    int m_group = 0;
    QComboBox* m_groups;
};

} // namespace phasebench
