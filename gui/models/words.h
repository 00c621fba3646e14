// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"

#include <QString>

/// The words of the window for the engine's values; figures are formatted by numbers.h.
namespace phasebench::words {

QString of(Phase phase); ///< "copy in"
QString of(OperandId id); ///< "A", "bias", "in"
QString of(const MemorySpace& space); ///< "pageable", "pinned", "managed", "GPU 0"
QString of(const Execution& execution); ///< "CPU × 16", "GPU 0"
QString of(RunStatus status);
QString of(StopReason reason);
QString of(TimingSource source);
QString backend(const std::string& name); ///< "cuBLASLt"
QString badge(const Run& run); ///< "recorded · H100 · 2026-11-22"; empty for a run that was measured here
/// A run's label with its badge, for tables.
QString badged(const QString& label, const Run& run);
QString placement(const Experiment& experiment); ///< "A, B, D pageable"; of more than three "all pageable"
QString series(const QString& name); ///< "execution.gpu" to "execution, GPU clock"

} // namespace phasebench::words
