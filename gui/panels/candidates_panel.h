// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QWidget>
#include <nlohmann/json.hpp>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace phasebench {

class CandidatesChart;
class CandidateTableModel;
class Segmented;
class Selection;
class TableView;

/// The selected run's race: the finalists as a chart, or every candidate as a table that can be sorted and filtered,
/// and what can be done with them.
class CandidatesPanel : public QWidget {
    Q_OBJECT
public:
    CandidatesPanel(const RunList& runs, Selection& selection, QWidget* parent = nullptr);

    CandidatesChart* chart() const { return m_chart; }
    TableView* view() const { return m_view; }
    CandidateTableModel& model() const { return *m_model; }

    enum class Page { finalists, all };
    void showPage(Page page);

signals:
    /// The run's experiment with this candidate instead of what planning would choose.
    void runRequested(int row, const nlohmann::json& configuration);
    void editRequested(int row, const nlohmann::json& configuration); ///< the same, after the user changed it
    void keepRequested(int row); ///< the winner goes into the tuning file
    void breakEvenRequested();
    void tuningExportRequested();
    void tuningImportRequested();
    void failed(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* head();
    QWidget* finalists();
    void setUpTable();
    QWidget* actions();
    QToolButton* moreButton();
    void refresh();
    void refreshCount();
    void followSelection();
    void restoreRow();
    void saveCsv();
    void fitChart();
    const Candidate* selected() const;

    const RunList& m_runs;
    Selection& m_selection;
    CandidateTableModel* m_model;
    CandidatesChart* m_chart;
    TableView* m_view;
    Segmented* m_page;
    QStackedWidget* m_pages;
    QWidget* m_head = nullptr; ///< which page, and what can be done
    QLabel* m_verdict;
    QPushButton* m_run;
    QPushButton* m_edit;
    QPushButton* m_keep;
    QPushButton* m_breakEven;
    QLineEdit* m_filter;
    QLabel* m_count;
};

/// What the race came to: its verdict, what it cost and of what, when it pays, and what was noticed. Rich text; empty
/// without a race.
QString raceText(const Run& run);

} // namespace phasebench
