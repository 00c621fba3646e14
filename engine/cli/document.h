// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run_json.h"

namespace phasebench::cli {

/// What `run --json` and `show --json` print: the runs with their timelines, and with their samples when asked for.
nlohmann::json documentOf(const std::vector<Run>& runs, Samples samples);

} // namespace phasebench::cli
