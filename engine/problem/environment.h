// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace phasebench {

/// The environment variables that change what a library does and are read when it loads. Results record those that are
/// set.
std::span<const std::string_view> libraryEnvironment();

bool isLibraryEnvironment(std::string_view name);

/// Those that `execution.environment` may set. Not among them: what has a key of its own (threads), what would renumber
/// the GPUs, and what names a file or a folder, because experiments come from strangers.
std::span<const std::string_view> settableEnvironment();

} // namespace phasebench
