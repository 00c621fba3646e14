// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/transfer_chart.h"

#include "gui/charts/transfer_bars.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/probes.h"

namespace phasebench {

TransferChart::TransferChart(const RunList& runs, Selection& selection, const Probes* probes, QWidget* parent)
    : BarChart(runs, selection, parent)
    , m_probes(probes)
    , m_table(new ChartTableModel(
          runs, [this] { return transferTable(this->runs(), m_probes); }, this))
{
    if (probes) {
        connect(probes, &Probes::changed, m_table, &ChartTableModel::follow);
        connect(probes, &Probes::changed, this, &TransferChart::scheduleRebuild);
    }
    scheduleRebuild();
}

QAbstractItemModel* TransferChart::table() const
{
    return m_table;
}

QString TransferChart::fileName() const
{
    return QStringLiteral("transfers");
}

std::unique_ptr<Chart> TransferChart::cloneForExport() const
{
    auto* nothing = new Selection(runs());
    auto chart = std::make_unique<TransferChart>(runs(), *nothing, m_probes);
    nothing->setParent(chart.get());
    return chart;
}

BarData TransferChart::data() const
{
    BarData bars = transferBars(shownRunsUpTo(runs(), selection().run()), m_probes);
    if (const QString few = leftOutText(runs()); !few.isEmpty())
        bars.subtitle += QLatin1Char('\n') + few;
    return bars;
}

} // namespace phasebench
