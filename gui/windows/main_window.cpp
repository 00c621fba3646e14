// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/main_window.h"

#include "engine/problem/keys/command_options.h"
#include "gui/charts/chart_export.h"
#include "gui/charts/timeline_chart.h"
#include "gui/models/number_text.h"
#include "gui/panels/badge_strip.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/machine_panel.h"
#include "gui/panels/run_list_panel.h"
#include "gui/panels/table_view.h"
#include "gui/session/resume_watch.h"
#include "gui/session/settings.h"
#include "gui/windows/about_dialog.h"
#include "gui/windows/action_button.h"
#include "gui/windows/error_strip.h"
#include "gui/windows/field_behaviour.h"
#include "gui/windows/progress_strip.h"
#include "gui/windows/start_page.h"
#include "gui/windows/status_line.h"
#include "gui/windows/style.h"
#include "gui/windows/table_page.h"
#include "gui/windows/workbench_page.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

namespace phasebench {

MainWindow::MainWindow(Settings& settings, WorkerPrograms programs, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_recent(settings)
    , m_selection(m_runs)
    , m_engine(std::move(programs))
    , m_actions(this)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    qApp->installEventFilter(new FieldBehaviour(this));
    applyAppearance();
    build();
    m_actions.fill(menuBar());
    connectActions();
    connectEngine();
    connectLessons();
    connectSweep();
    connect(&m_settings, &Settings::appearanceChanged, this, &MainWindow::applyAppearance);
    resize(1280, 800);
    restoreGeometry(m_settings.geometry());
    refreshRecent();
    refreshTitle();
    refreshActions();
    m_start->setFocus();
    m_engine.describeMachine();
    readRecordings();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto* central = new QWidget(this);
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tools = toolBar();
    layout->addWidget(m_tools);
    m_progress = new ProgressStrip(m_actions.stopSampling, m_actions.cancel, central);
    layout->addWidget(m_progress);
    m_errors = new ErrorStrip(central);
    layout->addWidget(m_errors);
    m_pages = new QStackedWidget(central);
    m_start = new StartPage(m_recent, m_pages);
    m_pages->addWidget(m_start);
    m_workbench = new WorkbenchPage(m_experiment, m_runs, m_selection, m_probes, m_settings, m_pages);
    m_workbench->setLesson(m_lesson);
    m_pages->addWidget(m_workbench);
    layout->addWidget(m_pages, 1);
    m_status = new StatusLine(central);
    layout->addWidget(m_status);
    setCentralWidget(central);
    m_tools->hide();
}

QWidget* MainWindow::toolBar()
{
    auto* bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("tools"));
    bar->setProperty("role", QStringLiteral("bar"));
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(8);
    auto* run = actionButton(m_actions.run, tr("▶ Run  F5"), bar, QStringLiteral("primary"));
    run->setObjectName(QStringLiteral("runButton"));
    layout->addWidget(run);
    m_resumeButton = actionButton(m_actions.resume, tr("Resume"), bar);
    m_resumeButton->setObjectName(QStringLiteral("resumeButton"));
    m_resumeButton->hide();
    layout->addWidget(m_resumeButton);
    auto* enough = actionButton(m_actions.stopSampling, tr("■ Enough"), bar);
    enough->setObjectName(QStringLiteral("enoughButton"));
    layout->addWidget(enough);
    auto* sweep = actionButton(m_actions.sweep, tr("Sweep…"), bar);
    sweep->setObjectName(QStringLiteral("sweepButton"));
    layout->addWidget(sweep);
    m_overlay = actionButton(m_actions.overlay, tr("Overlay mine"), bar);
    m_overlay->setObjectName(QStringLiteral("overlayButton"));
    layout->addWidget(m_overlay);
    m_backToLesson = actionButton(m_actions.lesson, tr("Back to the lesson"), bar);
    m_backToLesson->setObjectName(QStringLiteral("lessonButton"));
    layout->addWidget(m_backToLesson);
    auto* compare = actionButton(m_actions.compare, tr("Compare…"), bar);
    compare->setObjectName(QStringLiteral("compareButton"));
    layout->addWidget(compare);
    auto* badge = new BadgeStrip(m_runs, bar);
    badge->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    layout->addWidget(badge, 1000);
    layout->addStretch(1);
    auto* share = new QToolButton(bar);
    share->setObjectName(QStringLiteral("exportButton"));
    share->setProperty("role", QStringLiteral("button"));
    share->setText(tr("Export ▼"));
    share->setAccessibleName(tr("export"));
    share->setFocusPolicy(Qt::StrongFocus);
    share->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(share);
    menu->addActions(
        {m_actions.exportChart, m_actions.exportTrace, m_actions.copyChart, m_actions.copyTable, m_actions.handOut});
    share->setMenu(menu);
    layout->addWidget(share);
    auto* lecture = actionButton(m_actions.lecture, tr("Lecture view  F11"), bar);
    lecture->setObjectName(QStringLiteral("lectureButton"));
    layout->addWidget(lecture);
    return bar;
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction* action, auto function) {
        connect(action, &QAction::triggered, this, function);
    };
    on(m_actions.newExperiment, &MainWindow::newExperiment);
    on(m_actions.open, &MainWindow::openWithDialog);
    on(m_actions.save, &MainWindow::saveResults);
    on(m_actions.saveAs, &MainWindow::saveResultsAs);
    on(m_actions.saveExperiment, &MainWindow::saveExperiment);
    on(m_actions.startPage, [this] {
        m_pages->setCurrentWidget(m_start);
        m_tools->hide();
    });
    on(m_actions.closeWindow, &MainWindow::close);
    on(m_actions.quit, &MainWindow::close);
    on(m_actions.undo, [this] { m_experiment.undo(); });
    on(m_actions.redo, [this] { m_experiment.redo(); });
    on(m_actions.copyChart, &MainWindow::copyChart);
    on(m_actions.copyTable, [this] { m_workbench->tables()->view()->copy(); });
    on(m_actions.run, &MainWindow::run);
    on(m_actions.overlay, &MainWindow::overlayMine);
    on(m_actions.stopSampling, [this] { m_engine.stopSampling(); });
    on(m_actions.cancel, &MainWindow::cancel);
    on(m_actions.exportChart, &MainWindow::exportChart);
    on(m_actions.exportTrace, &MainWindow::exportTrace);
    on(m_actions.automaticTheme, [this] { m_settings.setTheme(Theme::automatic); });
    on(m_actions.lightTheme, [this] { m_settings.setTheme(Theme::light); });
    on(m_actions.darkTheme, [this] { m_settings.setTheme(Theme::dark); });
    on(m_actions.larger, [this] { m_settings.setTextSize(m_settings.textSize() + 10); });
    on(m_actions.smaller, [this] { m_settings.setTextSize(m_settings.textSize() - 10); });
    on(m_actions.usualSize, [this] { m_settings.setTextSize(100); });
    on(m_actions.about, [this] {
        AboutDialog dialog(this);
        dialog.exec();
    });

    connect(m_start, &StartPage::newRequested, this, &MainWindow::newExperiment);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::openWithDialog);
    connect(m_start, &StartPage::fileChosen, this, &MainWindow::openFile);
    connect(m_start, &StartPage::liveChosen, this, [this](const QString& path) {
        openFile(path);
        run();
    });
    connect(this, &MainWindow::recordingsRead, this, [this] { m_start->setRecordings(*m_experiment.recordings()); });
    connect(m_workbench, &WorkbenchPage::exportRequested, this, &MainWindow::exportChart);
    connect(m_workbench, &WorkbenchPage::described, m_status, &StatusLine::setDescription);
    connect(m_workbench->findings(), &FindingsPanel::followUpRequested, this, &MainWindow::followUp);
    connect(m_workbench->runList(), &RunListPanel::experimentRequested, this, &MainWindow::loadExperimentOf);
    connectCandidates();
    connectProbe();
    connectTeaching();
    connect(m_errors, &ErrorStrip::fixRequested, this,
        [this](const std::vector<SuggestedFix>& fixes) { m_experiment.apply(fixes); });

    connect(&m_experiment, &ExperimentModel::changed, this, &MainWindow::refreshActions);
    connect(&m_experiment, &ExperimentModel::changed, this, &MainWindow::refreshTitle);
    // The points of a long sweep are checked on another thread.
    connect(&m_experiment, &ExperimentModel::changed, this, &MainWindow::considerReplay);
    connect(&m_recent, &RecentFiles::changed, this, &MainWindow::refreshRecent);
    connect(&m_selection, &Selection::runChanged, this, &MainWindow::loadSamples);
    connect(m_workbench->tabs(), &QTabWidget::currentChanged, this, &MainWindow::loadSamples);
    connect(m_workbench, &WorkbenchPage::failed, m_errors, qOverload<const QString&>(&ErrorStrip::show));
    connect(&m_runs, &RunList::updated, this, &MainWindow::refreshActions);
    connect(&m_document, &Document::reset, this, [this] {
        m_runs.setRuns(m_document.runs());
        m_selection.setRun(m_runs.size() - 1);
    });
    connect(&m_document, &Document::stateChanged, this, [this] {
        refreshTitle();
        refreshActions();
    });
}

