// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <tl/expected.hpp>

namespace phasebench {

/// Writes a file beside `path` and lets it take that place, never that of a results file (see writeBeside()). The error
/// is one sentence.
tl::expected<void, QString> writeFile(const QString& path, const QByteArray& bytes);

} // namespace phasebench
