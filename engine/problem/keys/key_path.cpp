// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/key_path.h"

#include "engine/text/quotes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace phasebench {

namespace {
using nlohmann::json;

bool isPosition(std::string_view word)
{
    return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// Empty for what is no key. Nine digits are enough for a position in a file of 1 MiB; JSON pointers throw at 2^64.
std::optional<json::json_pointer> pointerOf(std::string_view key)
{
    json::json_pointer pointer;
    while (true) {
        const auto dot = key.find('.');
        const auto word = key.substr(0, dot);
        if (word.empty() || (isPosition(word) && word.size() > 9))
            return std::nullopt;
        pointer /= std::string(word);
        if (dot == std::string_view::npos)
            return pointer;
        key.remove_prefix(dot + 1);
    }
}

std::string dotted(const json::json_pointer& pointer)
{
    if (pointer.empty())
        return "";
    const std::string outer = dotted(pointer.parent_pointer());
    return (outer.empty() ? "" : outer + ".") + pointer.back();
}

bool isNone(const json& value)
{
    return value.is_null() || value == false;
}

/// Why nothing can be set at `pointer`; empty when something can.
std::string whyNot(const json& document, const json::json_pointer& pointer)
{
    if (pointer.empty() || document.contains(pointer))
        return {};
    const json::json_pointer outer = pointer.parent_pointer();
    if (std::string reason = whyNot(document, outer); !reason.empty())
        return reason;
    const json* const holder = document.contains(outer) ? &document.at(outer) : nullptr;
    if (holder && holder->is_array())
        return inQuotes(dotted(pointer)) + " does not exist: " + inQuotes(dotted(outer)) + " is a list of "
            + std::to_string(holder->size()) + ", entered by positions from 0.";
    if (holder && !holder->is_object() && !isNone(*holder))
        return inQuotes(dotted(outer)) + " is " + holder->type_name() + ", so " + inQuotes(dotted(pointer))
            + " cannot be set in it.";
    if (isPosition(pointer.back()))
        return inQuotes(dotted(pointer)) + " is a position in a list, but there is no list " + inQuotes(dotted(outer))
            + ".";
    return {};
}
} // namespace

bool isWithin(std::string_view key, std::string_view outer)
{
    return key == outer || (key.size() > outer.size() && key.starts_with(outer) && key[outer.size()] == '.');
}

Result<void> setAt(json& document, std::string_view key, json value)
{
    const auto pointer = pointerOf(key);
    if (!pointer)
        return failed(inQuotes(key) + " is no key; a key is words joined by dots, such as \"problem.m\".");
    if (std::string reason = whyNot(document, *pointer); !reason.empty())
        return failed(std::move(reason));
    for (auto outer = pointer->parent_pointer(); !outer.empty(); outer.pop_back())
        if (document.contains(outer) && isNone(document.at(outer)))
            document[outer] = json::object();
    document[*pointer] = std::move(value);
    return {};
}

const json* findAt(const json& document, std::string_view key)
{
    const auto pointer = pointerOf(key);
    return pointer && document.contains(*pointer) ? &document.at(*pointer) : nullptr;
}

void eraseAt(json& document, std::string_view key)
{
    const auto pointer = pointerOf(key);
    if (pointer && document.contains(pointer->parent_pointer()))
        if (json& outer = document.at(pointer->parent_pointer()); outer.is_object())
            outer.erase(pointer->back());
}

json withoutKey(json document, std::string_view key)
{
    eraseAt(document, key);
    const auto outer = key.substr(0, key.rfind('.') == std::string_view::npos ? 0 : key.rfind('.'));
    if (const json* holder = findAt(document, outer); holder && *holder == json::object() && outer != "problem")
        eraseAt(document, outer);
    return document;
}

Result<void> applyFixes(json& document, const std::vector<SuggestedFix>& fixes)
{
    json changed = document;
    for (const SuggestedFix& fix : fixes) {
        auto value = json::parse(fix.value, nullptr, false);
        if (value.is_discarded())
            return failed("The change of \"" + fix.key + "\" is no JSON.");
        if (auto set = setAt(changed, fix.key, std::move(value)); !set)
            return set;
    }
    document = std::move(changed);
    return {};
}

} // namespace phasebench
