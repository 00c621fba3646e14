// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <nlohmann/json.hpp>

namespace phasebench {

/// What of a resolved experiment decides what is measured: two experiments with equal keys ask for the same figures.
/// Left out are keys that decide nothing (the title, how long and how often is measured, the seed), and keys that have
/// no effect here (how managed memory is copied without managed operands, FFTW's effort elsewhere than in FFTW): the
/// table of keys says which.
nlohmann::json recordingKey(const Experiment& resolved);

} // namespace phasebench
