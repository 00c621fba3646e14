// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/runner/feasibility.h"
#include "gui/models/native_path.h"
#include "gui/session/resources.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"

#include <QAction>
#include <QPromise>
#include <QThreadPool>

/// The main window's dealings with what was recorded on another computer.
namespace phasebench {

void MainWindow::readRecordings()
{
    m_recordingsPlace = resourceFile(QStringLiteral("recorded"));
    if (m_recordingsPlace.isEmpty())
        return;
    using Read = std::shared_ptr<const Recordings>;
    auto* watcher = new QFutureWatcher<Read>(this);
    connect(watcher, &QFutureWatcher<Read>::finished, this, [this, watcher] {
        m_experiment.setRecordings(watcher->result());
        watcher->deleteLater();
        considerReplay();
        emit recordingsRead();
    });
    auto promise = std::make_shared<QPromise<Read>>();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, place = native(m_recordingsPlace)] {
        promise->start();
        promise->addResult(std::make_shared<const Recordings>(Recordings::read(place)));
        promise->finish();
    });
}

void MainWindow::considerReplay()
{
    if (!m_mayReplay || !m_experiment.machine() || !m_experiment.recordings() || m_experiment.isChecking())
        return;
    m_mayReplay = false;
    if (!m_experiment.isValid())
        return;
    // What was measured elsewhere need not be among the recordings; it may be measured here, then.
    if (m_experiment.isReplayed() && m_experiment.whyNotReplayed())
        m_experiment.setDocument(m_experiment.document());
    if (m_experiment.isValid() && !m_experiment.canRun() && !m_experiment.whyNotReplayed())
        m_experiment.setReplayed(true);
}

void MainWindow::overlayMine()
{
    if (m_engine.isRunning() || !m_experiment.isReplayed() || !m_experiment.isValid() || !m_experiment.machine())
        return;
    Experiment mine = m_experiment.file().experiment(0);
    resolve(mine, computerOf(*m_experiment.machine()));
    std::vector<SuggestedFix> changes{{ExperimentModel::replayKey, "false"}};
    if (const Faults faults = whyImpossibleHere(mine, *m_experiment.machine()); !faults.empty())
        changes.insert(changes.end(), faults.front().fixes.begin(), faults.front().fixes.end());
    m_experiment.apply(changes);
    if (m_experiment.canRun()) {
        run();
        return;
    }
    const Faults& why = m_experiment.isValid() ? m_experiment.obstacles() : m_experiment.faults();
    const Fault fault = why.empty() ? Fault() : why.front();
    m_experiment.undo();
    m_errors->show(Fault{fault.key, "This computer cannot measure the same: " + fault.sentence, {}});
}

} // namespace phasebench
