// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace phasebench {

/// The first line of a file of /proc or /sys, without the spaces around it; empty when it cannot be read.
std::optional<std::string> firstLineOf(const std::filesystem::path& path);

} // namespace phasebench
