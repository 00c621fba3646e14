// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <nlohmann/json.hpp>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace phasebench {

/// A candidate's configuration as keys and values that can be changed; what is wrong is said at once, and only what may
/// be right can be run.
class ConfigurationDialog : public QDialog {
    Q_OBJECT
public:
    ConfigurationDialog(std::string backend, const nlohmann::json& configuration, QWidget* parent = nullptr);

    nlohmann::json configuration() const;

private:
    void check();

    std::string m_backend;
    std::vector<std::pair<std::string, QLineEdit*>> m_fields;
    QLabel* m_fault;
    QPushButton* m_run = nullptr;
};

/// What was typed as a value: a number, true, false, null; anything else is a word.
nlohmann::json configurationValue(const QString& text);

} // namespace phasebench
