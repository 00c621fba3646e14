// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string_view>

namespace phasebench::cli {

/// Standard output took not everything, such as on a full disk.
class OutputError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

void print(std::string_view text);
void printJson(const nlohmann::json& json); ///< indented, with a newline at the end
/// Throws OutputError when anything printed was lost.
void flushOutput();

} // namespace phasebench::cli
