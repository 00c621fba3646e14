// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QWidget>

namespace phasebench {

class MachineModel;
class Selection;

/// The computer that the selected run was measured on, with the conditions then; without a run, this computer.
class MachinePanel : public QWidget {
    Q_OBJECT
public:
    MachinePanel(const RunList& runs, const Selection& selection, QWidget* parent = nullptr);

    void setMachine(std::shared_ptr<const Machine> machine);

private:
    void refresh();

    const RunList& m_runs;
    const Selection& m_selection;
    std::shared_ptr<const Machine> m_machine;
    MachineModel* m_model;
};

} // namespace phasebench
