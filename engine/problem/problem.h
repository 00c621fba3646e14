// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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

/// D = epilog(alpha * op(A) op(B) + beta * C), with op(A) m x k, op(B) k x n, C and D m x n, batch times.
struct Matmul {
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

/// A batch of 1- to 3-dimensional transforms; shape is the logical (for r2c and c2r: real) shape. Nothing is
/// normalised.
struct Fft {
    std::vector<std::int64_t> shape;
    std::int64_t batch = 1;
    Transform transform = Transform::c2c;
    DataType type = DataType::float32; ///< the precision: a real type, also for c2c
    Direction direction = Direction::forward;
    bool in_place = false;

    bool operator==(const Fft&) const = default;
};

struct Problem {
    std::variant<Matmul, Fft> value;

    bool isMatmul() const { return std::holds_alternative<Matmul>(value); }
    const Matmul& matmul() const { return std::get<Matmul>(value); }
    const Fft& fft() const { return std::get<Fft>(value); }
    Matmul& matmul() { return std::get<Matmul>(value); }
    Fft& fft() { return std::get<Fft>(value); }
    std::int64_t batch() const { return isMatmul() ? matmul().batch : fft().batch; }

    bool operator==(const Problem&) const = default;
};

/// One line for titles and charts, such as "matmul 8000 x 2000 x 4000 float32" or "FFT 10000 c2c float32".
std::string describe(const Problem& problem);

} // namespace phasebench
