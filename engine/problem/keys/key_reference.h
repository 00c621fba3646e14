// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

/// The table of keys for people and programs.
namespace phasebench {

/// {"keys": [{"name", "type", "unit", "range", "default", "left_out", "required", "applies", "sweepable", "title",
/// "help"}]}. "range" is a list of words, or {"least", "most", "open"} of a number, each null where there is no limit;
/// null where the type says all. "default" is a value; null where there is none, and "left_out" says then what holds.
nlohmann::json keyReferenceJson();

/// A page with a table for each object of the file: resources/manual/keys.md.
std::string keyReferenceMarkdown();

/// One line a key, for the terminal.
std::string keyReferenceText();

} // namespace phasebench
