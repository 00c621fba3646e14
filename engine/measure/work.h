// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/problem.h"

namespace phasebench {

/// Floating-point operations of the whole problem, as its kind counts them: see engine/problem/<kind>/work.h.
double flopOf(const Problem& problem);

/// Bytes of the operands, each counted once.
std::int64_t bytesOf(const Problem& problem);

} // namespace phasebench
