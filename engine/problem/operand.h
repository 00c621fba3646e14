// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/checked.h"
#include "engine/problem/operand_id.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

enum class Role { input, output, both }; ///< both: an in-place FFT's operand

/// What the rest of the program needs to know of an operand to allocate, fill, copy and show it.
struct Operand {
    OperandId id;
    Role role = Role::input;
    DataType scalar = DataType::float32; ///< the type of the real numbers in it (float32 for complex64)
    int parts = 1; ///< real numbers an element: 2 when complex
    std::int64_t elements = 0; ///< padding included, all batch elements
    std::int64_t bytes = 0; ///< elements times the element's size: what is allocated and copied
    std::vector<std::int64_t> shape; ///< logical shape of one batch element, for display
};

/// The operand with `elements` and the bytes that follow from them; empty when a count does not fit.
std::optional<Operand> sizedOperand(Operand operand, Checked elements);

/// The part that an operand plays in the problem; empty when the problem does not have it.
std::optional<Role> roleOf(const Problem& problem, OperandId id);

/// The operand that holds the result; in place it is none of operandsOf(), and its addresses are those of the operand
/// that is input and output.
OperandId resultOf(const Problem& problem);
/// In place: the operand that the result is written over; empty where the result is an operand of its own.
std::optional<OperandId> overwrittenOf(const Problem& problem);
DataType resultTypeOf(const Problem& problem);

/// The operands that the problem has, inputs first, in the order in which the kind lists them; the sizes are exact (the
/// experiment was validated, so none overflows; std::overflow_error otherwise).
std::vector<Operand> operandsOf(const Problem& problem);

/// The same; empty when a size would not fit into 64 bits.
std::optional<std::vector<Operand>> operandsIfCountable(const Problem& problem);

/// How an operand lies in memory beyond its shape and type, such as "column order, ld 8"; empty where that says all.
std::string storageWords(const Problem& problem, OperandId id);

/// The problem that one call of a sequence computes when the batch is a sequence of calls: the same with batch 1.
Problem elementOf(const Problem& problem);

/// Bytes from one batch element of an operand to the next; 0 where all share one.
std::int64_t batchStepOf(const Problem& problem, const Operand& whole);

} // namespace phasebench
