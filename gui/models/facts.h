// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>
#include <vector>

namespace phasebench {

/// Names and values, of a row or of what the pointer is at: "median", "44.6 ms".
using Facts = std::vector<std::pair<QString, QString>>;

QString asToolTip(const QString& heading, const Facts& facts); ///< rich text: a small table
QString asLine(const QString& heading, const Facts& facts); ///< plain: "copy in: median 29.1 ms, n 31"

} // namespace phasebench
