// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

class QLineEdit;

namespace phasebench {

class ExperimentModel;

/// The one to three lengths of an FFT; empty fields are left out.
class ShapeEdit : public QWidget {
    Q_OBJECT
public:
    explicit ShapeEdit(ExperimentModel& model, QWidget* parent = nullptr);

private:
    void edited();
    void refresh();

    ExperimentModel& m_model;
    std::array<QLineEdit*, 3> m_edits;
};

} // namespace phasebench
