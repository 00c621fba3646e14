// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace phasebench {

class ExperimentModel;
class Form;

/// How it is planned: FFTW's effort, whether candidates are raced and how, and what the libraries may use as workspace.
class PlanningPanel : public QWidget {
    Q_OBJECT
public:
    explicit PlanningPanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);

private:
    void addTuning();
    void refresh();
    void refreshCandidate();

    ExperimentModel& m_model;
    Form* m_form;
    QCheckBox* m_tune;
    QLabel* m_candidate; ///< the one candidate that the experiment names, and how to leave that
};

} // namespace phasebench
