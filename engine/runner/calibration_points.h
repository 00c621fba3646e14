// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/result/machine.h"

#include <vector>

namespace phasebench {

/// Each is measured in at most so many processes.
inline constexpr std::int64_t calibrationProcesses = 20;

/// What a calibration measures, resolved: matmuls and FFTs from about 1 us to 10 ms, on the CPU with one thread and,
/// where there is a GPU, on the first one with operands in its memory. The share of one process takes a fraction of a
/// second.
std::vector<Experiment> calibrationPoints(const Machine& machine);

} // namespace phasebench
