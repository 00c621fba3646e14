// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/problem.h"

#include <QString>

/// The window's words for what only a matmul has.
namespace phasebench::words {

QString operandWord(MatmulOperand operand); ///< "A", "bias"
QString kind(const Matmul& matmul); ///< "matmul"
QString sizes(const Matmul& matmul); ///< "8 × 8 × 8"
QString options(const Matmul& matmul); ///< "A transposed, beta 0.5"; "plain" where nothing is to be said
QString elements(const Matmul& matmul); ///< what a batch is counted in: "products"
QString flopRemark(const Matmul& matmul); ///< how operations are counted; empty where that is plain

} // namespace phasebench::words
