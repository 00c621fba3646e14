// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/conditions.h"

#include <filesystem>

namespace phasebench {

/// What slows this computer's CPU now, for Run::conditions: its members of the CPU, empty where the kernel does
/// not say. `root` is "/" but for tests.
Conditions hostConditions(const std::filesystem::path& root = "/");

} // namespace phasebench
