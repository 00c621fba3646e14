// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/candidates_panel.h"
#include "gui/panels/configuration_dialog.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <QTabWidget>

/// What the main window does with the candidates of a race.
namespace phasebench {

void MainWindow::connectCandidates()
{
    CandidatesPanel* panel = m_workbench->candidates();
    connect(panel, &CandidatesPanel::runRequested, this, &MainWindow::runCandidate);
    connect(panel, &CandidatesPanel::editRequested, this, &MainWindow::editCandidate);
    connect(panel, &CandidatesPanel::keepRequested, this, &MainWindow::keepWinner);
    connect(panel, &CandidatesPanel::tuningExportRequested, this, &MainWindow::exportTuning);
    connect(panel, &CandidatesPanel::tuningImportRequested, this, &MainWindow::importTuningWithDialog);
    connect(panel, &CandidatesPanel::breakEvenRequested, this, [this] {
        QTabWidget* tabs = m_workbench->tabs();
        for (int tab = 0; tab < tabs->count(); ++tab)
            if (tabs->tabText(tab) == WorkbenchPage::tr("Amortisation"))
                tabs->setCurrentIndex(tab);
    });
    connect(panel, &CandidatesPanel::failed, this, [this](const QString& sentence) { m_errors->show(sentence); });
}

void MainWindow::runCandidate(int row, const nlohmann::json& configuration)
{
    if (m_engine.isRunning())
        return;
    loadExperimentOf(row);
    m_experiment.apply({{"planning.autotune", "false"}, {"planning.tuned", "false"},
        {"planning.configuration", configuration.dump()}});
    run();
}

void MainWindow::editCandidate(int row, const nlohmann::json& configuration)
{
    if (m_engine.isRunning())
        return;
    ConfigurationDialog dialog(m_runs.at(row)->backend, configuration, this);
    if (dialog.exec() == QDialog::Accepted)
        runCandidate(row, dialog.configuration());
}

} // namespace phasebench