void MainWindow::connectEngine()
{
    connect(&m_engine, &EngineBridge::machineDescribed, this, [this](std::shared_ptr<const Machine> machine) {
        m_experiment.setMachine(machine);
        m_start->setMachine(*machine);
        m_status->setMachine(*machine);
        m_workbench->machine()->setMachine(machine);
        considerReplay();
        takeKeptProbe();
        takeKeptCalibration();
    });
    connect(&m_engine, &EngineBridge::started, this, [this] {
        m_cancelling = false;
        m_workbench->findings()->setPaused(true);
        m_progress->begin();
        m_workbench->log()->begin();
        refreshActions();
    });
    connect(&m_engine, &EngineBridge::pointStarted, m_progress, &ProgressStrip::setPosition);
    connect(&m_engine, &EngineBridge::progressed, this, [this](const QString& text, double remaining) {
        if (!m_cancelling)
            m_progress->setProgress(text, remaining);
        m_workbench->log()->addProgress(text);
    });
    connect(
        &m_engine, &EngineBridge::grew, this, [this](const std::shared_ptr<const Run>& run) { m_runs.setLive(run); });
    connect(&m_engine, &EngineBridge::raced, this, [this](const std::shared_ptr<const Run>& run) {
        const bool isNew = m_runs.liveRow() < 0;
        m_runs.setLive(run);
        if (isNew)
            m_selection.setRun(m_runs.liveRow());
    });
    connect(&m_engine, &EngineBridge::pointFinished, this, [this](int, const std::shared_ptr<const Run>& run) {
        const std::size_t row = m_document.append(run);
        m_runs.insert(static_cast<int>(row), m_document.runs()[row]);
        m_following = true;
        m_selection.setRun(static_cast<int>(row));
        m_following = false;
        // What was refused is told with its fixes, by refused().
        if (run->status == RunStatus::failed)
            m_errors->show(QString::fromStdString(run->message));
    });
    connect(&m_engine, &EngineBridge::noted, this, [this](const QString& sentence) { m_errors->tell(sentence); });
    connect(&m_engine, &EngineBridge::pointRefined, this, [this](int, const std::shared_ptr<const Run>& run) {
        const std::size_t row = m_document.refine(run);
        if (static_cast<int>(row) < m_runs.size() && m_runs.at(static_cast<int>(row))->id == run->id)
            m_runs.replace(static_cast<int>(row), m_document.runs()[row]);
        else
            m_runs.insert(static_cast<int>(row), m_document.runs()[row]);
        if (run->status == RunStatus::failed)
            m_errors->show(QString::fromStdString(run->message));
    });
    connect(&m_engine, &EngineBridge::refused, this, [this](const Fault& fault) { m_errors->show(fault); });
    connect(&m_engine, &EngineBridge::finished, this, [this](const QString& error) {
        m_runs.dropLive();
        m_progress->end();
        m_workbench->log()->end();
        m_workbench->findings()->setPaused(false);
        if (!error.isEmpty())
            m_errors->show(error);
        refreshActions();
        emit runEnded();
    });
}

