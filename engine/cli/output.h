// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string_view>

namespace phasebench::cli {

/// Standard output could not be written completely, such as on a full disk.
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Text for people: what it holds of files and libraries is shown as Untrusted shows it.
void print(std::string_view text);
/// What a program reads, in a format that has its own escapes.
void printData(std::string_view text);
/// The sentence among the diagnostics, on standard error; likewise for people.
void printDiagnostic(std::string_view sentence);
/// One line a fault, with the name of the file and the key, among the diagnostics.
void printFaults(const std::string& path, const Faults& faults);
void printJson(const nlohmann::json& json); ///< indented, with a newline at the end
/// Throws OutputError when anything printed was lost.
void flushOutput();

} // namespace phasebench::cli
