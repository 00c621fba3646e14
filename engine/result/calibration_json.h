// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/calibration.h"

#include <nlohmann/json.hpp>

namespace phasebench {

/// {"date": …, "seconds": 180, "machine": {…}, "times": [{"problem": "matmul 64 x 64 x 64 float32", "timed": "cpu",
/// "median": 7.4, "deviation": 0.021, "medians": [7.3, 7.4]}]}: `timed` is cpu, gpu_call or gpu (its own time); times
/// are microseconds, `deviation` is relative.
nlohmann::json toJson(const Calibration& calibration);

/// Throws std::runtime_error with one sentence when the JSON is no calibration.
Calibration calibrationFromJson(const nlohmann::json& json);

} // namespace phasebench
