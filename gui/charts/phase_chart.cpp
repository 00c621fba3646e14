// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_chart.h"

#include "gui/charts/calls_bar.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/chart_table_model.h"

#include <QBoxLayout>
#include <QResizeEvent>
#include <memory>

namespace phasebench {

PhaseChart::PhaseChart(const ChartSource& source, QWidget* parent)
    : BarChart(source, parent)
    , m_calls(new CallsBar(source.runs, source.selection))
{
    // The plot and its scroll bar side by side, the slider under both.
    auto* bars = new QHBoxLayout;
    bars->setSpacing(0);
    while (const std::unique_ptr<QLayoutItem> item{box()->takeAt(0)})
        bars->addWidget(item->widget(), bars->count() == 0 ? 1 : 0);
    box()->setDirection(QBoxLayout::TopToBottom);
    box()->addLayout(bars, 1);
    box()->addWidget(m_calls);
    m_calls->setTheme(theme(), pad());
    connect(&source.selection, &Selection::callsChanged, &tableModel(), &ChartTableModel::follow);
    connect(&source.selection, &Selection::callsChanged, this, &PhaseChart::scheduleRebuild);
    connect(&source.selection, &Selection::baselineChanged, this, &PhaseChart::scheduleRebuild);
    scheduleRebuild();
}

void PhaseChart::rebuild()
{
    m_calls->refresh();
    BarChart::rebuild();
}

BarData PhaseChart::data() const
{
    std::vector<ShownRun> shown = shownRunsUpTo(runs(), selection().run());
    for (ShownRun& run : shown)
        run.baseline = run.row == selection().baseline();
    BarData bars = phaseBars(shown, m_versus, selection().calls());
    if (const QString few = leftOutText(runs()); !few.isEmpty())
        bars.subtitle += QLatin1Char('\n') + few;
    return bars;
}

void PhaseChart::resizeEvent(QResizeEvent* event)
{
    // In a low chart the bars need the height more than the slider does.
    m_calls->setCompact(event->size().height() < theme().em() * 32);
    BarChart::resizeEvent(event);
}

void PhaseChart::themeChanged()
{
    BarChart::themeChanged();
    m_calls->setTheme(theme(), pad());
}

} // namespace phasebench
