// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

namespace phasebench {

/// The host clock of every figure: microseconds of the steady clock.
inline double now()
{
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What one reading of the clock adds to what is timed between two, in us: the least of many pairs with nothing in
/// between, found once a process.
double clockCost();

} // namespace phasebench
