// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/problem.h"

#include <QString>

/// The window's words for what only an FFT has.
namespace phasebench::words {

QString operandWord(FftOperand operand); ///< "in"
QString kind(const Fft& fft); ///< "FFT"
QString sizes(const Fft& fft); ///< "512 × 512"
QString options(const Fft& fft); ///< "c2c inverse in place"
QString elements(const Fft& fft); ///< what a batch is counted in: "transforms"
QString flopRemark(const Fft& fft); ///< how operations are counted

} // namespace phasebench::words
