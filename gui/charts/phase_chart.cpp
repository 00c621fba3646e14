// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_chart.h"

#include "gui/charts/phase_bars.h"
#include "gui/models/phase_table_model.h"

namespace phasebench {

PhaseChart::PhaseChart(const RunList& runs, Selection& selection, QWidget* parent)
    : BarChart(runs, selection, parent)
    , m_table(new PhaseTableModel(runs, this))
{
    scheduleRebuild();
}

QAbstractItemModel* PhaseChart::table() const
{
    return m_table;
}

QString PhaseChart::fileName() const
{
    return QStringLiteral("phases");
}

std::unique_ptr<Chart> PhaseChart::twin() const
{
    auto* nothing = new Selection(runs());
    auto chart = std::make_unique<PhaseChart>(runs(), *nothing);
    nothing->setParent(chart.get());
    return chart;
}

BarData PhaseChart::data() const
{
    return phaseBars(shownRuns(runs()), m_versus);
}

} // namespace phasebench
