// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/experiment_edit.h"
#include "gui/session/file_kind.h"
#include "gui/session/plural.h"
#include "gui/session/settings.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QSaveFile>
#include <QUrl>

/// The main window's dealings with files: open, save, drop, and what is asked before results are lost.
namespace phasebench {

namespace {

QString resultsFilter()
{
    return QObject::tr("Results (*.phasebench)");
}

QString experimentFilter()
{
    return QObject::tr("Experiments (*.json)");
}

QString withEnding(const QString& path, const QString& ending)
{
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

} // namespace

void MainWindow::openFile(const QString& path)
{
    if (m_engine.isRunning()) {
        m_errors->show(
            tr("A run is in progress: cancel it or let it end, then open %1.").arg(QFileInfo(path).fileName()));
        return;
    }
    m_errors->dismiss();
    const FileKind kind = kindOf(path);
    if (kind == FileKind::lesson) {
        openLesson(path);
        return;
    }
    closeLesson();
    if (kind == FileKind::results)
        openResults(path);
    else
        openExperiment(path);
}

void MainWindow::openWithDialog()
{
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Open"), {}, tr("Experiments and results (*.json *.phasebench);;All files (*)"));
    for (const QString& file : files)
        openFile(file);
}

void MainWindow::openResults(const QString& path)
{
    if (!mayReplaceResults())
        return;
    if (const auto opened = m_document.open(path); !opened) {
        m_errors->show(opened.error());
        return;
    }
    m_recent.add(path);
    if (m_document.sweep())
        // The whole of what was measured last, to go on with.
        showExperiment(*m_document.sweep(), m_runs.size() > 0 && m_runs.at(m_runs.size() - 1)->recorded);
    else if (m_runs.size() > 0)
        loadExperimentOf(m_runs.size() - 1);
    showWorkbench();
}

void MainWindow::openExperiment(const QString& path)
{
    const auto read = readExperiment(path);
    if (!read) {
        m_errors->show(read.error());
        return;
    }
    m_recent.add(path);
    m_experiment.setDocument(*read);
    m_mayReplay = true;
    considerReplay();
    showWorkbench();
    // The sentences stand at their fields too; the strip says that there are some.
    if (!m_experiment.faults().empty())
        m_errors->show(m_experiment.faults().front());
}

void MainWindow::newExperiment()
{
    if (m_engine.isRunning() || !mayReplaceResults())
        return;
    m_errors->dismiss();
    closeLesson();
    m_document.clear();
    m_experiment.setDocument(newDocument("matmul"));
    showWorkbench();
}

bool MainWindow::saveResults()
{
    return m_document.isModified() ? saveResultsAs() : true;
}

bool MainWindow::saveResultsAs()
{
    const QString proposal = m_document.path().isEmpty() ? QStringLiteral("results.phasebench") : m_document.path();
    const QString path = askForSaveName
        ? askForSaveName(proposal, resultsFilter())
        : QFileDialog::getSaveFileName(this, tr("Save results"), proposal, resultsFilter());
    if (path.isEmpty())
        return false;
    const QString file = withEnding(path, QStringLiteral(".phasebench"));
    if (const auto saved = m_document.saveAs(file); !saved) {
        m_errors->show(saved.error());
        return false;
    }
    m_recent.add(file);
    return true;
}

void MainWindow::saveExperiment()
{
    const QString path = askForSaveName ? askForSaveName(QStringLiteral("experiment.json"), experimentFilter())
                                        : QFileDialog::getSaveFileName(this, tr("Save experiment"),
                                            QStringLiteral("experiment.json"), experimentFilter());
    if (path.isEmpty())
        return;
    QSaveFile file(withEnding(path, QStringLiteral(".json")));
    const std::string text = m_experiment.document().dump(2) + "\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0
        || !file.commit()) {
        m_errors->show(tr("%1 could not be written: %2.").arg(file.fileName(), file.errorString()));
        return;
    }
    m_recent.add(file.fileName());
}

bool MainWindow::mayReplaceResults()
{
    const std::size_t unsaved = m_document.unsavedRuns();
    if (unsaved == 0)
        return true;
    Keep answer = Keep::cancel;
    if (askToKeep) {
        answer = askToKeep();
    } else {
        QMessageBox box(QMessageBox::Question, tr("Phasebench"), tr("Keep the results that were measured?"),
            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
        box.setInformativeText(
            tr("%1 not saved in a file yet.").arg(counted(static_cast<qint64>(unsaved), tr("run is"), tr("runs are"))));
        box.setDefaultButton(QMessageBox::Save);
        const int button = box.exec();
        answer = button == QMessageBox::Save ? Keep::save
            : button == QMessageBox::Discard ? Keep::discard
                                             : Keep::cancel;
    }
    return answer == Keep::discard || (answer == Keep::save && saveResultsAs());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayReplaceResults()) {
        event->ignore();
        return;
    }
    m_settings.setGeometry(saveGeometry());
    m_workbench->saveState();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    event->acceptProposedAction();
}

} // namespace phasebench
