// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace phasebench {

/// "1 run", "3 runs": the program speaks English, so two forms are enough.
inline QString counted(qint64 count, const QString& one, const QString& many)
{
    return QString::number(count) + QChar(0xa0) + (count == 1 ? one : many);
}

} // namespace phasebench
