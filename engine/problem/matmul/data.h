// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/matmul/problem.h"
#include "engine/problem/placement.h"

/// What becomes of the data: of inputs that are uniform in [-1, 1].
namespace phasebench {

/// Does a call out of place leave rubbish in its input?
bool destroysInput(const Matmul& matmul, const ExecutionSpace& execution);

/// log2 of the root mean square of the results; minus infinity where they are zeros.
double usualResult(const Matmul& matmul);

/// log2 of what the root mean square grows by when a call works on the result of the one before; 0: none does.
double growthInPlace(const Matmul& matmul);

/// What the check's errors are relative to (engine/worker/memory/tolerance.h): a product of two inputs has a mean
/// square of 1/9, and the sum of k of them is as large as the root of the sum of their squares.
double errorScale(const Matmul& matmul);

} // namespace phasebench
