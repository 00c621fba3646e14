// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/example_files.h"

#include "gui/session/resources.h"

#include <QFile>
#include <QFileInfo>
#include <nlohmann/json.hpp>

namespace phasebench {

namespace {

QString fileTitle(const QString& path)
{
    return QFileInfo(path).completeBaseName().replace(QLatin1Char('-'), QLatin1Char(' '));
}

QString experimentTitle(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileTitle(path);
    const auto json = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
    if (!json.is_object())
        return fileTitle(path);
    const auto title = json.find("title");
    return title != json.end() && title->is_string() && !title->get_ref<const std::string&>().empty()
        ? QString::fromStdString(title->get<std::string>())
        : fileTitle(path);
}

} // namespace

std::vector<ExampleFile> exampleFiles()
{
    std::vector<ExampleFile> files;
    for (const QString& path : resourceFiles(QStringLiteral("recorded"), QStringLiteral("phasebench")))
        files.push_back({fileTitle(path), QObject::tr("recorded on an H100"), path});
    for (const QString& path : resourceFiles(QStringLiteral("examples"), QStringLiteral("json")))
        files.push_back({experimentTitle(path), QObject::tr("experiment"), path});
    return files;
}

QString cardRecording()
{
    for (const QString& path : resourceFiles(QStringLiteral("recorded"), QStringLiteral("phasebench")))
        if (QFileInfo(path).fileName().startsWith(QLatin1String("matmul-8000")))
            return path;
    return {};
}

} // namespace phasebench
