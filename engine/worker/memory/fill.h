// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/operand.h"

#include <cstddef>
#include <span>

namespace phasebench {

/// Fills one operand of `problem` (all batch elements, padding too) with reproducible random values: uniform in [-1, 1], integers over the
/// small range of int8, never zeros only. The input of a c2r transform is made the transform of random reals (Hermitian where it must be).
/// `host` has the operand's bytes. The same seed and operand give the same bytes on every computer.
void fillOperand(const Problem& problem, const Operand& operand, std::uint64_t seed, std::span<std::byte> host);

/// Fills a result with a pattern (quiet NaNs where the type has them) that no right result leaves in place.
void poison(std::span<std::byte> host);

} // namespace phasebench
