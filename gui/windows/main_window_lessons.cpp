// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/native_path.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/machine_sentences.h"
#include "gui/windows/main_window.h"
#include "gui/windows/workbench_page.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>

/// The main window's part of a lesson: it opens the file, and runs or replays what the lesson asks for.
namespace phasebench {

void MainWindow::connectLessons()
{
    connect(&m_lesson, &LessonSession::experimentWanted, this, &MainWindow::runForLesson);
    connect(&m_lesson, &LessonSession::changed, this, &MainWindow::refreshActions);
    connect(m_actions.lesson, &QAction::triggered, this, [this] {
        m_workbench->showLesson(true);
        refreshActions();
    });
    connect(m_workbench, &WorkbenchPage::lessonLeft, this, &MainWindow::refreshActions);
    connect(m_workbench, &WorkbenchPage::lessonNextRequested, this, &MainWindow::goOnFromLesson);
    for (const auto signal : {&EngineBridge::pointFinished, &EngineBridge::pointRefined})
        connect(&m_engine, signal, this, [this](int, const std::shared_ptr<const Run>& run) { m_lesson.addRun(run); });
    const auto tell = [this] {
        const auto& machine = m_experiment.machine();
        m_lesson.setComputer(m_experiment.recordings(), machine && hasGpu(*machine));
    };
    connect(this, &MainWindow::recordingsRead, this, tell);
    connect(&m_engine, &EngineBridge::machineDescribed, this, tell);
    // The next experiment begins when this one is over for everybody.
    connect(this, &MainWindow::runEnded, &m_lesson, &LessonSession::experimentEnded, Qt::QueuedConnection);
}

void MainWindow::openLesson(const QString& path)
{
    if (m_engine.isRunning() || !mayReplaceResults())
        return;
    m_errors->dismiss();
    Faults faults;
    auto lesson = std::make_shared<const Lesson>(Lesson::read(native(path), faults));
    if (!faults.empty()) {
        const Fault& fault = faults.front();
        m_errors->show(QFileInfo(path).fileName() + QStringLiteral(": ")
            + (fault.key.empty() ? QString() : QString::fromStdString(fault.key) + QStringLiteral(": "))
            + QString::fromStdString(fault.sentence));
        return;
    }
    m_recent.add(path);
    m_document.clear();
    m_lesson.open(std::move(lesson), path);
    m_workbench->showLesson(true);
    m_workbench->showView(QStringLiteral("phases"));
    showWorkbench();
}

void MainWindow::closeLesson()
{
    m_lesson.close();
    m_workbench->showLesson(false);
}

void MainWindow::runForLesson(const ExperimentFile& experiment, bool replayed)
{
    m_experiment.setDocument(experiment.base(), replayed);
    if (m_experiment.canRun()) {
        run();
        if (m_engine.isRunning())
            return;
    } else if (const Faults& why = m_experiment.isValid() ? m_experiment.obstacles() : m_experiment.faults();
               !why.empty()) {
        m_errors->show(why.front());
    }
    QMetaObject::invokeMethod(&m_lesson, &LessonSession::experimentEnded, Qt::QueuedConnection);
}

void MainWindow::goOnFromLesson(std::size_t index)
{
    if (!m_lesson.lesson() || index >= m_lesson.lesson()->next.size() || m_engine.isRunning())
        return;
    const LessonNext next = m_lesson.lesson()->next[index];
    if (!next.lesson.empty()) {
        openFile(QFileInfo(m_lesson.file()).dir().filePath(QString::fromStdString(next.lesson)));
        return;
    }
    const bool live = m_lesson.source() == LessonSession::Source::live;
    const bool own = live && next.live && !(m_experiment.machine() && hasGpu(*m_experiment.machine()));
    const auto& experiment = own || !next.experiment ? next.live : next.experiment;
    m_workbench->showLesson(false);
    m_experiment.setDocument(experiment->base(), !live && next.experiment.has_value());
    refreshActions();
    if (m_experiment.canRun())
        run();
    else if (!m_experiment.obstacles().empty())
        m_errors->show(m_experiment.obstacles().front());
}

} // namespace phasebench
