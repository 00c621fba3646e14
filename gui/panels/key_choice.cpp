// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/key_choice.h"

#include "gui/session/experiment_model.h"

#include <QStandardItemModel>

namespace phasebench {

namespace {

QString sentence(const std::optional<Fault>& fault)
{
    return fault ? QString::fromStdString(fault->sentence) : QString();
}

} // namespace

KeyChoice::KeyChoice(ExperimentModel& model, std::string key, std::vector<KeyValue> values, QWidget* parent)
    : QComboBox(parent)
    , m_model(model)
    , m_key(std::move(key))
{
    setObjectName(QString::fromStdString(m_key));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(4);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const nlohmann::json& value = m_values[static_cast<std::size_t>(index)].value;
        if (value.is_null())
            m_model.clear(m_key);
        else
            m_model.set(m_key, value);
    });
    connect(&model, &ExperimentModel::changed, this, &KeyChoice::refresh);
    setValues(std::move(values));
}

void KeyChoice::setValues(std::vector<KeyValue> values)
{
    m_values = std::move(values);
    clear();
    for (const auto& value : m_values)
        addItem(value.label);
    refresh();
}

void KeyChoice::refresh()
{
    const bool swept = m_model.isSwept(m_key);
    setEnabled(!swept);
    setToolTip(swept ? tr("The sweep sets this.") : QString());
    const nlohmann::json current = m_model.value(m_key);
    auto* items = qobject_cast<QStandardItemModel*>(model());
    int chosen = -1;
    m_greyed.clear();
    for (int i = 0; i < count(); ++i) {
        const KeyValue& value = m_values[static_cast<std::size_t>(i)];
        if (value.value == current)
            chosen = i;
        const auto reason
            = value.value == current || value.value.is_null() ? std::nullopt : m_model.whyNot(m_key, value.value);
        if (reason)
            m_greyed.push_back({value.label, *reason});
        items->item(i)->setEnabled(!reason);
        items->item(i)->setToolTip(sentence(reason));
    }
    setCurrentIndex(chosen);
    // A value that is none of the choices (from a file, and refused there) is still shown.
    setPlaceholderText(
        chosen < 0 && current.is_string() ? QString::fromStdString(current.get<std::string>()) : QString());
}

KeySegments::KeySegments(ExperimentModel& model, std::string key, std::vector<KeyValue> values, QWidget* parent)
    : Segmented(parent)
    , m_model(model)
    , m_key(std::move(key))
    , m_values(std::move(values))
{
    setObjectName(QString::fromStdString(m_key));
    QStringList labels;
    for (const auto& value : m_values)
        labels << value.label;
    setSegments(labels);
    for (int i = 0; i < labels.size(); ++i)
        button(i)->setObjectName(QString::fromStdString(m_key) + QLatin1Char('=')
            + QString::fromStdString(m_values[std::size_t(i)].value.dump()).remove(QLatin1Char('"')));
    connect(this, &Segmented::chosen, this,
        [this](int index) { m_model.set(m_key, m_values[static_cast<std::size_t>(index)].value); });
    connect(&model, &ExperimentModel::changed, this, &KeySegments::refresh);
    refresh();
}

void KeySegments::refresh()
{
    const nlohmann::json current = m_model.value(m_key);
    const bool swept = m_model.isSwept(m_key);
    int chosen = -1;
    m_greyed.clear();
    for (int i = 0; i < count(); ++i) {
        const KeyValue& value = m_values[static_cast<std::size_t>(i)];
        if (value.value == current)
            chosen = i;
        const auto reason = value.value == current ? std::nullopt : m_model.whyNot(m_key, value.value);
        if (reason)
            m_greyed.push_back({value.label, *reason});
        setReason(i, swept ? tr("The sweep sets this.") : sentence(reason));
    }
    setCurrent(swept ? -1 : chosen);
}

KeySwitch::KeySwitch(ExperimentModel& model, std::string key, const QString& text, QWidget* parent)
    : QCheckBox(text, parent)
    , m_model(model)
    , m_key(std::move(key))
{
    setObjectName(QString::fromStdString(m_key));
    connect(this, &QCheckBox::clicked, this, [this](bool on) { m_model.set(m_key, on); });
    connect(&model, &ExperimentModel::changed, this, &KeySwitch::refresh);
    refresh();
}

void KeySwitch::refresh()
{
    const nlohmann::json current = m_model.value(m_key);
    setChecked(current.is_boolean() && current.get<bool>());
    const auto reason = m_model.whyNot(m_key, !isChecked());
    setEnabled(!reason && !m_model.isSwept(m_key));
    setToolTip(sentence(reason));
}

} // namespace phasebench
