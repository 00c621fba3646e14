// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/settings.h"

#include <algorithm>

namespace phasebench {

namespace {

QString fileOrDefault(const QString& file)
{
    if (!file.isEmpty())
        return file;
    return QSettings(
        QSettings::IniFormat, QSettings::UserScope, QStringLiteral("phasebench"), QStringLiteral("phasebench"))
        .fileName();
}

} // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent)
    , m_settings(fileOrDefault(file), QSettings::IniFormat)
{
}

Theme Settings::theme() const
{
    const QString name = m_settings.value(QStringLiteral("theme")).toString();
    return name == QLatin1String("light") ? Theme::light
        : name == QLatin1String("dark")   ? Theme::dark
                                          : Theme::automatic;
}

void Settings::setTheme(Theme theme)
{
    m_settings.setValue(QStringLiteral("theme"),
        theme == Theme::light      ? QStringLiteral("light")
            : theme == Theme::dark ? QStringLiteral("dark")
                                   : QStringLiteral("auto"));
    emit appearanceChanged();
}

int Settings::textSize() const
{
    return std::clamp(m_settings.value(QStringLiteral("textSize"), 100).toInt(), 80, 200);
}

void Settings::setTextSize(int percent)
{
    m_settings.setValue(QStringLiteral("textSize"), std::clamp(percent, 80, 200));
    emit appearanceChanged();
}

QByteArray Settings::geometry() const
{
    return m_settings.value(QStringLiteral("geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry)
{
    m_settings.setValue(QStringLiteral("geometry"), geometry);
}

QByteArray Settings::splitter(const QString& name) const
{
    return m_settings.value(QStringLiteral("splitters/") + name).toByteArray();
}

void Settings::setSplitter(const QString& name, const QByteArray& state)
{
    m_settings.setValue(QStringLiteral("splitters/") + name, state);
}

bool Settings::fullEditor() const
{
    return m_settings.value(QStringLiteral("fullEditor"), false).toBool();
}

void Settings::setFullEditor(bool full)
{
    m_settings.setValue(QStringLiteral("fullEditor"), full);
}

QStringList Settings::recentFiles() const
{
    return m_settings.value(QStringLiteral("recentFiles")).toStringList();
}

void Settings::setRecentFiles(const QStringList& files)
{
    m_settings.setValue(QStringLiteral("recentFiles"), files);
}

} // namespace phasebench
