// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// How it is called: stateless or stateful, how often, and how new operands come in.
class CallPanel : public QWidget {
    Q_OBJECT
public:
    explicit CallPanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);

private:
    Form* m_form;
};

} // namespace phasebench
