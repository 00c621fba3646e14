// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>

namespace phasebench {

enum class Theme { automatic, light, dark };

/// What the window remembers from one start to the next.
class Settings : public QObject {
    Q_OBJECT
public:
    /// `file`: empty for the user's own settings, else an INI file.
    explicit Settings(const QString& file = {}, QObject* parent = nullptr);

    Theme theme() const;
    void setTheme(Theme theme);
    /// Percent of the usual size, 80 to 200.
    int textSize() const;
    void setTextSize(int percent);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray splitter(const QString& name) const;
    void setSplitter(const QString& name, const QByteArray& state);
    bool fullEditor() const;
    void setFullEditor(bool full);

    QStringList recentFiles() const;
    void setRecentFiles(const QStringList& files);

signals:
    void appearanceChanged(); ///< theme or text size

private:
    QSettings m_settings;
};

} // namespace phasebench
