// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <span>

namespace phasebench::cli {

/// Gives the runs that were measured on this computer its calibration. Where that cannot be read, this is said on
/// standard error, and they go without.
void calibrateRuns(std::span<Run> runs);

} // namespace phasebench::cli
