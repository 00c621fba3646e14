// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/experiment_edit.h"

#include "engine/problem/keys/key_path.h"
#include "gui/session/kind_edit.h"

namespace phasebench {

namespace {

/// The key back to its default, and no empty object left where it stood.
void drop(nlohmann::json& document, const std::string& key)
{
    document = withoutKey(std::move(document), key);
}

std::string kindNameOf(const nlohmann::json& document)
{
    const auto* const kind = findAt(document, "problem.kind");
    return kind && kind->is_string() ? kind->get<std::string>() : std::string();
}

} // namespace

nlohmann::json withValue(nlohmann::json document, const std::string& key, const nlohmann::json& value)
{
    if (key == "problem.kind") {
        const auto* kind = findAt(document, key);
        if (kind && *kind == value)
            return document;
        // What is measured changes; how it is called and measured stays.
        document["problem"] = newDocument(value.is_string() ? value.get<std::string>() : std::string())["problem"];
        drop(document, "placement");
        drop(document, "planning");
        return document;
    }
    setAt(document, key, value);
    withKind(kindNameOf(document),
        [&](auto kind) { document = withoutContradictions(kind, std::move(document), key, value); });
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
    if (!withKind(kind, [&](auto known) { document["problem"] = exampleProblem(known); }))
        return newDocument(std::string(Matmul::kind.name));
    document["problem"]["kind"] = kind;
    document["call"] = {{"form", "stateful"}, {"count", 10}};
    return document;
}

} // namespace phasebench
