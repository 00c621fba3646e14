// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/calibration.h"

#include <string>
#include <vector>

namespace phasebench {

/// What a calibration says, by the kind of time: "Identical runs on the CPU lie 2.1 % apart (short calls 3.4 %)." One
/// sentence a kind that was calibrated.
std::vector<std::string> sentencesOf(const Calibration& calibration);

/// "CPU", "GPU, whole calls" or "GPU, its own time".
std::string timedWords(Timed timed);

/// A calibration for a terminal: its sentences, then a table of its times.
std::string toText(const Calibration& calibration);

} // namespace phasebench
