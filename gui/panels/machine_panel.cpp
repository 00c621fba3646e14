// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/machine_panel.h"

#include "engine/result/recorded_badge.h"
#include "gui/charts/probe_chart.h"
#include "gui/models/machine_model.h"
#include "gui/models/probes.h"
#include "gui/models/selection.h"
#include "gui/panels/calibration_page.h"
#include "gui/panels/segmented.h"
#include "gui/panels/table_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace phasebench {

MachinePanel::MachinePanel(const RunList& runs, Selection& selection, const Probes& probes, QWidget* parent)
    : QWidget(parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
    , m_model(new MachineModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0); // aligned with the charts of the other tabs
    layout->setSpacing(0);
    layout->addWidget(bar());
    m_pages = new QStackedWidget(this);
    auto* view = new TableView(m_pages);
    view->setObjectName(QStringLiteral("machine"));
    view->setAccessibleName(tr("the computer"));
    view->setModel(m_model);
    view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    view->horizontalHeader()->setStretchLastSection(true);
    auto* facts = new QWidget(m_pages);
    auto* around = new QVBoxLayout(facts);
    around->setContentsMargins(16, 8, 16, 8);
    around->addWidget(view);
    m_pages->addWidget(facts);
    m_charts = {new ProbeChart({runs, selection, &probes}, ProbeView::links),
        new ProbeChart({runs, selection, &probes}, ProbeView::memory)};
    for (Chart* chart : m_charts)
        m_pages->addWidget(chart);
    m_calibration = new CalibrationPage(m_pages);
    m_pages->addWidget(m_calibration);
    layout->addWidget(m_pages, 1);
    connect(m_choice, &Segmented::chosen, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_calibration, &CalibrationPage::requested, this, &MachinePanel::calibrationRequested);
    connect(&selection, &Selection::runChanged, this, &MachinePanel::refresh);
    connect(&runs, &RunList::updated, this, &MachinePanel::refresh);
    connect(&probes, &Probes::changed, this, &MachinePanel::refreshProbe);
    refreshProbe();
    setRunning(false);
}

QWidget* MachinePanel::bar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(10);
    m_choice = new Segmented(bar);
    m_choice->setObjectName(QStringLiteral("machineView"));
    m_choice->setAccessibleName(tr("what is shown of the computer"));
    m_choice->setSegments({tr("facts"), tr("links"), tr("memory"), tr("calibration")});
    m_choice->setCurrent(0);
    m_choice->setMaximumWidth(360);
    row->addWidget(m_choice);
    m_when = new QLabel(bar);
    m_when->setProperty("role", QStringLiteral("faint"));
    m_when->setMinimumWidth(1);
    row->addWidget(m_when, 1);
    m_measure = new QPushButton(tr("Measure this computer's links"), bar);
    m_measure->setObjectName(QStringLiteral("probeButton"));
    m_measure->setAutoDefault(false);
    row->addWidget(m_measure);
    connect(m_measure, &QPushButton::clicked, this, &MachinePanel::probeRequested);
    return bar;
}

void MachinePanel::setRunning(bool running)
{
    m_calibration->setRunning(running);
    m_measure->setEnabled(!running);
    m_measure->setToolTip(running
            ? tr("A run is in progress.")
            : tr("Copies between all memory spaces, both ways, from small to large, and what allocating and pinning "
                 "costs. Kept for this computer: predictions rest on it."));
}

void MachinePanel::showLinks()
{
    showPage(1);
}

void MachinePanel::showCalibration()
{
    showPage(3);
}

void MachinePanel::showPage(int page)
{
    m_choice->setCurrent(page);
    m_pages->setCurrentIndex(page);
}

void MachinePanel::setCalibration(const std::shared_ptr<const Calibration>& calibration)
{
    m_calibration->setCalibration(calibration);
}

void MachinePanel::refreshProbe()
{
    const ProbePtr& own = m_probes.own();
    const ProbePtr& file = m_probes.ofFile();
    const auto day = [](const ProbePtr& probe) {
        return QString::fromStdString(probe->date).left(10);
    };
    if (file && file != own)
        m_when->setText(
            tr("of the opened file: %1")
                .arg(file->recorded ? QString::fromStdString(recordedBadge(*file))
                                    : QString::fromStdString(file->machine.host) + QStringLiteral(", ") + day(file)));
    else
        m_when->setText(own ? tr("measured %1").arg(day(own)) : tr("not measured yet"));
}

void MachinePanel::setMachine(std::shared_ptr<const Machine> machine)
{
    m_machine = std::move(machine);
    refresh();
}

void MachinePanel::refresh()
{
    const int row = m_selection.run();
    if (row >= 0 && row < m_runs.size() && !m_runs.isLive(row))
        m_model->setRun(*m_runs.at(row));
    else if (m_machine)
        m_model->setMachine(*m_machine);
    else
        m_model->clear();
}

} // namespace phasebench
