// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/recent_files.h"

#include "gui/session/settings.h"

#include <QFileInfo>

namespace phasebench {

RecentFiles::RecentFiles(Settings& settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QStringList RecentFiles::files() const
{
    QStringList existing;
    for (const QString& path : m_settings.recentFiles())
        if (QFileInfo::exists(path))
            existing << path;
    return existing;
}

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList all = m_settings.recentFiles();
    all.removeAll(absolute);
    all.prepend(absolute);
    m_settings.setRecentFiles(all.mid(0, most));
    emit changed();
}

void RecentFiles::remove(const QString& path)
{
    QStringList all = m_settings.recentFiles();
    all.removeAll(QFileInfo(path).absoluteFilePath());
    m_settings.setRecentFiles(all);
    emit changed();
}

} // namespace phasebench
