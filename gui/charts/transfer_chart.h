// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_chart.h"

namespace phasebench {

class Probes;
class ChartTableModel;

/// What copying costs: of each shown run one bar for each copy in, the execution and each copy out, with interval,
/// bytes, rate and the share of what the link can do; behind it, in grey, how much longer the host waited for it.
class TransferChart : public BarChart {
    Q_OBJECT
public:
    /// `probes`, for the shares: null where there are none.
    TransferChart(const RunList& runs, Selection& selection, const Probes* probes = nullptr, QWidget* parent = nullptr);

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> cloneForExport() const override;

protected:
    BarData data() const override;

private:
    const Probes* m_probes;
    ChartTableModel* m_table = nullptr;
};

} // namespace phasebench
