// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

enum class Samples { without, with };

/// A run as resources/manual/formats.md describes it; with samples, also "samples": {"call": […], …} and the timeline.
nlohmann::json toJson(const Run& run, Samples samples = Samples::without);

/// The reverse. Throws std::runtime_error with one sentence when the text is no run.
Run runFromJson(const nlohmann::json& json);

/// {"phasebench": 1, "runs": […]}
nlohmann::json toJson(const std::vector<Run>& runs, Samples samples = Samples::without);

} // namespace phasebench
