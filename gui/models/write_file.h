// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <QByteArray>
#include <QString>

namespace phasebench {

/// Writes a file beside `path` and lets it take that place, never that of a results file (see writeBeside()).
Result<void> writeFile(const QString& path, const QByteArray& bytes);

} // namespace phasebench
