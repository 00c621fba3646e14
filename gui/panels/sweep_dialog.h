// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/experiment_model.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace phasebench {

class AxisEdit;

/// The sweep of the experiment: what varies, through which values, how many points that makes and how long they take at
/// least. Nothing changes in the experiment before the dialog is accepted, and then it is one step to undo.
class SweepDialog : public QDialog {
    Q_OBJECT
public:
    explicit SweepDialog(ExperimentModel& model, QWidget* parent = nullptr);

    const ExperimentModel& draft() const { return m_draft; }

signals:
    void runRequested(); ///< after accepted()

private:
    QWidget* presets();
    QWidget* footer();
    void setAxes(const nlohmann::json& axes);
    void addAxis(const nlohmann::json& axis);
    void edited();
    void refresh();
    void take(bool run);

    ExperimentModel& m_model;
    ExperimentModel m_draft; ///< the experiment with the sweep as it is being edited
    std::vector<AxisEdit*> m_axes;
    QVBoxLayout* m_list = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_fault = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_run = nullptr;
};

} // namespace phasebench
