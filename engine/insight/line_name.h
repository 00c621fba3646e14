// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace phasebench {

using KeyValues = std::function<const nlohmann::json&(const std::string& key)>;

/// A line of a sweep in few words, by the keys that tell it from the others: "GPU 0, pinned", "CPU × 16, A pageable",
/// "n = 512". `valueOf` gives the value of any key of its experiment, null where it has none.
std::string lineName(const std::vector<std::string>& keys, const KeyValues& valueOf);

/// Where a key stands in a line's name: the execution space first, then the placement.
int nameRank(const std::string& key);

/// What an axis is called that is made of these keys: "N", "m = n = k" (one value for all), "m × n × k" (their
/// product), "threads".
std::string axisName(const std::vector<std::string>& keys, bool isValue, bool oneDimension);

} // namespace phasebench