void MainWindow::refreshActions()
{
    const bool running = m_engine.isRunning();
    const bool onWorkbench = m_pages->currentWidget() == m_workbench;
    const bool canRun = !running && m_experiment.canRun();
    m_actions.run->setEnabled(canRun && onWorkbench);
    m_actions.run->setToolTip(running           ? tr("A run is in progress.")
            : m_experiment.isChecking()         ? tr("The points of the sweep are being checked.")
            : !m_experiment.isValid()           ? QString::fromStdString(m_experiment.faults().front().sentence)
            : !m_experiment.obstacles().empty() ? QString::fromStdString(m_experiment.obstacles().front().sentence)
                                                : tr("Measures the experiment (F5)."));
    m_actions.sweep->setEnabled(!running && onWorkbench);
    m_actions.overlay->setEnabled(onWorkbench && !running && m_experiment.isReplayed());
    m_overlay->setVisible(m_experiment.isReplayed() && !m_workbench->showsLesson());
    const bool aside = m_lesson.lesson() && !m_workbench->showsLesson();
    m_actions.lesson->setEnabled(onWorkbench && !running && aside);
    m_backToLesson->setVisible(aside);
    // A lesson says when its experiment runs: before the prediction nothing is given away.
    if (m_workbench->showsLesson())
        m_actions.run->setEnabled(false);
    m_actions.stopSampling->setEnabled(running);
    m_actions.cancel->setEnabled(running && !m_cancelling);
    m_actions.undo->setEnabled(m_experiment.canUndo());
    m_actions.redo->setEnabled(m_experiment.canRedo());
    m_workbench->machine()->setRunning(running);
    for (QAction* action : {m_actions.newExperiment, m_actions.open})
        action->setEnabled(!running);
    m_actions.recent->setEnabled(!running);
    const bool results = m_runs.size() > 0 && !running;
    m_actions.save->setEnabled(results && m_document.isModified());
    m_actions.saveAs->setEnabled(results);
    for (QAction* action : {m_actions.exportChart, m_actions.copyChart, m_actions.copyTable})
        action->setEnabled(m_runs.size() > 0 || m_probes.shown());
    for (QAction* action : {m_actions.exportTrace, m_actions.lecture})
        action->setEnabled(m_runs.size() > 0);
    for (QAction* action : {m_actions.compare, m_actions.handOut})
        action->setEnabled(results);
}

