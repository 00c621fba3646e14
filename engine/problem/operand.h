// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

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

enum class Role { input, output, both }; ///< both: an in-place FFT's operand

/// What the rest of the program needs to know of an operand to allocate, fill, copy and show it.
struct Operand {
    OperandId id = OperandId::a;
    Role role = Role::input;
    DataType scalar = DataType::float32; ///< the type of the real numbers in it (float32 for complex64)
    int parts = 1; ///< real numbers an element: 2 when complex
    std::int64_t elements = 0; ///< padding included, all batch elements
    std::int64_t bytes = 0; ///< elements times the element's size: what is allocated and copied
    std::vector<std::int64_t> shape; ///< logical shape of one batch element, for display
};

/// The matrix in slot a, b, c or d of a matmul, with ld, batch stride and type filled in.
Matrix matrixOf(const Matmul& matmul, OperandId id);

/// The part that an operand plays in the problem; empty when the problem does not have it.
std::optional<Role> roleOf(const Problem& problem, OperandId id);

/// "A", "B", …, "the bias", "the input": for sentences.
std::string_view titleOf(OperandId id);

/// The operands that the problem has, inputs first, in slot order; the sizes are exact (the experiment was validated,
/// so none overflows; std::overflow_error otherwise). A bias has m numbers for each batch element (a gradient of B: n),
/// one batch element after the other; a ReLU mask has a bit an entry of D, columns padded to 128 bits; a GELU auxiliary
/// is D's shape, columns padded to 8 elements.
std::vector<Operand> operandsOf(const Problem& problem);

/// The same; empty when a size would not fit into 64 bits.
std::optional<std::vector<Operand>> operandsIfCountable(const Problem& problem);

/// The problem that one call of a sequence computes when the batch is a sequence of calls: the same with batch 1.
Problem elementOf(const Problem& problem);

/// Bytes from one batch element of an operand to the next; 0 where all share one.
std::int64_t batchStepOf(const Problem& problem, const Operand& whole);

} // namespace phasebench
