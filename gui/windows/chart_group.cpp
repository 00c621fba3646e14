// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/chart_group.h"

#include "gui/charts/chart.h"
#include "gui/panels/segmented.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace phasebench {

ChartGroup::ChartGroup(const std::vector<Member>& members, QWidget* parent)
    : QWidget(parent)
    , m_choice(new Segmented(this))
    , m_stack(new QStackedWidget(this))
{
    QStringList names;
    for (const Member& member : members) {
        names << member.name;
        m_stack->addWidget(member.chart);
    }
    m_choice->setObjectName(QStringLiteral("chartGroup"));
    m_choice->setSegments(names);
    m_choice->setAccessibleName(tr("which chart"));
    m_choice->setMaximumWidth(420);
    m_choice->setCurrent(0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 10, 16, 0);
    row->addWidget(m_choice, 1);
    for (const Member& member : members) {
        m_controls.push_back(member.controls);
        if (!member.controls)
            continue;
        member.controls->layout()->setContentsMargins(0, 0, 0, 0);
        row->addSpacing(16);
        row->addWidget(member.controls);
    }
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    connect(m_choice, &Segmented::chosen, this, &ChartGroup::choose);
    choose(0);
}

void ChartGroup::choose(int index)
{
    m_stack->setCurrentIndex(index);
    for (std::size_t i = 0; i < m_controls.size(); ++i)
        if (m_controls[i])
            m_controls[i]->setVisible(static_cast<int>(i) == index);
}

void ChartGroup::show(const Chart* chart)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        if (m_stack->widget(i) != chart)
            continue;
        m_choice->setCurrent(i);
        choose(i);
    }
}

} // namespace phasebench
