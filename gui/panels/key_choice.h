// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "gui/panels/segmented.h"

#include <QCheckBox>
#include <QComboBox>
#include <nlohmann/json.hpp>
#include <optional>

namespace phasebench {

class ExperimentModel;

/// One value that a key of the experiment can have, and what it is called. Null: the key is left out.
struct KeyValue {
    QString label;
    nlohmann::json value;
};

/// A value that cannot be chosen, and why.
struct Greyed {
    QString label;
    Fault fault;
};

/// A combo box for one key; what is impossible is greyed with its reason as tooltip.
class KeyChoice : public QComboBox {
    Q_OBJECT
public:
    KeyChoice(ExperimentModel& model, std::string key, std::vector<KeyValue> values, QWidget* parent = nullptr);
    void setValues(std::vector<KeyValue> values);
    const std::vector<Greyed>& greyed() const { return m_greyed; }

private:
    void refresh();

    ExperimentModel& m_model;
    std::string m_key;
    std::vector<KeyValue> m_values;
    std::vector<Greyed> m_greyed;
};

/// The same for few values: all of them are visible.
class KeySegments : public Segmented {
    Q_OBJECT
public:
    KeySegments(ExperimentModel& model, std::string key, std::vector<KeyValue> values, QWidget* parent = nullptr);
    const std::vector<Greyed>& greyed() const { return m_greyed; }

private:
    void refresh();

    ExperimentModel& m_model;
    std::string m_key;
    std::vector<KeyValue> m_values;
    std::vector<Greyed> m_greyed;
};

/// A check box for a key that is true or false.
class KeySwitch : public QCheckBox {
    Q_OBJECT
public:
    KeySwitch(ExperimentModel& model, std::string key, const QString& text, QWidget* parent = nullptr);

private:
    void refresh();

    ExperimentModel& m_model;
    std::string m_key;
};

/// Every spelling of an enumeration as a choice, labelled by itself.
template <typename Names> std::vector<KeyValue> choicesOf(const Names& names)
{
    std::vector<KeyValue> values;
    for (const auto name : names)
        values.push_back({QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), std::string(name)});
    return values;
}

} // namespace phasebench
