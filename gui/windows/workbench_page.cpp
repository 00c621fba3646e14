// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/workbench_page.h"

#include "gui/charts/candidates_chart.h"
#include "gui/charts/timeline_chart.h"
#include "gui/charts/views.h"
#include "gui/models/candidate_table_model.h"
#include "gui/panels/candidates_panel.h"
#include "gui/panels/experiment_editor.h"
#include "gui/panels/findings_panel.h"
#include "gui/panels/heading.h"
#include "gui/panels/lesson_panel.h"
#include "gui/panels/log_panel.h"
#include "gui/panels/machine_panel.h"
#include "gui/panels/placement_panel.h"
#include "gui/panels/run_list_panel.h"
#include "gui/panels/sentence_panel.h"
#include "gui/session/forecast.h"
#include "gui/session/lesson_session.h"
#include "gui/session/settings.h"
#include "gui/windows/chart_group.h"
#include "gui/windows/table_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <algorithm>
#include <map>
#include <string_view>

namespace phasebench {

namespace {

constexpr int leftWidth = 298;
constexpr int rightWidth = 262;
constexpr int lessonWidth = 344; // beside it and what the figures mean, every tab is in sight at 1280
constexpr int resultsHeight = 230;

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setWidget(content);
    return scroll;
}

/// The widget at the top of a page, with the distance from its edges that charts keep.
QWidget* padded(QWidget* content)
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(18, 12, 18, 12);
    layout->addWidget(content);
    layout->addStretch(1);
    return page;
}

QFrame* side(const char* role, QWidget* content, QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setProperty("role", QString::fromLatin1(role));
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scrolled(content, frame));
    return frame;
}

} // namespace

WorkbenchPage::WorkbenchPage(
    ExperimentModel& model, RunList& runs, Selection& selection, Probes& probes, Settings& settings, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_runs(runs)
    , m_selection(selection)
    , m_probes(probes)
    , m_settings(settings)
    , m_forecast(new Forecast(model, runs, selection, probes, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
{
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_lessonFrame = new QFrame(m_columns);
    m_lessonFrame->setProperty("role", QStringLiteral("left"));
    m_lessonFrame->setMinimumWidth(lessonWidth);
    auto* lesson = new QVBoxLayout(m_lessonFrame);
    lesson->setContentsMargins(0, 0, 0, 0);
    m_lessonFrame->hide();
    m_left = left();
    m_columns->addWidget(m_left);
    QWidget* const centreColumn = centre();
    m_columns->addWidget(centreColumn);
    m_right = right();
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(m_columns->indexOf(centreColumn), 1);
    m_columns->setSizes({lessonWidth, leftWidth, 10000, rightWidth});
    m_columns->restoreState(settings.splitter(QStringLiteral("fourColumns")));
    m_rowsAreMine = m_rows->restoreState(settings.splitter(QStringLiteral("rows")));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_columns);
}

QWidget* WorkbenchPage::left()
{
    auto* editor = new ExperimentEditor(m_model);
    editor->setObjectName(QStringLiteral("experimentEditor"));
    editor->setFull(m_settings.fullEditor());
    QFrame* frame = side("left", editor, this);
    // Nothing of the editor is cut off: it does not scroll sideways.
    const auto fit = [frame, editor] {
        const int bar = frame->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, frame);
        frame->setMinimumWidth(std::max(leftWidth, editor->minimumSizeHint().width() + bar));
    };
    connect(editor, &ExperimentEditor::sweepRequested, this, &WorkbenchPage::sweepRequested);
    connect(editor, &ExperimentEditor::fullChanged, this, [this, fit](bool full) {
        m_settings.setFullEditor(full);
        m_placement->setFull(full);
        fit();
    });
    connect(&m_settings, &Settings::appearanceChanged, frame, fit, Qt::QueuedConnection);
    QMetaObject::invokeMethod(frame, fit, Qt::QueuedConnection);
    return frame;
}

QWidget* WorkbenchPage::centre()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_where = new QWidget(box);
    auto* where = new QVBoxLayout(m_where);
    where->setContentsMargins(0, 0, 0, 0);
    where->setSpacing(0);
    m_placement = new PlacementPanel(m_model, *m_forecast, m_selection, m_where);
    m_placement->setFull(m_settings.fullEditor());
    where->addWidget(m_placement);
    connect(m_placement, &PlacementPanel::foldChosen, this, [this](bool open) { m_mapOpen = open; });
    where->addWidget(new SentencePanel(m_model, *m_forecast, m_where));
    layout->addWidget(m_where);

    m_tabs = new QTabWidget(box);
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setUsesScrollButtons(true);
    addViews();
    m_log = new LogPanel(m_runs, m_selection);
    for (const auto& [id, page, title] :
        std::initializer_list<std::tuple<const char*, QWidget*, QString>>{{"table", m_tables, tr("Table")},
            {"log", scrolled(padded(m_log), box), tr("Log")}, {"machine", m_machine, tr("Machine")}}) {
        m_tabs->addTab(page, title);
        m_views[QString::fromLatin1(id)] = page;
    }

    m_rows = new QSplitter(Qt::Vertical, box);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(1);
    auto* results = new QFrame(m_rows);
    results->setProperty("role", QStringLiteral("tabs"));
    results->setMinimumHeight(resultsHeight); // so that the window fits into 720 lines, with a message above
    auto* inside = new QVBoxLayout(results);
    inside->setContentsMargins(0, 1, 0, 0);
    inside->addWidget(m_tabs);
    m_rows->addWidget(results);
    m_runList = new RunListPanel(m_runs, m_selection);
    m_rows->addWidget(m_runList);
    connect(&m_runs, &RunList::updated, this, &WorkbenchPage::shareRows);
    m_rows->setStretchFactor(0, 1);
    m_rows->setStretchFactor(1, 0);
    connect(m_rows, &QSplitter::splitterMoved, this, [this] { m_rowsAreMine = true; });
    layout->addWidget(m_rows, 1);
    return box;
}

