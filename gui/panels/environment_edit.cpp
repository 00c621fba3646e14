// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/environment_edit.h"

#include "engine/library/environment.h"
#include "gui/session/experiment_model.h"

#include <QStringList>

namespace phasebench {

namespace {

const std::string environmentKey = "execution.environment";

QString known()
{
    QStringList names;
    for (const auto name : settableEnvironment())
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return names.join(QStringLiteral(", "));
}

QString textOf(const nlohmann::json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    QStringList settings;
    if (value.is_object())
        for (const auto& [name, setting] : value.items())
            settings << QString::fromStdString(
                name + "=" + (setting.is_string() ? setting.get<std::string>() : setting.dump()));
    return settings.join(QLatin1Char(' '));
}

} // namespace

nlohmann::json environmentFromText(const QString& text)
{
    nlohmann::json settings = nlohmann::json::object();
    for (const QString& setting : text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto equals = setting.indexOf(QLatin1Char('='));
        if (equals < 1)
            return text.toStdString();
        settings[setting.left(equals).toStdString()] = setting.mid(equals + 1).toStdString();
    }
    return settings;
}

EnvironmentEdit::EnvironmentEdit(ExperimentModel& model, QWidget* parent)
    : QLineEdit(parent)
    , m_model(model)
{
    setObjectName(QString::fromStdString(environmentKey));
    setPlaceholderText(tr("NAME=value"));
    setToolTip(tr("What a library reads when it is loaded: %1.").arg(known()));
    connect(this, &QLineEdit::textEdited, this, &EnvironmentEdit::edited);
    connect(&model, &ExperimentModel::changed, this, &EnvironmentEdit::refresh);
    refresh();
}

void EnvironmentEdit::edited(const QString& text)
{
    if (text.trimmed().isEmpty())
        m_model.clear(environmentKey);
    else
        m_model.set(environmentKey, environmentFromText(text));
}

void EnvironmentEdit::refresh()
{
    setEnabled(!m_model.isSwept(environmentKey));
    nlohmann::json value = m_model.value(environmentKey);
    if (value.is_null())
        value = nlohmann::json::object();
    if (environmentFromText(text()) != value)
        setText(textOf(value));
}

} // namespace phasebench
