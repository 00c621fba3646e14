// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/operand.h"
#include "engine/problem/settings_json.h"

#include <algorithm>

namespace phasebench {

namespace {
using nlohmann::json;

constexpr std::string_view memorySpaces = "\"host_pageable\", \"host_pinned\", \"managed\" or a GPU such as \"gpu:0\"";

std::optional<MemorySpace> readSpace(ObjectReader& reader, std::string_view key)
{
    using namespace std::string_view_literals;
    static constexpr std::array common = {"host_pageable"sv, "host_pinned"sv, "managed"sv, "gpu:0"sv};
    const json* given = reader.value(key);
    if (!given || given->is_null())
        return std::nullopt;
    std::vector<Mend> mends;
    if (given->is_string()) {
        const auto& text = given->get_ref<const std::string&>();
        if (const auto space = memorySpaceFromName(text))
            return space;
        if (const auto near = nearest(text, common); !near.empty())
            mends.push_back({reader.pathOf(key), inQuotes(near)});
    }
    reader.fault(key,
        inQuotes(reader.pathOf(key)) + " is " + shown(*given) + "; it must be " + std::string(memorySpaces) + ".",
        std::move(mends));
    return std::nullopt;
}

std::string operandKeys(const Problem& problem)
{
    std::string text;
    for (const auto name : namesOf<OperandId>())
        if (roleOf(problem, *fromName<OperandId>(name)))
            text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

/// An input is in pageable memory; a result is where the inputs are, if they share one memory space.
void fillIn(Placement& placement, const Problem& problem)
{
    std::optional<MemorySpace> shared;
    bool differ = false;
    for (int i = 0; i < operandIdCount; ++i) {
        const auto id = static_cast<OperandId>(i);
        const auto role = roleOf(problem, id);
        if (!role || *role == Role::output)
            continue;
        auto& space = placement.of(id);
        if (!space)
            space = MemorySpace{};
        differ = differ || (shared && *shared != *space);
        shared = space;
    }
    for (int i = 0; i < operandIdCount; ++i) {
        const auto id = static_cast<OperandId>(i);
        if (auto& space = placement.of(id); roleOf(problem, id) && !space)
            space = differ ? MemorySpace{} : shared;
    }
}
} // namespace

Placement readPlacement(ObjectReader& document, const std::optional<Problem>& problem)
{
    Placement placement;
    auto reader = document.object("placement", "a placement");
    // null is "left out", also for an operand that the problem no longer has: mends need to say that.
    if (reader) {
        for (int i = 0; i < operandIdCount; ++i) {
            const auto id = static_cast<OperandId>(i);
            const auto name = nameOf(id);
            if (!reader->has(name))
                continue;
            placement.of(id) = readSpace(*reader, name);
            if (problem && placement.of(id) && !roleOf(*problem, id)) {
                placement.of(id) = std::nullopt;
                reader->fault(name,
                    inQuotes(reader->pathOf(name)) + " names an operand that this problem does not have; it has "
                        + operandKeys(*problem) + ".");
            }
        }
        for (const auto name : namesOf<OperandId>())
            reader->hint(name);
        reader->finish();
    }
    if (problem)
        fillIn(placement, *problem);
    return placement;
}

json toJson(const Placement& placement)
{
    json spaces = json::object();
    for (int i = 0; i < operandIdCount; ++i) {
        const auto id = static_cast<OperandId>(i);
        if (const auto& space = placement.of(id))
            spaces[std::string(nameOf(id))] = nameOf(*space);
    }
    return spaces;
}

} // namespace phasebench