void MainWindow::refreshTitle()
{
    const Experiment* experiment = m_experiment.experiment();
    QString subject = m_document.path().isEmpty() ? QString() : m_document.name();
    if (subject.isEmpty() && experiment && m_pages->currentWidget() == m_workbench)
        subject = QString::fromStdString(experiment->title.empty() ? describe(experiment->problem) : experiment->title);
    if (m_experiment.points() > 1 && m_pages->currentWidget() == m_workbench)
        subject
            += QStringLiteral(" · ") + tr("%1 points").arg(numbers::count(static_cast<qint64>(m_experiment.points())));
    setWindowTitle(subject.isEmpty() ? tr("Phasebench") : tr("Phasebench — %1[*]").arg(subject));
    setWindowModified(m_document.isModified());
    if (m_runs.size() == 0 && m_document.runs().empty())
        m_status->setFile({}, {});
    else if (m_document.isModified())
        m_status->setFile(tr("not saved yet"), tr("Ctrl+S saves the results."));
    else
        m_status->setFile(tr("saved in %1").arg(m_document.name()), m_document.path());
}

void MainWindow::refreshRecent()
{
    m_actions.recent->clear();
    const QStringList files = m_recent.files();
    for (const QString& path : files)
        m_actions.recent->addAction(
            QString(path).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, path] { openFile(path); });
    m_actions.recent->menuAction()->setVisible(!files.isEmpty());
}

