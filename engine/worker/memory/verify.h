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

/// Compares a result with a reference in higher precision on the quantised inputs, at entries that the seed samples
/// (the corners of the first and the last batch element are always among them):
/// - matmul: error = max|got - reference| / max(|alpha| (|A||B|) + |beta C| + |bias|), each maximum over the sampled
///   entries, and no entry of D may be a NaN;
/// - FFT: sampled outputs by a direct sum with exact twiddle indices, relative to the root mean square of the outputs,
///   and Parseval's theorem for every batch element: the relative difference of the norms counts as an error too.
/// tolerance.h says where the tolerance comes from. What is no number has an infinite error and never passes.
/// `operands` hold the inputs as they were before the call and the result (d, or out; in place: `in` is the input
/// before, `out` the result). The cost is bounded: about 1e8 multiplications, and one pass over the result.
/// Throws std::invalid_argument for an operand that is missing or too short, and for an epilog that has no reference:
/// the gradients (drelu …, bgrada, bgradb) and what writes an auxiliary operand.
Check verify(const Problem& problem, const HostOperands& operands, std::uint64_t seed);

} // namespace phasebench
