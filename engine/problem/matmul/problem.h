// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/matmul/types.h"
#include "engine/problem/problem_kind.h"

#include <array>
#include <cstdint>
#include <optional>

namespace phasebench {

/// How one matrix of a matmul is stored. What is left out is derived: see matrixOf().
struct MatrixOptions {
    bool transpose = false;
    bool conjugate = false;
    Order order = Order::column;
    std::optional<std::int64_t> ld; ///< elements between columns (order column) or rows (order row)
    std::optional<std::int64_t> batch_stride; ///< elements between batch elements; 0 broadcasts an input
    std::optional<DataType> type;

    bool operator==(const MatrixOptions&) const = default;
};

enum class MatmulOperand { a, b, c, d, bias, aux };

/// D = epilog(alpha * op(A) op(B) + beta * C), with op(A) m x k, op(B) k x n, C and D m x n, batch times.
struct Matmul {
    static constexpr ProblemKind kind{.name = "matmul",
        .title = "matmul",
        .one = "a matmul",
        .product = "a matrix product",
        .many = "matrix products"};
    using Operand = MatmulOperand;
    static constexpr std::array operands{ListedOperand{"a", "A", "A"}, ListedOperand{"b", "B", "B"},
        ListedOperand{"c", "C", "C"}, ListedOperand{"d", "D", "D", true}, ListedOperand{"bias", "bias", "the bias"},
        ListedOperand{"aux", "aux", "the auxiliary matrix", true}};

    std::int64_t m = 0;
    std::int64_t n = 0;
    std::int64_t k = 0;
    std::int64_t batch = 1;
    DataType type = DataType::float32;
    ComputeType compute = ComputeType::float32;
    MatrixOptions a, b, c, d; ///< c is used only when beta is not 0
    double alpha = 1.0;
    double beta = 0.0;
    Epilog epilog = Epilog::none;

    bool operator==(const Matmul&) const = default;
};

} // namespace phasebench
