// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace phasebench {

/// The environment variables that change what a library, or the runtime below it, does and are read when it loads.
/// Results record those that are set.
std::span<const std::string_view> libraryEnvironment();

bool isLibraryEnvironment(std::string_view name);

/// Those that `execution.environment` may set.
std::span<const std::string_view> settableEnvironment();

/// What the libraries of one worker program want to be set where nobody set it.
std::map<std::string, std::string> presetEnvironment(std::string_view worker);

} // namespace phasebench
