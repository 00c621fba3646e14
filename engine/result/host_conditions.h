// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>

namespace phasebench {

/// What slows this computer's CPU now, for Run::conditions: `cpu_governor` (such as "performance"; null where the
/// kernel does not say), `cpu_clock_mhz` (of the first CPU, null likewise), `on_battery` (null without a battery) and
/// `load` (the average of the last minute, of all processes). `root` is "/" but for tests.
nlohmann::json hostConditions(const std::filesystem::path& root = "/");

} // namespace phasebench
