// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/run.h"

#include <QString>

class QWidget;

namespace phasebench {

/// Writes the run's timeline as a Chrome trace. The file is whole or not there.
Result<void> exportTrace(const Run& run, const QString& path);

/// Asks for a file and writes it; does nothing where none is chosen.
Result<void> exportTraceWithDialog(const Run& run, QWidget* parent);

} // namespace phasebench
