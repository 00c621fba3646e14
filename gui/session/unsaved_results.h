// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QString>
#include <QStringList>
#include <memory>

namespace phasebench {

/// Where runs are until they are saved: a results file in a folder of its own below the state folder, else, where that
/// cannot be written, below the one for temporary files. It is removed in the end, but stays when the program is killed
/// or keep() was called, and the next start finds it.
class UnsavedResults {
public:
    /// A new one, without a file yet.
    static Result<std::unique_ptr<UnsavedResults>> make();
    /// One that an earlier session left; null where another program has it.
    static std::unique_ptr<UnsavedResults> adopt(const QString& file);
    /// The files that sessions left which have ended.
    static QStringList left();

    ~UnsavedResults();
    UnsavedResults(const UnsavedResults&) = delete;
    UnsavedResults& operator=(const UnsavedResults&) = delete;

    QString file() const;
    void keep(bool yes = true) { m_keep = yes; } ///< it stays after this object

private:
    UnsavedResults(QString folder, int lock);

    QString m_folder;
    int m_lock; ///< the folder, locked while this program lives
    bool m_keep = false;
};

} // namespace phasebench
