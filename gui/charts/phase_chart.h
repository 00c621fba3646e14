// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_chart.h"
#include "gui/charts/versus.h"
#include "gui/models/run_list.h"
#include "gui/models/selection.h"

namespace phasebench {

class CallsBar;
class ChartTableModel;

/// Where the time of one call goes: one stacked bar for each shown run, the rest of the call as "not attributed", the
/// call's interval at the end. With the slider under it the same for any number of calls that share a plan.
class PhaseChart : public BarChart {
    Q_OBJECT
public:
    PhaseChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;

protected:
    void rebuild() override;
    BarData data() const override;
    void themeChanged() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ChartTableModel* m_table = nullptr;
    CallsBar* m_calls = nullptr;
    mutable Versus m_versus; ///< what was compared before
};

} // namespace phasebench
