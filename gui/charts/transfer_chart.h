// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_chart.h"
#include "gui/charts/transfer_bars.h"

namespace phasebench {

/// What copying costs: of each shown run one bar for each copy in, the execution and each copy out, with interval,
/// bytes, rate and the share of what the link can do; behind it, in grey, how much longer the host waited for it.
class TransferChart : public BarChart {
    Q_OBJECT
public:
    /// Without probes in `source` the share of the link is not told.
    explicit TransferChart(const ChartSource& source, QWidget* parent = nullptr);

    QString fileName() const override { return QStringLiteral("transfers"); }

protected:
    BarData data() const override;
    ChartTable makeTable() const override { return transferTable(runs(), source().probes); }
    std::unique_ptr<Chart> fresh(const ChartSource& source) const override
    {
        return std::make_unique<TransferChart>(source);
    }
};

} // namespace phasebench
