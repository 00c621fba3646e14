// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"
#include "engine/result/run.h"

#include <array>
#include <cstddef>
#include <span>

namespace phasebench {

/// The bytes of a problem's operands on the host, by OperandId; empty where there is none.
struct HostOperands {
    std::array<std::span<const std::byte>, operandIdCount> at;

    std::span<const std::byte>& of(OperandId id) { return at[static_cast<std::size_t>(id)]; }
    std::span<const std::byte> of(OperandId id) const { return at[static_cast<std::size_t>(id)]; }
};

/// Compares a result with a reference in double precision on the quantised inputs, at sampled entries (design.md, "Measuring"):
/// matmul: error = max|got - reference| / max(|alpha| (|A||B|) + |beta C|), int8 exact; FFT: sampled outputs by a direct sum with exact twiddle
/// indices, relative to the root mean square of the spectrum, plus Parseval over the whole. A NaN never passes.
/// `operands` hold the inputs as they were before the call and the result (d, or out; in place: `in` is the input before, `out` the result).
Check verify(const Problem& problem, const HostOperands& operands, std::uint64_t seed);

} // namespace phasebench