void WorkbenchPage::addViews()
{
    const ChartSource source{m_runs, m_selection, &m_probes};
    m_candidates = new CandidatesPanel(m_runs, m_selection);
    m_machine = new MachinePanel(m_runs, m_selection, m_probes);
    // Charts that stand in a panel of their own.
    const std::map<std::string_view, Chart*> held{
        {"candidates", m_candidates->chart()}, {"links", m_machine->charts()[0]}, {"memory", m_machine->charts()[1]}};
    std::map<std::string_view, std::vector<ChartGroup::Member>> tabs;
    std::vector<TablePage::Entry> tables;
    for (const View& view : views()) {
        const auto own = held.find(view.id);
        Chart* const chart = own != held.end() ? own->second : view.make(source).release();
        followChart(view.id, chart);
        tabs[view.tab].push_back({segmentOf(view), chart, chart->controls()});
        if (view.hasOwnTable)
            tables.push_back({titleOf(view), chart});
    }
    const auto candidates = std::ranges::find(tables, m_candidates->chart(), &TablePage::Entry::chart);
    candidates->ownModel = [this](QObject* parent) {
        return new CandidateTableModel(m_runs, m_selection, CandidateTableModel::Reading::later, parent);
    };
    for (const View& view : views()) {
        const std::string_view id = view.id;
        if (id != view.tab)
            continue;
        const std::vector<ChartGroup::Member>& members = tabs[id];
        QWidget* const page = id == "candidates" ? static_cast<QWidget*>(m_candidates)
            : members.size() > 1                 ? static_cast<QWidget*>(new ChartGroup(members))
                                                 : members.front().chart;
        m_tabs->addTab(page, titleOf(view));
    }
    m_timeline = static_cast<TimelineChart*>(m_views.value(QStringLiteral("timeline")));
    m_tables = new TablePage(tables);
}

