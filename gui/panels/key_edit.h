// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <nlohmann/json.hpp>

namespace phasebench {

class ExperimentModel;

/// A text field for one number of the experiment (or one text). What is no number goes into the experiment as it is, so
/// that the sentence about it is the same as for a file.
class KeyEdit : public QLineEdit {
    Q_OBJECT
public:
    /// The field shows the value times scale (100 for a fraction shown in percent).
    KeyEdit(ExperimentModel& model, std::string key, QWidget* parent = nullptr, double scale = 1);
    /// For a key whose value is text, such as the title.
    struct Text { };
    KeyEdit(ExperimentModel& model, std::string key, Text, QWidget* parent = nullptr);

    const std::string& key() const { return m_key; }

private:
    nlohmann::json parse(const QString& text) const;
    QString show(const nlohmann::json& value) const;
    void edited(const QString& text);
    void refresh();

    ExperimentModel& m_model;
    std::string m_key;
    double m_scale;
    bool m_isText = false;
};

/// A whole number or a number as JSON; text that is neither as a string. Digit group separators may stand in it.
nlohmann::json numberFromText(const QString& text, double scale = 1);

} // namespace phasebench
