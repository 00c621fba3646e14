// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/number_text.h"
#include "gui/models/write_file.h"
#include "gui/session/experiment_edit.h"
#include "gui/session/file_kind.h"
#include "gui/session/settings.h"
#include "gui/session/unsaved_results.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QTimer>
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
    if (!m_document.faults().isEmpty())
        m_errors->show(m_document.faults().join(QLatin1Char(' ')));
    m_recent.add(path);
    showWhatWasMeasuredLast();
}

void MainWindow::showWhatWasMeasuredLast()
{
    if (m_document.sweep())
        // The whole of it, to go on with.
        showExperiment(*m_document.sweep(), m_runs.size() > 0 && m_runs.at(m_runs.size() - 1)->recorded);
    else if (m_runs.size() > 0)
        loadExperimentOf(m_runs.size() - 1);
    showWorkbench();
}

void MainWindow::offerUnsaved()
{
    const QStringList left = UnsavedResults::left();
    if (left.isEmpty())
        return;
    const QString file = left.front();
    Left answer = Left::later;
    if (askAboutLeft) {
        answer = askAboutLeft(file);
    } else {
        QMessageBox box(QMessageBox::Question, tr("Phasebench"),
            tr("An earlier session ended before its results were saved."), QMessageBox::NoButton, this);
        box.setInformativeText(tr("They were measured until %1.")
                                   .arg(QLocale().toString(QFileInfo(file).lastModified(), QLocale::ShortFormat)));
        const auto* open = box.addButton(tr("Open them"), QMessageBox::AcceptRole);
        const auto* discard = box.addButton(tr("Delete them"), QMessageBox::DestructiveRole);
        box.addButton(tr("Ask again later"), QMessageBox::RejectRole);
        box.exec();
        answer = box.clickedButton() == open ? Left::open
            : box.clickedButton() == discard ? Left::discard
                                             : Left::later;
    }
    if (answer == Left::discard)
        UnsavedResults::adopt(file); // and gone with it
    if (answer != Left::open)
        return;
    if (const auto opened = m_document.recover(file); !opened) {
        m_errors->show(opened.error());
        return;
    }
    showWhatWasMeasuredLast();
}

void MainWindow::tellFailure(const QString& sentence)
{
    m_errors->show(sentence);
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
    const QString file = withEnding(path, QStringLiteral(".json"));
    if (const auto written = writeFile(file, QByteArray::fromStdString(m_experiment.document().dump(2) + "\n"));
        !written) {
        m_errors->show(written.error());
        return;
    }
    m_recent.add(file);
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
        box.setInformativeText(tr("%1 not saved in a file yet.")
                                   .arg(numbers::counted(static_cast<qint64>(unsaved), tr("run is"), tr("runs are"))));
        box.setDefaultButton(QMessageBox::Save);
        const int button = box.exec();
        answer = button == QMessageBox::Save ? Keep::save
            : button == QMessageBox::Discard ? Keep::discard
                                             : Keep::cancel;
    }
    if (answer == Keep::save && !endRun())
        return false;
    return answer == Keep::discard || (answer == Keep::save && saveResultsAs());
}

/// What is saved shall be all that is measured: the run in progress ends first. False: it does not end.
bool MainWindow::endRun()
{
    if (!m_engine.isRunning())
        return true;
    constexpr std::chrono::seconds patience(10);
    QEventLoop wait;
    connect(this, &MainWindow::runEnded, &wait, &QEventLoop::quit);
    QTimer::singleShot(patience, &wait, &QEventLoop::quit);
    cancel();
    wait.exec(QEventLoop::ExcludeUserInputEvents);
    if (m_engine.isRunning())
        m_errors->show(tr("The run does not end, so nothing was saved yet; try again."));
    return !m_engine.isRunning();
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
