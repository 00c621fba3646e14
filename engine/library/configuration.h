// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace phasebench {

/// What is wrong with a candidate's configuration as far as its text tells, at the key of the configuration (empty: the
/// configuration as a whole); the library judges the rest when it plans.
/// `backend`: a library's name.
std::optional<Fault> configurationFault(std::string_view backend, const nlohmann::json& configuration);

/// The description of a key; null when the library has none of this name.
const ConfigurationKey* findKey(const Library& library, std::string_view name);

/// The library whose keys a configuration has: of those that know most of them, the first. Null when none knows any.
const Library* libraryOfConfiguration(const nlohmann::json& configuration);

/// Is this what the key's library takes when nothing is said?
bool isDefault(const ConfigurationKey& key, const nlohmann::json& value);

/// What keys of several libraries may be.
namespace configuration {

inline constexpr std::string_view wholeFrom1 = "a whole number, 1 or more";

template <std::int64_t least> bool isWhole(const nlohmann::json& value)
{
    const bool whole = value.is_number_integer() || (value.is_number() && value == std::floor(value.get<double>()));
    return whole && value >= least && value <= 1'000'000'000;
}

bool isSwitch(const nlohmann::json& value); ///< true or false
bool isWord(const nlohmann::json& value); ///< 1 to 64 letters, digits or any of _ -
std::string plain(const nlohmann::json& value); ///< a text without its quotes, anything else as JSON
std::string threads(const nlohmann::json& value); ///< such as "2 threads"

} // namespace configuration

} // namespace phasebench
