// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windows/example_files.h"

#include "gui/session/resources.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace phasebench {

namespace {

QString fileTitle(const QString& path)
{
    QString title = QFileInfo(path).completeBaseName();
    title.replace(QRegularExpression(QStringLiteral("(?<=[0-9])x(?=[0-9])")), QStringLiteral(" × "));
    title.replace(QLatin1String("relu-bias"), QLatin1String("with bias and ReLU"));
    title.replace(QLatin1String("fft-"), QLatin1String("FFT "));
    if (title.startsWith(QLatin1String("h100-")))
        title = QLatin1String("H100: ") + title.mid(5);
    return title.replace(QLatin1Char('-'), QLatin1Char(' '));
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

std::vector<ExampleFile> exampleExperiments()
{
    std::vector<ExampleFile> files;
    for (const QString& path : resourceFiles(QStringLiteral("examples"), QStringLiteral("json")))
        files.push_back({experimentTitle(path), path});
    return files;
}

std::vector<ExampleFile> recordedResults()
{
    std::vector<ExampleFile> files;
    for (const QString& path : resourceFiles(QStringLiteral("recorded"), QStringLiteral("phasebench")))
        files.push_back({fileTitle(path), path});
    return files;
}

std::vector<LessonFile> lessonFiles()
{
    std::vector<LessonFile> files;
    for (const QString& path : resourceFiles(QStringLiteral("lessons"), QStringLiteral("json"))) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto json = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
        if (!json.is_object())
            continue;
        const auto text = [&](const char* key) {
            const auto found = json.find(key);
            return found != json.end() && found->is_string() ? QString::fromStdString(found->get<std::string>())
                                                             : QString();
        };
        const auto number = json.find("number");
        files.push_back({number != json.end() && number->is_number_integer() ? number->get<int>() : 999,
            text("title").isEmpty() ? fileTitle(path) : text("title"), text("about"), path});
    }
    std::ranges::stable_sort(files, {}, &LessonFile::number);
    return files;
}

} // namespace phasebench
