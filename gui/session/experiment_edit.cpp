// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/experiment_edit.h"

#include "engine/problem/experiment_json.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace phasebench {

namespace {

std::vector<std::string> split(std::string_view key)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start <= key.size();) {
        const auto dot = std::min(key.find('.', start), key.size());
        parts.emplace_back(key.substr(start, dot - start));
        start = dot + 1;
    }
    return parts;
}

std::optional<std::size_t> indexOf(const std::string& part)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error != std::errc() || end != part.data() + part.size())
        return std::nullopt;
    return index;
}

nlohmann::json* child(nlohmann::json& node, const std::string& part)
{
    if (node.is_object()) {
        const auto found = node.find(part);
        return found == node.end() ? nullptr : &*found;
    }
    const auto index = indexOf(part);
    return node.is_array() && index && *index < node.size() ? &node[*index] : nullptr;
}

void put(nlohmann::json& document, const std::string& key, const nlohmann::json& value)
{
    nlohmann::json* node = &document;
    const auto parts = split(key);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        nlohmann::json* next = child(*node, parts[i]);
        if (!next || !next->is_structured()) {
            if (!node->is_object())
                return;
            next = &((*node)[parts[i]] = nlohmann::json::object());
        }
        node = next;
    }
    if (nlohmann::json* last = child(*node, parts.back()))
        *last = value;
    else if (node->is_object())
        (*node)[parts.back()] = value;
}

void erase(nlohmann::json& document, const std::string& key)
{
    nlohmann::json* node = &document;
    const auto parts = split(key);
    for (std::size_t i = 0; i + 1 < parts.size() && node; ++i)
        node = child(*node, parts[i]);
    if (node && node->is_object())
        node->erase(parts.back());
}

/// "placement": {} says nothing, and a file without it reads better.
void eraseEmpty(nlohmann::json& document, const std::string& key)
{
    const auto* value = valueAt(document, key);
    if (value && value->is_object() && value->empty())
        erase(document, key);
}

void tidyType(nlohmann::json& document)
{
    erase(document, "problem.compute");
    for (const char* operand : {"a", "b", "c", "d"}) {
        erase(document, std::string("problem.") + operand + ".type");
        eraseEmpty(document, std::string("problem.") + operand);
    }
}

} // namespace

const nlohmann::json* valueAt(const nlohmann::json& document, std::string_view key)
{
    const nlohmann::json* node = &document;
    for (const auto& part : split(key)) {
        node = child(const_cast<nlohmann::json&>(*node), part);
        if (!node)
            return nullptr;
    }
    return node;
}

nlohmann::json withoutKey(nlohmann::json document, const std::string& key)
{
    erase(document, key);
    if (const auto dot = key.rfind('.'); dot != std::string::npos && key.substr(0, dot) != "problem")
        eraseEmpty(document, key.substr(0, dot));
    return document;
}

nlohmann::json withValue(nlohmann::json document, const std::string& key, const nlohmann::json& value)
{
    if (key == "problem.kind") {
        const auto* kind = valueAt(document, key);
        if (kind && *kind == value)
            return document;
        // What is measured changes; how it is called and measured stays.
        document["problem"] = newDocument(value.is_string() ? value.get<std::string>() : "matmul")["problem"];
        erase(document, "placement");
        erase(document, "planning");
        return document;
    }
    put(document, key, value);
    if (key == "problem.type")
        tidyType(document);
    if (key == "problem.transform")
        erase(document, "problem.direction");
    if (key == "problem.in_place" && value == true)
        erase(document, "placement.out");
    if (key == "problem.beta" && value == 0) {
        erase(document, "placement.c");
        erase(document, "problem.c");
    }
    if (key == "problem.epilog" && value.is_string()) {
        const auto name = value.get<std::string>();
        if (name.find("bias") == std::string::npos)
            erase(document, "placement.bias");
        if (name.find("aux") == std::string::npos)
            erase(document, "placement.aux");
    }
    if (key == "call.batching" && value != "dimension")
        erase(document, "call.count");
    if (key == "execution.space" && value != "cpu")
        erase(document, "execution.threads");
    eraseEmpty(document, "placement");
    return document;
}

nlohmann::json withMends(nlohmann::json document, const std::vector<Mend>& mends)
{
    for (const Mend& mend : mends)
        document = withValue(std::move(document), mend.key, nlohmann::json::parse(mend.value));
    return document;
}

nlohmann::json simplified(nlohmann::json document)
{
    Faults faults;
    const Experiment meant = experimentFromJson(document, faults);
    if (!faults.empty())
        return document;
    const auto holdsWithout = [&](const std::string& key, nlohmann::json& shorter) {
        shorter = withoutKey(document, key);
        Faults missing;
        return experimentFromJson(shorter, missing) == meant && missing.empty();
    };
    // Whole sections first ("measure"), then what is in those that say something.
    std::vector<std::string> keys;
    for (const auto& [section, value] : document.items())
        if (section != "phasebench")
            keys.push_back(section);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        nlohmann::json shorter;
        if (holdsWithout(keys[i], shorter)) {
            document = std::move(shorter);
            continue;
        }
        const auto* value = valueAt(document, keys[i]);
        if (value && value->is_object())
            for (const auto& [name, ignored] : value->items())
                keys.push_back(keys[i] + "." + name);
    }
    return document;
}

nlohmann::json newDocument(const std::string& kind)
{
    nlohmann::json document = {{"phasebench", 1}};
    if (kind == "fft")
        document["problem"] = {{"kind", "fft"}, {"shape", {1048576}}, {"type", "float32"}};
    else
        document["problem"] = {{"kind", "matmul"}, {"m", 1024}, {"n", 1024}, {"k", 1024}, {"type", "float32"}};
    document["call"] = {{"form", "stateful"}, {"count", 10}};
    return document;
}

} // namespace phasebench
