// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

namespace phasebench {

/// Whether planning is left out of the call: it is done once a process, and the calls reuse that plan. So it is where
/// the planner measures (FFTW's efforts above estimate), whatever it happens to take: a property of the experiment, not
/// of a sample. `choice`: the candidate that the calls run; null or without an effort: what the experiment asks for.
bool leavesPlanningOut(const Planning& planning, const nlohmann::json& choice);

} // namespace phasebench
