// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

/// Entries of a document by their dotted keys, such as "placement.a" or "problem.shape.0": lists are entered by the
/// position of an entry that exists.
namespace phasebench {

/// Is the key `outer`, or within it ("problem.m" within "problem")?
bool isWithin(std::string_view key, std::string_view outer);

/// Sets an entry; objects on the way are made, also where null or false says that there is none. Fails when that is not
/// possible, and leaves the document alone then.
Result<void> setAt(nlohmann::json& document, std::string_view key, nlohmann::json value);

/// The entry, null when there is none.
const nlohmann::json* findAt(const nlohmann::json& document, std::string_view key);

/// Removes a key from its object; does nothing when there is none.
void eraseAt(nlohmann::json& document, std::string_view key);

/// The document without a key, and without the object that held it when nothing is left in that, the problem's aside:
/// "placement": {} says nothing.
nlohmann::json withoutKey(nlohmann::json document, std::string_view key);

/// Applies all fixes of a fault to an experiment's document ("Make it so"). Fails when one does not fit, and leaves the
/// document alone then.
Result<void> applyFixes(nlohmann::json& document, const std::vector<SuggestedFix>& fixes);

} // namespace phasebench
