// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/transfer_chart.h"

#include "gui/models/chart_table_model.h"
#include "gui/models/probes.h"

namespace phasebench {

TransferChart::TransferChart(const ChartSource& source, QWidget* parent)
    : BarChart(source, parent)
{
    if (source.probes) {
        connect(source.probes, &Probes::changed, &tableModel(), &ChartTableModel::follow);
        connect(source.probes, &Probes::changed, this, &TransferChart::scheduleRebuild);
    }
    scheduleRebuild();
}

BarData TransferChart::data() const
{
    BarData bars = transferBars(shownRunsUpTo(runs(), selection().run()), source().probes);
    if (const QString few = leftOutText(runs()); !few.isEmpty())
        bars.subtitle += QLatin1Char('\n') + few;
    return bars;
}

} // namespace phasebench
