// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/panels/key_choice.h"

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// Where it is computed: the CPU with some threads, or one of the GPUs. What this computer does not have is greyed with
/// its reason.
class ExecutionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ExecutionPanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);
    const std::vector<Greyed>& greyed() const { return m_greyed; }

private:
    void refresh();

    ExperimentModel& m_model;
    Segmented* m_spaces;
    Form* m_form;
    std::vector<std::string> m_names; ///< by segment: "gpu:0", "cpu"
    std::vector<Greyed> m_greyed;
};

} // namespace phasebench
