// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fft/types.h"
#include "engine/problem/problem_kind.h"

#include <array>
#include <cstdint>
#include <vector>

namespace phasebench {

enum class FftOperand { in, out };

/// A batch of 1- to 3-dimensional transforms; shape is the logical (for r2c and c2r: real) shape. Nothing is
/// normalised.
struct Fft {
    static constexpr ProblemKind kind{
        .name = "fft", .title = "FFT", .one = "an FFT", .product = "an FFT", .many = "FFTs"};
    using Operand = FftOperand;
    static constexpr std::array operands{
        ListedOperand{"in", "in", "the input"}, ListedOperand{"out", "out", "the output", true}};

    std::vector<std::int64_t> shape;
    std::int64_t batch = 1;
    Transform transform = Transform::c2c;
    DataType type = DataType::float32; ///< the precision: a real type, also for c2c
    Direction direction = Direction::forward;
    bool in_place = false;

    bool operator==(const Fft&) const = default;
};

} // namespace phasebench
