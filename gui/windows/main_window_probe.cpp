// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/result/calibration_store.h"
#include "engine/result/probe_store.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/machine_panel.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <algorithm>

/// What the main window does to know the computer: link probes and calibrations.
namespace phasebench {

void MainWindow::connectProbe()
{
    connect(m_workbench->machine(), &MachinePanel::probeRequested, this, &MainWindow::probe);
    connect(m_workbench->machine(), &MachinePanel::calibrationRequested, this, &MainWindow::calibrate);
    connect(&m_engine, &EngineBridge::calibrated, this, [this](const std::shared_ptr<const Calibration>& calibration) {
        m_workbench->machine()->setCalibration(calibration);
        m_workbench->machine()->showCalibration();
    });
    connect(m_workbench->findings(), &FindingsPanel::probeRequested, this, &MainWindow::probe);
    connect(&m_document, &Document::reset, this, [this] { m_probes.setOfFile(m_document.probe()); });
    connect(&m_probes, &Probes::changed, this, &MainWindow::refreshActions);
    connect(&m_engine, &EngineBridge::probed, this, [this](const std::shared_ptr<const LinkProbe>& probe) {
        m_probes.setOwn(probe);
        // What was just measured is what is looked at.
        m_probes.setOfFile(nullptr);
        m_workbench->machine()->showLinks();
    });
}

void MainWindow::probe()
{
    if (m_engine.isRunning())
        return;
    showWorkbench();
    m_errors->dismiss();
    // A results file of this computer takes its probe along; one of another computer keeps its own.
    const auto& runs = m_document.runs();
    const auto& machine = m_experiment.machine();
    const bool ofThisComputer = machine && !runs.empty()
        && std::ranges::all_of(runs, [&](const auto& run) { return alike(run->machine, *machine); });
    QString file;
    if (ofThisComputer) {
        const auto appended = m_document.fileForAppending();
        if (!appended) {
            m_errors->show(appended.error());
            return;
        }
        file = *appended;
    }
    m_engine.probe(file);
}

void MainWindow::calibrate()
{
    if (m_engine.isRunning())
        return;
    constexpr double seconds = 180;
    showWorkbench();
    m_errors->dismiss();
    m_engine.calibrate(seconds);
}

void MainWindow::takeKeptCalibration()
{
    try {
        if (auto kept = keptCalibration(*m_experiment.machine()))
            m_workbench->machine()->setCalibration(std::make_shared<const Calibration>(std::move(*kept)));
    } catch (const MachineRecordError& error) {
        m_errors->show(QString::fromUtf8(error.what()));
    }
}

void MainWindow::takeKeptProbe()
{
    try {
        if (auto kept = keptProbe(*m_experiment.machine()))
            m_probes.setOwn(std::make_shared<const LinkProbe>(std::move(*kept)));
    } catch (const MachineRecordError& error) {
        m_errors->show(QString::fromUtf8(error.what()));
    }
}

} // namespace phasebench
