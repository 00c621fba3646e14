// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/cli/arguments.h"

namespace phasebench::cli {

namespace {

std::string quotedWord(std::string_view word)
{
    return "\"" + std::string(word) + "\"";
}

std::string takes(const CommandShape& shape)
{
    std::string text = std::string(shape.name) + " takes";
    text += shape.operands.empty() ? " no operand" : " " + std::string(shape.operands);
    for (const std::string_view flag : shape.flags)
        text += ", " + std::string(flag);
    for (const std::string_view option : shape.options)
        text += ", " + std::string(option) + " " + std::string(valueOf(option));
    for (const std::string_view option : shape.lists)
        text += ", " + std::string(option) + " " + std::string(valueOf(option));
    return text + ".";
}

} // namespace

std::string_view valueOf(std::string_view option)
{
    if (option == "--run" || option == "--against")
        return "RUN";
    if (option == "--seconds")
        return "SECONDS";
    if (option == "--quantity")
        return "call|execution|phase:NAME";
    if (option == "--fail-on")
        return "slower[=PERCENT]";
    if (option == "--problem")
        return "TEXT";
    if (option == "--set")
        return "KEY=VALUE";
    if (option == "--sweep")
        return "KEY=FROM:TO:STEP|KEY=FROM:TO:xFACTOR";
    return option == "--phase" ? "PHASE" : "FILE";
}

Arguments Arguments::parse(const CommandShape& shape, std::span<const std::string> words)
{
    Arguments arguments;
    bool operandsOnly = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (operandsOnly || word.size() < 2 || word[0] != '-') {
            arguments.m_operands.push_back(word);
        } else if (word == "--") {
            operandsOnly = true;
        } else if (shape.flags.contains(word)) {
            arguments.m_flags.insert(word);
        } else if (const bool isList = shape.lists.contains(word); isList || shape.options.contains(word)) {
            if (++i == words.size() || words[i].empty())
                throw UsageError("The option " + word + " needs a value: " + takes(shape));
            if (!isList && arguments.m_values.contains(word))
                throw UsageError("The option " + word + " is given twice: " + takes(shape));
            arguments.m_values.emplace(word, words[i]);
        } else {
            throw UsageError("The option " + quotedWord(word) + " is not known: " + takes(shape));
        }
    }
    if (arguments.m_operands.size() < shape.fewest)
        throw UsageError("Something is missing: " + takes(shape));
    if (arguments.m_operands.size() > shape.most)
        throw UsageError(quotedWord(arguments.m_operands[shape.most]) + " is too much: " + takes(shape));
    return arguments;
}

std::optional<std::string> Arguments::value(std::string_view option) const
{
    const auto found = m_values.find(std::string(option));
    return found == m_values.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Arguments::values(std::string_view list) const
{
    std::vector<std::string> values;
    const auto [first, last] = m_values.equal_range(std::string(list));
    for (auto i = first; i != last; ++i)
        values.push_back(i->second);
    return values;
}

} // namespace phasebench::cli
