// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/calibration.h"
#include "engine/result/machine_record.h"

/// The last calibration of each computer, where verdicts find it.
namespace phasebench {

std::filesystem::path calibrationPath(const Machine& machine); ///< see recordPath()

/// Replaces the computer's earlier calibration. Throws MachineRecordError.
void keepCalibration(const Calibration& calibration);

/// The calibration of this computer; empty when it was never calibrated. Throws MachineRecordError where the file is
/// damaged.
std::optional<Calibration> keptCalibration(const Machine& machine);

/// Gives the runs that were measured on this computer what is known of it. Where that cannot be read, they go without,
/// and the reason is returned.
std::optional<Fault> applyKeptCalibration(std::span<Run> runs);

} // namespace phasebench
