// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/cli/arguments.h"

#include <filesystem>

namespace phasebench::cli {

/// --tuning FILE, else the user's own tuning file; empty where there is no home for one.
std::filesystem::path tuningFileOf(const Arguments& arguments);

} // namespace phasebench::cli
