// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"

namespace phasebench {

std::optional<Role> roleOf(const Fft& fft, FftOperand operand);
constexpr FftOperand resultOf(const Fft&)
{
    return FftOperand::out;
}
DataType resultTypeOf(const Fft& fft);

/// Precondition: the FFT has the operand. Empty when a size would not fit into 64 bits. In place, a row of reals has
/// room for the complex numbers that take its place.
std::optional<Operand> operandOf(const Fft& fft, FftOperand operand, Role role);

/// Elements from one batch element to the next; empty where they are packed.
std::optional<std::int64_t> batchStrideOf(const Fft& fft, FftOperand operand);

/// Empty: shape and type say all.
std::string storageWords(const Fft& fft, FftOperand operand);

} // namespace phasebench
