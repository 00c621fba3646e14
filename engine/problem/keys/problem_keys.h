// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/keys/kinds.h"

namespace phasebench {

/// The names of the kinds, in order: the words of the key "problem.kind".
std::span<const std::string_view> problemKinds();

/// Where the keys of a kind have an effect.
template <typename Kind> Applies appliesToKind()
{
    return {Kind::kind.title, [](const Experiment& resolved) {
                return std::holds_alternative<Kind>(resolved.problem.value);
            }};
}

/// A fault for each key that is another kind's.
template <typename Own> void refuseKeysOfOtherKinds(ObjectReader& reader)
{
    const auto own = problemKeys(std::type_identity<Own>()).rows();
    std::vector<std::string_view> refused;
    forEachKind([&]<typename Other>(std::type_identity<Other> other) {
        for (const auto& row : problemKeys(other).rows()) {
            const std::string& name = row.key.name;
            const bool shared = std::ranges::any_of(own, [&](const auto& mine) { return mine.key.name == name; });
            if (shared || !reader.has(name) || std::ranges::find(refused, name) != refused.end())
                continue;
            refused.push_back(name);
            reader.value(name);
            reader.fault(name,
                inQuotes(reader.pathOf(name)) + " is a key of " + std::string(Other::kind.one)
                    + ", but this problem's kind is " + inQuotes(Own::kind.name) + ".");
        }
    });
}

} // namespace phasebench
