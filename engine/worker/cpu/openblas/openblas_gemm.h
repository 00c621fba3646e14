// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/worker/backend.h"

#include <cblas.h>

namespace phasebench {

/// A matmul as the arguments of one column-major cblas_?gemm. A matrix stored by rows is its transpose stored by
/// columns, which turns its transpose flag round; where D is stored by rows, D^T = op(B)^T op(A)^T is computed, which
/// swaps the operands.
struct GemmCall {
    MatmulOperand left = MatmulOperand::a;
    MatmulOperand right = MatmulOperand::b;
    CBLAS_TRANSPOSE leftOperation = CblasNoTrans;
    CBLAS_TRANSPOSE rightOperation = CblasNoTrans;
    blasint m = 0;
    blasint n = 0;
    blasint k = 0;
    blasint leftLd = 0;
    blasint rightLd = 0;
    blasint resultLd = 0;

    /// A conjugate of real numbers is none. Precondition: sizes and leading dimensions fit 32 bits, as the library's
    /// rules ask for.
    static GemmCall of(const Matmul& matmul);
};

} // namespace phasebench
