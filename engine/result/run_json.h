// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

namespace phasebench {

enum class Samples { without, with };

/// A run as resources/manual/formats.md describes it; with samples, also "samples": {"call": […], …} and the timeline.
nlohmann::json toJson(const Run& run, Samples samples = Samples::without);

/// The reverse. Throws std::runtime_error with one sentence that names what is of the wrong type or missing.
Run runFromJson(const nlohmann::json& json);

/// The end and the figure of a call's series; reading does not ask for a median: a series that was not summarised yet
/// has none.
nlohmann::json toJson(const CallFigures& call);
CallFigures callFromJson(const nlohmann::json& json);

/// As they stand in a run.
nlohmann::json toJson(const std::vector<Candidate>& candidates);
std::vector<Candidate> candidatesFromJson(const nlohmann::json& json);

/// {"phasebench": 1, "runs": […]}
nlohmann::json toJson(const std::vector<Run>& runs, Samples samples = Samples::without);

} // namespace phasebench
