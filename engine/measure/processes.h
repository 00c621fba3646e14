// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <string>

namespace phasebench {

/// In so many processes a point is measured, unless an experiment asks for more or that would take too long.
inline constexpr std::int64_t mostProcesses = 5;
/// With fewer, one unlucky process decides how wide an interval is.
inline constexpr std::int64_t leastProcesses = 3;

/// What one process more costs a point, in seconds.
struct ProcessCost {
    double opening = 0; ///< starting the process, its libraries and the GPU's context: once, for all points of the pass
    double own = 0; ///< until the point's first sample: operands, plans, the check, warming up
    std::int64_t points = 1; ///< of the pass, which share the opening

    double ofAPoint() const;
};

/// In how many processes a point is measured where its experiment leaves that open: at most mostProcesses, and as many
/// as lengthen it by no more than 25 %, or by a fifteenth of the timeout. leastProcesses all the same, unless the
/// further ones would take over timeForLeast(). `sample`: seconds of one sample.
std::int64_t processesFor(const Measure& measure, const ProcessCost& cost, double sample);

/// The seconds that leastProcesses - 1 further processes may take: a third of the timeout.
double timeForLeast(const Measure& measure);

/// Why a point is measured in fewer than leastProcesses, as a sentence.
std::string whySoFew(const Measure& measure, const ProcessCost& cost, std::int64_t processes);

/// What one of `processes` processes does of a point's measuring, the first is 0: the limits of time and of number are
/// divided, and the noise of each may be larger, so that a series takes as long in several processes as in one. A
/// series keeps at least one sample. Precondition: 0 <= process < processes.
Measure shareOf(const Measure& measure, std::int64_t processes, std::int64_t process);

} // namespace phasebench
