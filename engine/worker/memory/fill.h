// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"

#include <cstddef>
#include <span>

namespace phasebench {

/// Fills one operand of `problem` (all batch elements, padding too) with reproducible random values that are never
/// zero: uniform in [-1, 1], and odd integers in [-7, 7] for int8 and int32. The input of a c2r transform is the
/// spectrum of random reals: random entries in the stored half, with X(-k) = conj X(k) where both are stored (last
/// index 0, or half of an even length), and that is what the transform of a real signal is. `host` has the operand's
/// bytes. The same seed and operand give the same bytes on every computer.
void fillOperand(const Problem& problem, const Operand& operand, std::uint64_t seed, std::span<std::byte> host);

/// Fills a result with a pattern that no right result leaves in place: all bits 1, a quiet NaN in every floating-point
/// format and -1 in the integers.
void poison(std::span<std::byte> host);

} // namespace phasebench
