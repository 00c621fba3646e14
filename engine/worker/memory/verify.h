// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"
#include "engine/result/run.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace phasebench {

/// The bytes of a problem's operands on the host, by OperandId; empty where there is none.
struct HostOperands {
    PerOperand<std::span<const std::byte>> at;
    /// The result of problemBeforeActivation(), laid out as D; empty where there is none.
    std::span<const std::byte> beforeActivation;

    std::span<const std::byte>& of(OperandId id) { return at[id]; }
    std::span<const std::byte> of(OperandId id) const { return at[id]; }
};

/// The same matmul without its activation (relu, gelu), where the check needs its result to see every entry: sums over
/// entries tell nothing of what follows an activation, and to compare all entries one by one takes too long. Empty
/// where the check does without. It is computed by the same library, whose word is not taken for it: it is checked
/// itself.
std::optional<Problem> problemBeforeActivation(const Problem& problem);

/// Compares a result with a reference in double on the quantised inputs. Every entry counts:
/// - matmul: the product of D with random signs against that of A and B (Freivalds), by groups of columns, and single
///   entries at random. Where an activation follows (relu, gelu) the sums do not tell. Then all entries of small
///   problems are computed again; of larger ones the activation of each entry of `beforeActivation`, which is checked
///   by its sums, is compared with the result. Without that, or where that is wrong itself, entries and rows at random
///   and the places where something looks missing or too large;
/// - FFT: the inverse transform of the outputs against the input at random places, single outputs at random against a
///   direct sum with exact twiddle indices, and Parseval's theorem, for every batch element.
/// tolerance.h says what an error is relative to, and where the tolerance comes from. What is no finite number has an
/// infinite error and never passes, wherever it is.
/// `operands` hold the inputs as they were before the call and the result (d, or out; in place: `in` is the input
/// before, `out` the result). Each array is read a few times, and about 1e8 multiplications come on top at most.
/// Throws std::invalid_argument for an operand that is missing or too short, and for an epilog that has no reference:
/// the gradients (drelu …, bgrada, bgradb) and what writes an auxiliary operand.
Check verify(const Problem& problem, const HostOperands& operands, std::uint64_t seed);

} // namespace phasebench
