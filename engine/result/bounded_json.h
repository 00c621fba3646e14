// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace phasebench {

/// Parses JSON that may come from a stranger; empty when it is none or nested deeper than 64 (nothing that this program
/// writes is, and copying or printing deep values would use up the stack).
std::optional<nlohmann::json> parseBounded(std::string_view text);

} // namespace phasebench
