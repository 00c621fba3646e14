// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

namespace phasebench {

/// So many, unless an experiment asks for more.
inline constexpr std::int64_t mostProcesses = 5;

/// In how many processes a point is measured where its experiment leaves that open: at most mostProcesses, and as many
/// as lengthen it by no more than 30 %; 1 where a second one would cost more than that. `before`: seconds that a
/// process takes until its first sample; `sample`: seconds of one sample.
std::int64_t processesFor(const Measure& measure, double before, double sample);

/// What one of `processes` processes does of a point's measuring, the first is 0: the limits of time and of number are
/// divided, so that a series takes as long in several processes as in one. A series keeps at least one sample.
/// Precondition: 0 <= process < processes.
Measure shareOf(const Measure& measure, std::int64_t processes, std::int64_t process);

} // namespace phasebench
