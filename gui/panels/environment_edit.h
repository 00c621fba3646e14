// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <nlohmann/json.hpp>

namespace phasebench {

class ExperimentModel;

/// The library settings that are read at load time, as "NAME=value NAME=value".
class EnvironmentEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit EnvironmentEdit(ExperimentModel& model, QWidget* parent = nullptr);

private:
    void edited(const QString& text);
    void refresh();

    ExperimentModel& m_model;
};

/// Settings as an object; text that is none as a string, so that the sentence about it is the same as for a file.
nlohmann::json environmentFromText(const QString& text);

} // namespace phasebench
