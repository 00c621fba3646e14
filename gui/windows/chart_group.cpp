// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/chart_group.h"

#include "gui/charts/chart.h"
#include "gui/panels/segmented.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace phasebench {
namespace {

/// A chart that is scrolled where the window is too low for it.
class ScrolledChart : public QScrollArea {
public:
    ScrolledChart(Chart* chart, QWidget* parent)
        : QScrollArea(parent)
        , m_chart(chart)
    {
        setFocusPolicy(Qt::NoFocus);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setWidget(chart);
        connect(chart, &Chart::rebuilt, this, [this] { fit(); });
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QScrollArea::resizeEvent(event);
        fit();
    }

private:
    void fit() { m_chart->setMinimumHeight(std::max(1, m_chart->leastHeight(viewport()->width()))); }

    Chart* m_chart;
};

} // namespace

ChartGroup::ChartGroup(const std::vector<Member>& members, QWidget* parent)
    : QWidget(parent)
    , m_choice(new Segmented(this))
    , m_stack(new QStackedWidget(this))
{
    QStringList names;
    for (const Member& member : members) {
        names << member.name;
        m_stack->addWidget(new ScrolledChart(member.chart, m_stack));
        m_charts.push_back(member.chart);
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
    const auto shown = std::ranges::find(m_charts, chart);
    if (shown == m_charts.end())
        return;
    const int index = static_cast<int>(shown - m_charts.begin());
    m_choice->setCurrent(index);
    choose(index);
}

} // namespace phasebench
