// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/calibration.h"
#include "gui/models/run_list.h"

#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace phasebench {

class CalibrationPage;
class Chart;
class MachineModel;
class Probes;
class Segmented;
class Selection;

/// The computer that the selected run was measured on, with the conditions then; without a run, this computer. Beside
/// that, what the links and the memory of a computer do, and how far apart identical runs fall on it; each with the
/// button that measures it.
class MachinePanel : public QWidget {
    Q_OBJECT
public:
    MachinePanel(const RunList& runs, Selection& selection, const Probes& probes, QWidget* parent = nullptr);

    const std::vector<Chart*>& charts() const { return m_charts; } ///< of the probe
    void showLinks();
    void setCalibration(const std::shared_ptr<const Calibration>& calibration); ///< of this computer; null: none
    void showCalibration();
    void setRunning(bool running); ///< while something is measured, nothing else can be

    void setMachine(std::shared_ptr<const Machine> machine);

signals:
    void probeRequested();
    void calibrationRequested();

private:
    QWidget* bar();
    void showPage(int page);
    void refresh();
    void refreshProbe();

    const RunList& m_runs;
    const Selection& m_selection;
    const Probes& m_probes;
    std::shared_ptr<const Machine> m_machine;
    MachineModel* m_model;
    std::vector<Chart*> m_charts;
    Segmented* m_choice = nullptr;
    QStackedWidget* m_pages = nullptr;
    CalibrationPage* m_calibration = nullptr;
    QLabel* m_when = nullptr; ///< when this computer was probed
    QPushButton* m_measure = nullptr;
};

} // namespace phasebench
