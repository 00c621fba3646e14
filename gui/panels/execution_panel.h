// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/panels/key_choice.h"

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// Where it is computed: the CPU with some threads, one of the GPUs, or, replayed, on the computer whose runs were
/// recorded. What this computer does not have, and what was not recorded, is greyed with its reason.
class ExecutionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ExecutionPanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);
    const std::vector<Greyed>& greyed() const { return m_greyed; }

private:
    void refresh();
    void choose(const std::string& name);
    std::optional<Fault> whyGreyed(const std::string& name) const;

    ExperimentModel& m_model;
    Segmented* m_spaces;
    Form* m_form;
    std::vector<std::string> m_names; ///< by segment: "gpu:0", "cpu", "recorded"
    std::vector<Greyed> m_greyed;
};

} // namespace phasebench
