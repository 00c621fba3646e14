// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/matmul/problem.h"

namespace phasebench {

/// Floating-point operations: 2 m n k (complex 8 m n k), times the batch.
double flopOf(const Matmul& matmul);

/// Do two take the same time for the same number of operations, about? By the types that they compute in.
bool computeAlike(const Matmul& a, const Matmul& b);

} // namespace phasebench
