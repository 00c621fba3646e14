// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/number_text.h"
#include "gui/panels/experiment_editor.h"
#include "gui/panels/sweep_dialog.h"
#include "gui/session/resume_watch.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <QAction>
#include <QToolButton>

/// The main window's dealings with sweeps: the editor, and what is left of one that was broken off.
namespace phasebench {

void MainWindow::connectSweep()
{
    m_resume = std::make_unique<ResumeWatch>(m_experiment, m_document);
    connect(m_actions.sweep, &QAction::triggered, this, &MainWindow::editSweep);
    connect(m_actions.resume, &QAction::triggered, this, [this] { measure(true); });
    connect(m_workbench, &WorkbenchPage::sweepRequested, this, &MainWindow::editSweep);
    connect(m_resume.get(), &ResumeWatch::changed, this, &MainWindow::refreshSweep);
    connect(&m_engine, &EngineBridge::started, this, [this] { m_resume->setPaused(true); });
    connect(&m_engine, &EngineBridge::finished, this, [this] {
        m_resume->setPaused(false);
        loadSamples();
    });
    refreshSweep();
}

void MainWindow::refreshSweep()
{
    const std::size_t left = m_resume->pointsLeft();
    const QString count = numbers::count(static_cast<std::int64_t>(left));
    m_resumeButton->setText(left == 1 ? tr("Resume, 1 point left") : tr("Resume, %1 points left").arg(count));
    m_resumeButton->setVisible(left > 0);
    m_actions.resume->setEnabled(left > 0 && !m_engine.isRunning());
    m_actions.resume->setToolTip(
        tr("Measures only the points of this sweep that the open results do not hold yet (Shift+F5)."));
}

void MainWindow::editSweep()
{
    if (m_engine.isRunning() || m_pages->currentWidget() != static_cast<QWidget*>(m_workbench))
        return;
    auto* dialog = new SweepDialog(m_experiment, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SweepDialog::runRequested, this, &MainWindow::run, Qt::QueuedConnection);
    dialog->open();
}

} // namespace phasebench
