// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/file_kind.h"

#include "engine/lesson/lesson.h"
#include "engine/problem/experiment_json.h"
#include "gui/models/fault_sentence.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace phasebench {

FileKind kindOf(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly) && file.peek(16).startsWith("SQLite format 3"))
        return FileKind::results;
    if (QFileInfo(path).suffix() == QLatin1String("phasebench"))
        return FileKind::results;
    const QByteArray text = file.isOpen() ? file.read(static_cast<qint64>(maximumExperimentBytes) + 1) : QByteArray();
    return isLesson(std::string_view(text.constData(), std::size_t(text.size()))) ? FileKind::lesson
                                                                                  : FileKind::experiment;
}

Result<nlohmann::json> readExperiment(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failed(QCoreApplication::translate("phasebench", "%1 cannot be read: %2.")
                          .arg(path,
                              QFileInfo(path).isDir()        ? QStringLiteral("it is a folder")
                                  : !QFileInfo::exists(path) ? QStringLiteral("there is no such file")
                                                             : file.errorString()));
    const QByteArray text = file.read(static_cast<qint64>(maximumExperimentBytes) + 1);
    Faults faults;
    nlohmann::json document = parseDocument(std::string_view(text.constData(), std::size_t(text.size())), faults);
    if (!faults.empty())
        return failed(
            QFileInfo(path).fileName() + QStringLiteral(": ") + QString::fromStdString(faults.front().sentence));
    return document;
}

} // namespace phasebench
