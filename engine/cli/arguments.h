// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace phasebench::cli {

/// The command line is wrong: one sentence that says what would be right.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What a command takes.
struct CommandShape {
    std::string_view name;
    std::string_view operands; ///< as the help shows them, such as "EXPERIMENT…"
    std::size_t fewest = 0; ///< operands
    std::size_t most = 0;
    std::set<std::string_view> flags; ///< without a value, such as "--json"
    std::set<std::string_view> options; ///< with a value, such as "-o"
    std::set<std::string_view> lists = {}; ///< with a value, given any number of times, such as "--set"
};

/// What stands for an option's value in the help: "FILE", "RUN", …
std::string_view valueOf(std::string_view option);

/// One command's arguments, taken apart.
class Arguments {
public:
    /// Options may stand anywhere; what follows "--" is an operand. Throws UsageError.
    static Arguments parse(const CommandShape& shape, std::span<const std::string> words);

    const std::vector<std::string>& operands() const { return m_operands; }
    std::vector<std::string>& operands() { return m_operands; }
    bool has(std::string_view flag) const { return m_flags.contains(std::string(flag)); }
    std::optional<std::string> value(std::string_view option) const;
    std::vector<std::string> values(std::string_view list) const; ///< in the order given

private:
    std::vector<std::string> m_operands;
    std::set<std::string> m_flags;
    std::multimap<std::string, std::string> m_values; ///< those of a list in the order given
};

} // namespace phasebench::cli
