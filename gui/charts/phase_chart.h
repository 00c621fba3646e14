// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_chart.h"
#include "gui/charts/phase_bars.h"

namespace phasebench {

class CallsBar;

/// Where the time of one call goes: one stacked bar for each shown run, the rest of the call as "not attributed", the
/// call's interval at the end. With the slider under it the same for any number of calls that share a plan.
class PhaseChart : public BarChart {
    Q_OBJECT
public:
    explicit PhaseChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("phases"); }

protected:
    void rebuild() override;
    BarData data() const override;
    ChartTable makeTable() const override { return phaseTable(runs(), selection().calls()); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<PhaseChart>(source);
    }
    void themeChanged() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    CallsBar* m_calls = nullptr;
    mutable Versus m_versus; ///< what was compared before
};

} // namespace phasebench
