// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace phasebench {

/// The variable in which a worker is told when it was started: microseconds of the steady clock, which all processes of
/// a computer share.
inline constexpr const char* startedVariable = "PHASEBENCH_STARTED";

/// What starting a process and loading its libraries took, in us: from `started`, the variable's text, to `begun`. 0
/// where nobody told, or where it cannot be (another computer's clock).
double loadingTime(const char* started, double begun);

} // namespace phasebench
