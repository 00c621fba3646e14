// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/axis_text.h"

#include "gui/panels/key_edit.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phasebench {

using nlohmann::json;

std::vector<std::string> keysOf(const json& axis)
{
    const json key = axis.value("key", json());
    if (key.is_string())
        return {key.get<std::string>()};
    std::vector<std::string> keys;
    if (key.is_array())
        for (const json& one : key)
            if (one.is_string())
                keys.push_back(one.get<std::string>());
    return keys;
}

QString textOfKeys(const std::vector<std::string>& keys)
{
    QStringList list;
    for (const std::string& key : keys)
        list << QString::fromStdString(key);
    return list.join(QStringLiteral(", "));
}

std::vector<std::string> keysFromText(const QString& text)
{
    std::vector<std::string> keys;
    for (const QString& key : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!key.trimmed().isEmpty())
            keys.push_back(key.trimmed().toStdString());
    return keys;
}

QString textOfValue(const json& value)
{
    if (value.is_null())
        return {};
    return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

json valueFromText(const QString& text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty() || plain == QLatin1String("null"))
        return {};
    if (plain == QLatin1String("true") || plain == QLatin1String("false"))
        return plain == QLatin1String("true");
    if (const QStringList power = plain.split(QLatin1Char('^')); power.size() == 2) {
        bool base = false;
        bool exponent = false;
        const double value = std::pow(power[0].toDouble(&base), power[1].toDouble(&exponent));
        if (base && exponent && std::isfinite(value))
            return value == std::floor(value) && std::abs(value) < 9e15 ? json(static_cast<std::int64_t>(value))
                                                                        : json(value);
    }
    return numberFromText(plain);
}

QString textOfValues(const json& values, std::size_t keys)
{
    QStringList steps;
    for (const json& step : values) {
        if (!step.is_array() || keys == 1) {
            steps << textOfValue(step);
            continue;
        }
        QStringList members;
        for (const json& value : step)
            members << (value.is_null() ? QStringLiteral("null") : textOfValue(value));
        steps << members.join(QStringLiteral(", "));
    }
    return steps.join(keys > 1 ? QStringLiteral("; ") : QStringLiteral(", "));
}

json valuesFromText(const QString& text, std::size_t keys)
{
    json values = json::array();
    for (const QString& step : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        json members = json::array();
        for (const QString& member : step.split(QLatin1Char(','), Qt::SkipEmptyParts))
            if (!member.trimmed().isEmpty())
                members.push_back(valueFromText(member));
        if (keys <= 1) {
            for (const json& value : members)
                values.push_back(value);
        } else if (members.size() == 1) {
            values.push_back(std::vector(keys, members.front()));
        } else if (!members.empty()) {
            values.push_back(members);
        }
    }
    return values;
}

QString textOfEqual(const json& values)
{
    QStringList list;
    for (const json& step : values)
        list << textOfValue(step.is_array() && !step.empty() ? step.front() : step);
    return list.join(QStringLiteral(", "));
}

bool areEqual(const json& values)
{
    return values.is_array() && std::ranges::all_of(values, [](const json& step) {
        return !step.is_array() || std::ranges::all_of(step, [&](const json& value) { return value == step.front(); });
    });
}

bool hasOnly(const json& values, const SweepSubject& subject)
{
    return values.is_array() && std::ranges::all_of(values, [&](const json& value) {
        return std::ranges::any_of(subject.choices, [&](const SweepChoice& choice) {
            return value == (choice.values.size() == 1 ? choice.values.front() : json(choice.values));
        });
    });
}

} // namespace phasebench
