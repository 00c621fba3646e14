// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/key_path.h"

#include "engine/text/quotes.h"

#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

namespace phasebench {

namespace {
std::optional<std::size_t> positionFrom(std::string_view word)
{
    std::size_t position = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), position);
    if (word.empty() || error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return position;
}

/// Takes the first word off `rest`.
std::string_view takeWord(std::string_view& rest)
{
    const auto dot = rest.find('.');
    const auto word = rest.substr(0, dot);
    rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    return word;
}

bool hasEmptyWord(std::string_view key)
{
    return key.empty() || key.front() == '.' || key.back() == '.' || key.find("..") != std::string_view::npos;
}

std::string_view before(std::string_view key, std::string_view rest)
{
    return key.substr(0, key.size() - rest.size() - (rest.empty() ? 0 : 1));
}

/// Why `key` cannot be set, without changing anything; empty when it can.
std::string whyNot(const nlohmann::json& document, std::string_view key)
{
    if (hasEmptyWord(key))
        return inQuotes(key) + " is no key; a key is words joined by dots, such as \"problem.m\".";
    const nlohmann::json* at = &document;
    std::string_view parent;
    for (std::string_view rest = key; !rest.empty();) {
        const auto word = takeWord(rest);
        const auto path = before(key, rest);
        if (at == nullptr || at->is_object()) {
            const bool missing = at == nullptr || !at->contains(word);
            if (missing && positionFrom(word))
                return inQuotes(path) + " is a position in a list, but there is no list " + inQuotes(parent) + ".";
            at = missing ? nullptr : &at->at(word);
        } else if (at->is_array()) {
            const auto position = positionFrom(word);
            if (!position || *position >= at->size())
                return inQuotes(path) + " does not exist: " + inQuotes(parent) + " is a list of "
                    + std::to_string(at->size()) + ", entered by positions from 0.";
            at = &(*at)[*position];
        } else {
            return inQuotes(parent) + " is " + std::string(at->type_name()) + ", so " + inQuotes(key)
                + " cannot be set in it.";
        }
        parent = path;
    }
    return {};
}
} // namespace

std::string setAt(nlohmann::json& document, std::string_view key, nlohmann::json value)
{
    if (auto reason = whyNot(document, key); !reason.empty())
        return reason;
    nlohmann::json* at = &document;
    for (std::string_view rest = key; !rest.empty();) {
        const auto word = takeWord(rest);
        at = at->is_array() ? &(*at)[*positionFrom(word)] : &(*at)[std::string(word)];
    }
    *at = std::move(value);
    return {};
}

const nlohmann::json* findAt(const nlohmann::json& document, std::string_view key)
{
    const nlohmann::json* at = &document;
    while (!key.empty()) {
        const auto word = takeWord(key);
        if (at->is_object()) {
            const auto found = at->find(word);
            if (found == at->end())
                return nullptr;
            at = &*found;
        } else if (at->is_array()) {
            const auto position = positionFrom(word);
            if (!position || *position >= at->size())
                return nullptr;
            at = &(*at)[*position];
        } else {
            return nullptr;
        }
    }
    return at;
}

std::string applyMends(nlohmann::json& document, const std::vector<Mend>& mends)
{
    nlohmann::json mended = document;
    for (const Mend& mend : mends) {
        auto value = nlohmann::json::parse(mend.value, nullptr, false);
        if (value.is_discarded())
            return "The change of \"" + mend.key + "\" is no JSON.";
        if (auto reason = setAt(mended, mend.key, std::move(value)); !reason.empty())
            return reason;
    }
    document = std::move(mended);
    return {};
}

} // namespace phasebench
