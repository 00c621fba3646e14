// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// How it is planned: FFTW's effort, and what the libraries may use as workspace.
class PlanningPanel : public QWidget {
    Q_OBJECT
public:
    explicit PlanningPanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);

private:
    void refresh();

    ExperimentModel& m_model;
    Form* m_form;
    bool m_full = false;
};

} // namespace phasebench
