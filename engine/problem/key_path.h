// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace phasebench {

/// Sets the entry at a dotted key such as "placement.a" or "problem.shape.0"; objects on the way are made, lists are
/// entered by the position of an entry that exists. Returns one sentence when that is not possible, and leaves the
/// document alone then.
std::string setAt(nlohmann::json& document, std::string_view key, nlohmann::json value);

/// The entry at a dotted key, null when there is none.
const nlohmann::json* findAt(const nlohmann::json& document, std::string_view key);

/// Applies all mends of a fault to an experiment's document ("Make it so"). Returns one sentence when one does not fit,
/// and leaves the document alone then.
std::string applyMends(nlohmann::json& document, const std::vector<Mend>& mends);

} // namespace phasebench
