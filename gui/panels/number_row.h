// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

namespace phasebench {

class ExperimentModel;

/// Several small number fields side by side, such as m, n and k.
class NumberRow : public QWidget {
    Q_OBJECT
public:
    NumberRow(ExperimentModel& model, const std::vector<std::string>& keys, QWidget* parent = nullptr);
};

} // namespace phasebench