QWidget* WorkbenchPage::right()
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(14, 14, 14, 14);
    layout->setSpacing(14);
    m_findings = new FindingsPanel(m_runs, m_selection, m_probes);
    layout->addWidget(m_findings);
    layout->addStretch(1);
    QFrame* frame = side("right", content, this);
    frame->setMinimumWidth(220);
    return frame;
}

void WorkbenchPage::followChart(const char* view, Chart* chart)
{
    m_views[QString::fromLatin1(view)] = chart;
    m_charts.push_back(chart);
    connect(chart, &Chart::exportRequested, this, &WorkbenchPage::exportRequested);
    connect(chart, &Chart::described, this, &WorkbenchPage::described);
    connect(chart, &Chart::failed, this, &WorkbenchPage::failed);
}

bool WorkbenchPage::isTimelineWanted() const
{
    return m_tabs->currentWidget() == m_timeline || m_tabs->currentWidget() == m_tables;
}

const Chart* WorkbenchPage::currentChart() const
{
    const QWidget* current = m_tabs->currentWidget();
    if (current == m_tables)
        return m_tables->chart();
    for (const Chart* chart : m_charts)
        if (chart == current || (current && current->isAncestorOf(chart) && chart->isVisibleTo(current)))
            return chart;
    return m_charts.front();
}

void WorkbenchPage::showTab(const QWidget* page)
{
    for (int i = 0; page && i < m_tabs->count(); ++i)
        if (m_tabs->widget(i) == page || m_tabs->widget(i)->isAncestorOf(page))
            m_tabs->setCurrentIndex(i);
}

void WorkbenchPage::setLesson(LessonSession& session)
{
    m_lesson = &session;
    auto* panel = new LessonPanel(session, this);
    m_lessonFrame->layout()->addWidget(panel);
    connect(panel, &LessonPanel::leaveRequested, this, [this] {
        showLesson(false);
        emit lessonLeft();
    });
    connect(panel, &LessonPanel::nextRequested, this, &WorkbenchPage::lessonNextRequested);
    connect(&session, &LessonSession::changed, this, &WorkbenchPage::foldUntilRevealed);
}

bool WorkbenchPage::showsLesson() const
{
    return !m_lessonFrame->isHidden();
}

void WorkbenchPage::showLesson(bool shown)
{
    m_lessonFrame->setVisible(shown);
    m_left->setVisible(!shown);
    foldUntilRevealed();
}

void WorkbenchPage::foldUntilRevealed()
{
    const bool folded = showsLesson() && m_lesson->step() != LessonSession::Step::reveal;
    m_right->setVisible(!folded);
    m_where->setVisible(!showsLesson()); // the lesson's panel has its place
    if (showsLesson() && m_lesson->step() == LessonSession::Step::reveal && m_lesson->lesson())
        showView(QString::fromStdString(m_lesson->lesson()->view));
}

void WorkbenchPage::showView(const QString& id)
{
    QWidget* const page = m_views.value(id);
    showTab(page);
    if (auto* chart = qobject_cast<Chart*>(page))
        if (auto* group = qobject_cast<ChartGroup*>(m_tabs->currentWidget()))
            group->show(chart);
}

void WorkbenchPage::shareRows()
{
    // In a low window the charts need the height more than the list of runs.
    constexpr int leastList = 90;
    if (!m_rowsAreMine)
        m_rows->setSizes({10000, std::max(leastList, (height() - 250) / 4)});
}

void WorkbenchPage::foldMap()
{
    constexpr int roomForBoth = 640; // a run's progress takes some of it
    m_placement->setOpen(m_mapOpen.value_or(height() >= roomForBoth));
}

void WorkbenchPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    foldMap();
    shareRows();
}

void WorkbenchPage::saveState()
{
    m_settings.setSplitter(QStringLiteral("fourColumns"), m_columns->saveState());
    if (m_rowsAreMine)
        m_settings.setSplitter(QStringLiteral("rows"), m_rows->saveState());
}

} // namespace phasebench
