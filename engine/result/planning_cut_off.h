// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>
#include <string>

namespace phasebench {

/// Seconds after which a planner was stopped before it was done; empty where it was not.
std::optional<double> planningCutOffAfter(const Run& run);

/// "cut off after 10.0 s" where a planner's time was over before it was done: planning's time is the limit's, not the
/// planner's, and the plan is the best one until then. Empty where it was not.
std::string planningCutOff(const Run& run);

} // namespace phasebench