void MainWindow::applyAppearance()
{
    applyStyle(m_settings.theme(), m_settings.textSize());
    const Theme theme = m_settings.theme();
    m_actions.automaticTheme->setChecked(theme == Theme::automatic);
    m_actions.lightTheme->setChecked(theme == Theme::light);
    m_actions.darkTheme->setChecked(theme == Theme::dark);
}

void MainWindow::showWorkbench()
{
    m_pages->setCurrentWidget(m_workbench);
    m_tools->show();
    refreshActions();
    refreshTitle();
}

void MainWindow::run()
{
    measure(false);
}

void MainWindow::measure(bool resume)
{
    if (m_engine.isRunning() || !m_experiment.canRun())
        return;
    showWorkbench();
    m_errors->dismiss();
    const auto file = m_document.fileForAppending();
    if (!file) {
        m_errors->show(file.error());
        return;
    }
    // Kept winners are looked up; a race's own is kept only when the user says so.
    const bool races = m_experiment.value("planning.autotune").is_object();
    m_engine.setTuningFile(races ? std::filesystem::path() : tuningFile);
    if (m_experiment.isReplayed())
        m_engine.replay(m_experiment.file(), *file, m_recordingsPlace, m_experiment.recordings());
    else
        m_engine.run(m_experiment.file(), *file, resume);
}

void MainWindow::cancel()
{
    m_cancelling = true;
    m_progress->setCancelling();
    m_engine.cancel();
    refreshActions();
}

void MainWindow::exportChart()
{
    if (const auto written = exportChartWithDialog(*m_workbench->currentChart(), this); !written)
        m_errors->show(written.error());
}

void MainWindow::copyChart()
{
    if (const auto copied = phasebench::copyChart(*m_workbench->currentChart()); !copied)
        m_errors->show(copied.error());
}

void MainWindow::followUp(int row, const nlohmann::json& changes)
{
    if (m_engine.isRunning())
        return;
    loadExperimentOf(row);
    std::vector<SuggestedFix> fixes;
    for (const auto& [key, value] : changes.items())
        fixes.push_back({key, value.dump()});
    m_experiment.apply(fixes);
    if (!m_experiment.obstacles().empty())
        m_errors->show(m_experiment.obstacles().front());
    run();
}

void MainWindow::loadExperimentOf(int row)
{
    showExperiment(simplified(toJson(m_runs.at(row)->experiment)), m_runs.at(row)->recorded);
    showWorkbench();
}

void MainWindow::showExperiment(const nlohmann::json& document, bool recorded)
{
    m_experiment.setDocument(document, recorded);
    m_mayReplay = true;
    considerReplay();
}

void MainWindow::loadSamples()
{
    const int row = m_selection.run();
    if (m_following || row < 0 || m_runs.isLive(row) || static_cast<std::size_t>(row) >= m_document.runs().size())
        return;
    const auto index = static_cast<std::size_t>(row);
    auto read = m_document.withSamples(index);
    // A timeline may be large: it is read for those who look at it.
    if (read && m_workbench->isTimelineWanted())
        read = m_document.withTimeline(index);
    if (!read)
        m_errors->show(read.error());
    if (const auto& run = m_document.runs()[index]; run != m_runs.at(row))
        m_runs.replace(row, run);
}

void MainWindow::exportTrace()
{
    m_workbench->showTab(m_workbench->timeline());
    loadSamples();
    m_workbench->timeline()->updateNow();
    if (m_workbench->timeline()->isEmpty())
        m_errors->show(m_workbench->timeline()->subtitle());
    else
        m_workbench->timeline()->exportTrace();
}

} // namespace phasebench
