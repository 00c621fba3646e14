// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace phasebench {

class Settings;

/// The files opened last, newest first, at most ten.
class RecentFiles : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 10;

    explicit RecentFiles(Settings& settings, QObject* parent = nullptr);

    QStringList files() const; ///< those that still exist
    void add(const QString& path);
    void remove(const QString& path);

signals:
    void changed();

private:
    Settings& m_settings;
};

} // namespace phasebench
