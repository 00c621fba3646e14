// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/sweep.h"

namespace phasebench {

/// Reads one entry of "sweep"; `path` is its key, such as "sweep.0". Adds a fault for each thing that is wrong; an axis
/// with a fault has no steps.
SweepAxis readAxis(const nlohmann::json& entry, const std::string& path, Faults& faults);

} // namespace phasebench
