// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/sweep_chart.h"

#include <QComboBox>

namespace phasebench {

SweepChart::SweepChart(const ChartSource& source, QWidget* parent)
    : LineChart(source, parent)
    , m_sweep(source.runs)
    , m_box(new QComboBox)
{
    m_box->setAccessibleName(tr("what is shown of a call"));
    m_box->setObjectName(QStringLiteral("sweepMeasure"));
    m_box->addItems({tr("time of a call"), tr("time for each FLOP"), tr("FLOP rate of a call")});
    setControls(labelledChoice(tr("S&how"), *m_box));
    connect(m_box, &QComboBox::activated, this, [this](int index) { setMeasure(static_cast<SweepMeasure>(index)); });
    scheduleRebuild();
}

QString SweepChart::fileName() const
{
    return m_measure == SweepMeasure::time       ? QStringLiteral("sweep")
        : m_measure == SweepMeasure::timePerFlop ? QStringLiteral("sweep-per-flop")
                                                 : QStringLiteral("sweep-rate");
}

std::unique_ptr<Chart> SweepChart::fresh(const ChartSource& source) const
{
    auto chart = std::make_unique<SweepChart>(source);
    chart->setMeasure(m_measure);
    return chart;
}

void SweepChart::setMeasure(SweepMeasure measure)
{
    m_measure = measure;
    m_box->setCurrentIndex(static_cast<int>(measure));
    scheduleRebuild();
}

LineData SweepChart::makeLines()
{
    m_sweep.refresh();
    LineData data = sweepLines(m_sweep, m_measure);
    m_box->setEnabled(!data.isEmpty());
    return data;
}

Facts SweepChart::factsOf(const ChartLine&, const LinePoint& point) const
{
    return sweepFacts(data().x.title, point, *runs().at(point.run), m_measure);
}

} // namespace phasebench
