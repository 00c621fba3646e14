// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/resources.h"

#include <QCoreApplication>
#include <QDir>
#include <QFontDatabase>
#include <QGuiApplication>

namespace phasebench {

QString resourceFolder()
{
    QStringList places;
    if (qEnvironmentVariableIsSet("PHASEBENCH_RESOURCE_DIR"))
        places << qEnvironmentVariable("PHASEBENCH_RESOURCE_DIR");
    const QString program = QCoreApplication::applicationDirPath();
    places << program + QStringLiteral("/../share/phasebench") << program + QStringLiteral("/../../resources");
    for (const QString& place : places)
        if (QDir(place).exists())
            return QDir(place).canonicalPath();
    return {};
}

QString resourceFile(const QString& name)
{
    const QString folder = resourceFolder();
    if (folder.isEmpty())
        return {};
    const QString path = folder + QLatin1Char('/') + name;
    return QFile::exists(path) ? path : QString();
}

QStringList resourceFiles(const QString& folder, const QString& ending)
{
    const QString path = resourceFile(folder);
    QStringList files;
    if (!path.isEmpty())
        for (const QFileInfo& file : QDir(path).entryInfoList({QStringLiteral("*.") + ending}, QDir::Files, QDir::Name))
            files << file.absoluteFilePath();
    return files;
}

void loadFonts()
{
    for (const char* ending : {"ttf", "otf"})
        for (const QString& file : resourceFiles(QStringLiteral("fonts"), QString::fromLatin1(ending)))
            QFontDatabase::addApplicationFont(file);
    const QStringList families = QFontDatabase::families();
    for (const char* name : {"Inter", "Inter Variable"}) {
        const QString family = QString::fromLatin1(name);
        if (families.contains(family)) {
            QFont font = QGuiApplication::font();
            font.setFamily(family);
            QGuiApplication::setFont(font);
            return;
        }
    }
}

} // namespace phasebench
