// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

#include <cstdint>

namespace phasebench {

/// Executions that can work on one and the same operand in place before its values are beyond the type's largest
/// number. Nothing is normalised, so each transform of N points makes the root mean square sqrt(N) times as large. At
/// least 1; INT64_MAX where nothing grows.
std::int64_t callsUntilOverflow(const Problem& callProblem);

/// Are the results of random inputs in [-1, 1] beyond the largest number of their type, so that a right library gives
/// infinities?
bool resultsOverflow(const Problem& problem);

/// Are many of them, a tenth or more, below the normal numbers of their type? They are right with few digits, and
/// processors may be several times slower with them.
bool resultsAreSubnormal(const Problem& problem);

} // namespace phasebench
