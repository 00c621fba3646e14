// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/unsaved_results.h"

#include "engine/result/state_folder.h"
#include "gui/models/fault_sentence.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace phasebench {

namespace {

QString fileIn(const QString& folder)
{
    return folder + QStringLiteral("/unsaved.phasebench");
}

QStringList places()
{
    QStringList places;
    if (const auto state = stateFolder(); !state.empty())
        places << QFile::decodeName(state.c_str()) + QStringLiteral("/unsaved");
    // Names of files of others must not meet in a folder that all share.
    return places << QDir::tempPath() + QStringLiteral("/phasebench-unsaved-%1").arg(::getuid());
}

/// -1 where the folder is another program's, or not there.
int locked(const QString& folder)
{
    const int lock = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(lock);
        return -1;
    }
    return lock;
}

} // namespace

Result<std::unique_ptr<UnsavedResults>> UnsavedResults::make()
{
    QString reason;
    for (const QString& place : places()) {
        QDir().mkpath(place);
        ::chmod(QFile::encodeName(place).constData(), 0700);
        QByteArray name = QFile::encodeName(place + QStringLiteral("/XXXXXX"));
        if (::mkdtemp(name.data()) == nullptr) {
            reason = QCoreApplication::translate("phasebench", "No folder for unsaved results could be made in %1: %2.")
                         .arg(place, QString::fromLocal8Bit(std::strerror(errno)));
            continue;
        }
        const QString folder = QFile::decodeName(name);
        return std::unique_ptr<UnsavedResults>(new UnsavedResults(folder, locked(folder)));
    }
    return failed(reason);
}

std::unique_ptr<UnsavedResults> UnsavedResults::adopt(const QString& file)
{
    const QString folder = QFileInfo(file).absolutePath();
    const int lock = locked(folder);
    return lock < 0 ? nullptr : std::unique_ptr<UnsavedResults>(new UnsavedResults(folder, lock));
}

QStringList UnsavedResults::left()
{
    QStringList files;
    for (const QString& place : places())
        for (const QFileInfo& folder : QDir(place).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
            const QFileInfo file(fileIn(folder.absoluteFilePath()));
            const int lock = locked(folder.absoluteFilePath());
            if (lock < 0)
                continue;
            ::close(lock);
            if (folder.ownerId() == ::getuid() && file.isFile() && file.size() > 0)
                files << file.absoluteFilePath();
        }
    return files;
}

UnsavedResults::UnsavedResults(QString folder, int lock)
    : m_folder(std::move(folder))
    , m_lock(lock)
{
}

UnsavedResults::~UnsavedResults()
{
    if (!m_keep)
        QDir(m_folder).removeRecursively();
    if (m_lock >= 0)
        ::close(m_lock);
}

QString UnsavedResults::file() const
{
    return fileIn(m_folder);
}

} // namespace phasebench
