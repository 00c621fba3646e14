// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <nlohmann/json.hpp>

namespace phasebench {

/// What of a resolved experiment decides what is measured: two experiments with equal keys ask for the same figures.
/// In it: the problem, the placement, the execution space with its threads and environment, the call form, the
/// planning, and of the measurement the cache state. Left out: the title, how long and how often is measured, the
/// seed, whether the first use is measured too, and settings that have no effect here (the way to copy managed memory
/// without managed operands, the way between GPUs without two of them, FFTW's effort elsewhere than in FFTW, how
/// operands change where a stateless call gets new ones anyway).
nlohmann::json recordingKey(const Experiment& resolved);

} // namespace phasebench
