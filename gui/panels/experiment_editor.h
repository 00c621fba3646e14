// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QWidget>

class QLabel;

namespace phasebench {

class CallPanel;
class ExecutionPanel;
class ExperimentModel;
class MeasurePanel;
class PlanningPanel;
class ProblemEditor;
class Segmented;

/// The whole experiment as a column of panels: Simple, or Full with every key.
class ExperimentEditor : public QWidget {
    Q_OBJECT
public:
    explicit ExperimentEditor(ExperimentModel& model, QWidget* parent = nullptr);

    void setFull(bool full);
    bool isFull() const;

signals:
    void fullChanged(bool full);
    void sweepRequested(); ///< the user wants to edit the sweep

private:
    void apply(bool full);
    void refresh();
    void refreshNote();

    ExperimentModel& m_model;
    Segmented* m_mode;
    ProblemEditor* m_problem;
    ExecutionPanel* m_execution;
    CallPanel* m_call;
    PlanningPanel* m_planning;
    MeasurePanel* m_measure;
    QLabel* m_sweep;
    QLabel* m_elsewhere; ///< what is wrong at keys that no field shows
    QLabel* m_note; ///< what is greyed, why, and how to change that
    std::vector<SuggestedFix> m_noteMends;
    std::vector<SuggestedFix> m_elsewhereMends;
};

} // namespace phasebench
