// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/line_name.h"

#include "engine/library/registry.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/placement.h"

#include <algorithm>

namespace phasebench {

namespace {

using nlohmann::json;

std::string spaceName(const std::string& space)
{
    if (const auto memory = memorySpaceFromName(space)) {
        switch (memory->kind) {
        case MemorySpace::Kind::host_pageable:
            return "pageable";
        case MemorySpace::Kind::host_pinned:
            return "pinned";
        case MemorySpace::Kind::managed:
            return "managed";
        case MemorySpace::Kind::gpu:
            return "GPU " + std::to_string(memory->gpu) + " memory";
        }
    }
    return space;
}

std::string executionName(const KeyValues& valueOf)
{
    const json& space = valueOf("execution.space");
    if (space.is_string() && space != "cpu")
        return "GPU " + space.get<std::string>().substr(4);
    const json& threads = valueOf("execution.threads");
    return threads.is_number() ? "CPU × " + threads.dump() : "CPU";
}

/// Inputs first, in the order in which the kinds list them.
std::vector<OperandId> inputsFirst()
{
    std::vector<OperandId> ids(operandIds.begin(), operandIds.end());
    std::ranges::stable_partition(ids, [](OperandId id) { return !listedOf(id).isResult; });
    return ids;
}

std::string placementName(const KeyValues& valueOf)
{
    std::vector<std::pair<std::string, std::string>> groups;
    for (const OperandId id : inputsFirst()) {
        const json& space = valueOf("placement." + std::string(nameOf(id)));
        if (!space.is_string())
            continue;
        const std::string name = spaceName(space.get<std::string>());
        const auto group = std::ranges::find(groups, name, &std::pair<std::string, std::string>::first);
        if (group == groups.end())
            groups.emplace_back(name, symbolOf(id));
        else
            group->second.append(", ").append(symbolOf(id));
    }
    if (groups.size() == 1)
        return groups.front().first;
    std::string text;
    for (const auto& [space, operands] : groups)
        text += (text.empty() ? "" : "; ") + operands + " " + space;
    return text;
}

/// How a run is planned, where the key says; empty for other keys.
std::string tuningName(const std::string& key, const json& value)
{
    if (key == "planning.autotune")
        return !value.is_object()                      ? "not tuned"
            : value.value("method", "race") == "fixed" ? "tuned by the fixed method"
                                                       : "tuned by a race";
    if (key == "planning.configuration")
        return value.is_object() ? "with a configuration given" : "with the library's pick";
    return {};
}

std::string plainName(const std::string& key, const json& value)
{
    if (const std::string tuning = tuningName(key, value); !tuning.empty())
        return tuning;
    if (key == "execution.backend")
        return value.is_string() ? libraryTitle(value.get<std::string>()) : "the first library that can";
    const Key* const known = findKey(key);
    const std::string phrase = known ? known->phrase : "";
    if (const auto bar = phrase.find('|'); bar != std::string::npos && value.is_boolean())
        return value.get<bool>() ? phrase.substr(0, bar) : phrase.substr(bar + 1);
    std::string word(lastWord(key));
    if (key.starts_with("problem.shape."))
        word = "length " + std::to_string(std::stoi(word) + 1);
    std::ranges::replace(word, '_', ' ');
    if (value.is_number())
        return word + " = " + value.dump();
    if (value.is_boolean())
        return value.get<bool>() ? word : "not " + word;
    if (!value.is_string())
        return "default " + word;
    std::string text = value.get<std::string>();
    std::ranges::replace(text, '_', ' ');
    if (const auto star = phrase.find('*'); star != std::string::npos)
        return phrase.substr(0, star) + text + phrase.substr(star + 1);
    return word + " " + text;
}

} // namespace

int nameRank(const std::string& key)
{
    if (key.starts_with("execution."))
        return key == "execution.space" ? 0 : key == "execution.threads" ? 1 : 3;
    if (key.starts_with("placement."))
        return 2;
    return key.starts_with("problem.") ? 4 : key.starts_with("call.") ? 5 : key.starts_with("planning.") ? 6 : 7;
}

std::string lineName(const std::vector<std::string>& keys, const KeyValues& valueOf)
{
    std::string name;
    const auto add = [&name](const std::string& part) {
        name += (name.empty() ? "" : ", ") + part;
    };
    bool execution = false;
    bool placement = false;
    for (const std::string& key : keys) {
        if (key == "execution.space" || key == "execution.threads") {
            if (!execution)
                add(executionName(valueOf));
            execution = true;
        } else if (key.starts_with("placement.")) {
            if (!placement)
                add(placementName(valueOf));
            placement = true;
        } else {
            add(plainName(key, valueOf(key)));
        }
    }
    return name;
}

std::string axisName(const std::vector<std::string>& keys, bool isValue, bool oneDimension)
{
    const bool shape = keys.front().starts_with("problem.shape.");
    if (shape && keys.size() == 1)
        return oneDimension ? "N" : "length " + std::to_string(std::stoi(std::string(lastWord(keys.front()))) + 1);
    if (shape)
        return isValue ? "N, the same in each dimension" : "points of one transform";
    std::string name;
    for (const std::string& key : keys)
        name.append(name.empty() ? "" : isValue ? " = " : " × ").append(lastWord(key));
    std::ranges::replace(name, '_', ' ');
    return name;
}

} // namespace phasebench
