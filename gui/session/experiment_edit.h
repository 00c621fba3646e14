// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/problem/fault.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Edits of an experiment's document, as a person at the window means them. Pure functions.
namespace phasebench {

/// The document with one key changed, and with what would contradict the change put back to its default: another type
/// drops the old compute type, another kind of problem drops the old operands' placement.
nlohmann::json withValue(nlohmann::json document, const std::string& key, const nlohmann::json& value);

/// The document with several changes, in order.
nlohmann::json withFixes(nlohmann::json document, const std::vector<SuggestedFix>& fixes);

/// An experiment of this kind to begin with; a matmul where there is no such kind.
nlohmann::json newDocument(const std::string& kind);

} // namespace phasebench
