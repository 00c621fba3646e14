// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"

namespace phasebench {

/// A stored matrix with everything derived: `rows x columns` as stored (before op), column-major unless order is row.
struct Matrix {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t ld = 0;
    std::int64_t batch_stride = 0; ///< elements
    Order order = Order::column;
    bool transpose = false;
    bool conjugate = false;
    DataType type = DataType::float32;

    /// Position, in elements, of the stored entry (row, column) of batch element b.
    std::int64_t at(std::int64_t row, std::int64_t column, std::int64_t b = 0) const
    {
        return b * batch_stride + (order == Order::column ? column * ld + row : row * ld + column);
    }
};

/// The matrix a, b, c or d of a matmul, with ld, batch stride and type filled in.
Matrix matrixOf(const Matmul& matmul, MatmulOperand operand);

std::optional<Role> roleOf(const Matmul& matmul, MatmulOperand operand);
constexpr MatmulOperand resultOf(const Matmul&)
{
    return MatmulOperand::d;
}
DataType resultTypeOf(const Matmul& matmul);

/// Precondition: the matmul has the operand. Empty when a size would not fit into 64 bits. A bias has m numbers for
/// each batch element (a gradient of B: n), one batch element after the other; a ReLU mask has a bit an entry of D,
/// columns padded to 128 bits; a GELU auxiliary is D's shape, columns padded to 8 elements.
std::optional<Operand> operandOf(const Matmul& matmul, MatmulOperand operand, Role role);

/// Elements from one batch element to the next; empty where they are packed.
std::optional<std::int64_t> batchStrideOf(const Matmul& matmul, MatmulOperand operand);

/// "row order, ld 8, transposed"; empty for what is no matrix of the product.
std::string storageWords(const Matmul& matmul, MatmulOperand operand);

} // namespace phasebench
