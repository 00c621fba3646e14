// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/worker/cpu/openblas/openblas_gemm.h"

#include "engine/problem/matmul/operands.h"

namespace phasebench {

namespace {

/// `outer`: the whole product is transposed.
CBLAS_TRANSPOSE operationOf(const Matrix& matrix, bool outer)
{
    const bool transpose = (matrix.transpose != (matrix.order == Order::row)) != outer;
    const bool conjugate = matrix.conjugate && isComplex(matrix.type);
    if (transpose)
        return conjugate ? CblasConjTrans : CblasTrans;
    // Not in the CBLAS standard, but OpenBLAS has kernels for it.
    return conjugate ? CblasConjNoTrans : CblasNoTrans;
}

} // namespace

GemmCall GemmCall::of(const Matmul& matmul)
{
    const bool swapped = matrixOf(matmul, MatmulOperand::d).order == Order::row;
    GemmCall call;
    if (swapped)
        std::swap(call.left, call.right);
    const Matrix left = matrixOf(matmul, call.left);
    const Matrix right = matrixOf(matmul, call.right);
    call.leftOperation = operationOf(left, swapped);
    call.rightOperation = operationOf(right, swapped);
    call.m = static_cast<blasint>(swapped ? matmul.n : matmul.m);
    call.n = static_cast<blasint>(swapped ? matmul.m : matmul.n);
    call.k = static_cast<blasint>(matmul.k);
    call.leftLd = static_cast<blasint>(left.ld);
    call.rightLd = static_cast<blasint>(right.ld);
    call.resultLd = static_cast<blasint>(matrixOf(matmul, MatmulOperand::d).ld);
    return call;
}

} // namespace phasebench
