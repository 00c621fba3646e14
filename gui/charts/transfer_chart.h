// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/bar_chart.h"

namespace phasebench {

class TransferTableModel;

/// What copying costs: one bar for each operand's copy in each shown run, with its interval, bytes and rate.
class TransferChart : public BarChart {
    Q_OBJECT
public:
    TransferChart(const RunList& runs, Selection& selection, QWidget* parent = nullptr);

    QAbstractItemModel* table() const override;
    QString fileName() const override;
    std::unique_ptr<Chart> twin() const override;

protected:
    BarData data() const override;

private:
    TransferTableModel* m_table = nullptr;
};

} // namespace phasebench
