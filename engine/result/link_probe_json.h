// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/link_probe.h"

#include <nlohmann/json.hpp>

namespace phasebench {

/// {"date": …, "machine": {…}, "links": [{"from", "to", "mode", "bytes", "timing_source", "median", "low", "high",
/// "samples", "rate"}], "allocations": [{"space", "bytes", "allocate", "first_touch", "release"}]}: times are
/// microseconds, sizes bytes, rates bytes a second; what does not exist is null.
nlohmann::json toJson(const LinkProbe& probe);

/// Throws std::runtime_error with one sentence when the JSON is no probe.
LinkProbe linkProbeFromJson(const nlohmann::json& json);

} // namespace phasebench
