// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// What is computed: a kind of problem, its sizes, types and, in Full, how every operand is stored.
class ProblemEditor : public QWidget {
    Q_OBJECT
public:
    explicit ProblemEditor(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);

private:
    Form* m_form;
};

} // namespace phasebench
