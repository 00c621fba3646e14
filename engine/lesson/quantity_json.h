// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/lesson/quantity.h"
#include "engine/problem/fault.h"

#include <set>

namespace phasebench {

/// Reads a figure such as {"figure": "share", "run": "host", "phases": ["copy_in"]}; a fault for each thing that is
/// wrong. `known` are the experiments that it may speak of; null: any, as they could not be read themselves.
Quantity readQuantity(
    const nlohmann::json& json, const std::string& path, const std::set<std::string>* known, Faults& faults);

} // namespace phasebench
