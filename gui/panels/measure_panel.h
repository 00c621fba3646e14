// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace phasebench {

class ExperimentModel;
class Form;

/// How it is measured: cold or hot, and when there are enough samples.
class MeasurePanel : public QWidget {
    Q_OBJECT
public:
    explicit MeasurePanel(ExperimentModel& model, QWidget* parent = nullptr);
    void setFull(bool full);

private:
    Form* m_form;
};

} // namespace phasebench
