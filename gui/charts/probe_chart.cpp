// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/probe_chart.h"

#include "gui/models/chart_table_model.h"
#include "gui/models/probes.h"

#include <QComboBox>

namespace phasebench {

ProbeChart::ProbeChart(const ChartSource& source, ProbeView view, QWidget* parent)
    : LineChart(source, parent)
    , m_view(view)
    , m_groups(new QComboBox)
{
    m_groups->setAccessibleName(tr("which links"));
    m_groups->setObjectName(QStringLiteral("probeGroup"));
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    setControls(labelledChoice(tr("S&how"), *m_groups));
    connect(m_groups, &QComboBox::activated, this, &ProbeChart::setGroup);
    connect(source.probes, &Probes::changed, this, &ProbeChart::scheduleRebuild);
    connect(source.probes, &Probes::changed, &tableModel(), &ChartTableModel::startAnew);
    scheduleRebuild();
}

QString ProbeChart::fileName() const
{
    const QString name = m_view == ProbeView::links ? QStringLiteral("links") : QStringLiteral("memory");
    return m_group == 0 ? name : name + QStringLiteral("-%1").arg(m_group + 1);
}

std::unique_ptr<Chart> ProbeChart::fresh(const ChartSource& source) const
{
    auto chart = std::make_unique<ProbeChart>(source, m_view);
    chart->setGroup(m_group);
    return chart;
}

void ProbeChart::setGroup(int group)
{
    m_group = std::max(group, 0);
    scheduleRebuild();
}

ChartTable ProbeChart::makeTable() const
{
    return probeTable(source().probes->shown().get(), m_view);
}

LineData ProbeChart::makeLines()
{
    const LinkProbe* probe = source().probes->shown().get();
    const QStringList groups = probe ? probeGroups(*probe, m_view) : QStringList();
    if (m_group >= groups.size())
        m_group = 0;
    m_groups->clear();
    m_groups->addItems(groups);
    m_groups->setCurrentIndex(m_group);
    controls()->setVisible(groups.size() > 1);
    return probeLines(probe, m_view, m_group);
}

Facts ProbeChart::factsOf(const ChartLine&, const LinePoint& point) const
{
    return probeFacts(point, m_view);
}

} // namespace phasebench
