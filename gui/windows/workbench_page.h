// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/selection.h"

#include <QHash>
#include <QWidget>
#include <optional>

class QFrame;
class QSplitter;
class QTabWidget;

namespace phasebench {

class CandidatesPanel;
class Chart;
class ExperimentEditor;
class ExperimentModel;
class FindingsPanel;
class Forecast;
class LessonSession;
class LogPanel;
class MachinePanel;
class PlacementPanel;
class Probes;
class RunListPanel;
class Settings;
class TablePage;
class TimelineChart;

/// The experiment at the left, the placement and the charts in the middle, what they mean at the right.
class WorkbenchPage : public QWidget {
    Q_OBJECT
public:
    WorkbenchPage(ExperimentModel& model, RunList& runs, Selection& selection, Probes& probes, Settings& settings,
        QWidget* parent = nullptr);

    /// The chart in front, or the one whose table is in front; the phase chart behind the other tabs.
    const Chart* currentChart() const;
    TablePage* tables() const { return m_tables; }
    FindingsPanel* findings() const { return m_findings; }
    MachinePanel* machine() const { return m_machine; }
    RunListPanel* runList() const { return m_runList; }
    LogPanel* log() const { return m_log; }
    TimelineChart* timeline() const { return m_timeline; }
    CandidatesPanel* candidates() const { return m_candidates; }
    QTabWidget* tabs() const { return m_tabs; }
    const std::vector<Chart*>& charts() const { return m_charts; } ///< in the order of their tabs
    bool isTimelineWanted() const; ///< its tab or its table is in front
    void showTab(const QWidget* page); ///< the tab of a page, or of a chart

    /// Shows a lesson instead of the experiment's settings. Until its reveal, what the figures mean stays folded.
    void setLesson(LessonSession& session);
    void showLesson(bool shown);
    bool showsLesson() const;
    /// Brings a view to the front: phases, transfers, candidates, amortisation, first_use, batch, timeline, samples,
    /// sweep, shares, table, log, machine, links or memory. An unknown one leaves what there is.
    void showView(const QString& id);

    void saveState();

signals:
    void lessonLeft();
    void lessonNextRequested(std::size_t index); ///< of the lesson's `next`
    void sweepRequested(); ///< the user wants to edit the sweep
    void exportRequested();
    void failed(const QString& sentence);
    void described(const QString& text); ///< what the pointer is at in a chart

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void foldUntilRevealed();
    void shareRows();
    /// The map folds by itself only where the window is too low for it; the tabs stay where they are.
    void foldMap();
    QWidget* left();
    QWidget* centre();
    QWidget* right();
    /// `view`: see showView(). `page`: where the chart has other things beside it.
    void addViews(); ///< their tabs, and their tables
    void followChart(const char* view, Chart* chart);

    ExperimentModel& m_model;
    RunList& m_runs;
    Selection& m_selection;
    const Probes& m_probes;
    Settings& m_settings;
    Forecast* m_forecast = nullptr;
    PlacementPanel* m_placement = nullptr;
    QTabWidget* m_tabs = nullptr;
    std::vector<Chart*> m_charts;
    CandidatesPanel* m_candidates = nullptr;
    QHash<QString, QWidget*> m_views; ///< by id
    TablePage* m_tables = nullptr;
    FindingsPanel* m_findings = nullptr;
    MachinePanel* m_machine = nullptr;
    LogPanel* m_log = nullptr;
    TimelineChart* m_timeline = nullptr;
    RunListPanel* m_runList = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    QWidget* m_where = nullptr; ///< the placement, and what will happen in a sentence
    QFrame* m_lessonFrame = nullptr; ///< in the place of m_left while a lesson is shown
    LessonSession* m_lesson = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    std::optional<bool> m_mapOpen; ///< as the user has folded it
    bool m_rowsAreMine = false; ///< the user has placed what parts the charts and the list of runs
};

} // namespace phasebench
