// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/comparison_model.h"

#include <QFuture>

namespace phasebench {

/// Two results files, run by run.
struct FileComparison {
    std::vector<RunPair> pairs;
    std::size_t runsOfA = 0;
    std::size_t runsOfB = 0;
    QString error; ///< one sentence where a file could not be read
};

/// Reads both files with their samples and compares them, on a thread of the pool.
QFuture<FileComparison> comparedLater(const QString& a, const QString& b);

} // namespace phasebench
