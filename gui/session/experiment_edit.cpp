// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/experiment_edit.h"

#include "engine/problem/keys/key_path.h"

namespace phasebench {

namespace {

/// The key back to its default, and no empty object left where it stood.
void drop(nlohmann::json& document, const std::string& key)
{
    document = withoutKey(std::move(document), key);
}

void tidyType(nlohmann::json& document)
{
    drop(document, "problem.compute");
    for (const char* operand : {"a", "b", "c", "d"})
        drop(document, std::string("problem.") + operand + ".type");
}

} // namespace

nlohmann::json withValue(nlohmann::json document, const std::string& key, const nlohmann::json& value)
{
    if (key == "problem.kind") {
        const auto* kind = findAt(document, key);
        if (kind && *kind == value)
            return document;
        // What is measured changes; how it is called and measured stays.
        document["problem"] = newDocument(value.is_string() ? value.get<std::string>() : "matmul")["problem"];
        drop(document, "placement");
        drop(document, "planning");
        return document;
    }
    setAt(document, key, value);
    if (key == "problem.type")
        tidyType(document);
    if (key == "problem.transform")
        drop(document, "problem.direction");
    if (key == "problem.in_place" && value == true)
        drop(document, "placement.out");
    if (key == "problem.beta" && value == 0) {
        drop(document, "placement.c");
        drop(document, "problem.c");
    }
    if (key == "problem.epilog" && value.is_string()) {
        const auto name = value.get<std::string>();
        if (name.find("bias") == std::string::npos)
            drop(document, "placement.bias");
        if (name.find("aux") == std::string::npos)
            drop(document, "placement.aux");
    }
    if (key == "call.batching" && value != "dimension")
        drop(document, "call.count");
    if (key == "execution.space" && value != "cpu")
        drop(document, "execution.threads");
    return document;
}

nlohmann::json withFixes(nlohmann::json document, const std::vector<SuggestedFix>& fixes)
{
    for (const SuggestedFix& fix : fixes)
        document = withValue(std::move(document), fix.key, nlohmann::json::parse(fix.value));
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
