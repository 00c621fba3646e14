// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/problem_json.h"

#include "engine/problem/checked.h"
#include "engine/problem/keys/key.h"
#include "engine/problem/keys/kinds.h"
#include "engine/problem/operand.h"

namespace phasebench {

std::optional<Problem> readProblem(ObjectReader& document)
{
    document.require(
        "problem", "say what to compute, such as {\"kind\": \"fft\", \"type\": \"float32\", \"shape\": [1024]}");
    if (document.isLeftOut("problem"))
        return std::nullopt;
    const auto before = document.faults().size();
    auto reader = document.object("problem", "a problem");
    if (!reader)
        return std::nullopt;
    const Key& key = *findKey("problem.kind");
    reader->require("kind", key.required);
    const auto kind = reader->oneOf("kind", key.words);
    if (!kind)
        return std::nullopt;
    Problem problem;
    withKind(
        *kind, [&]<typename Kind>(std::type_identity<Kind>) { readProblem(*reader, problem.value.emplace<Kind>()); });
    if (document.faults().size() == before)
        checkSize(problem, document.faults());
    return problem;
}

void checkSize(const Problem& problem, Faults& faults)
{
    Checked total = 0;
    if (const auto operands = operandsIfCountable(problem)) {
        for (const Operand& operand : *operands)
            total = total + operand.bytes;
        if (total.fits() && total.value() <= maximumProblemBytes)
            return;
    }
    faults.push_back({std::string(problem.visit([](const auto& kind) { return sizeKey(kind); })),
        "The operands of this problem have more bytes than can be counted (at most 2^61); make its sizes or its batch "
        "smaller.",
        {}});
}

nlohmann::json toJson(const Problem& problem)
{
    nlohmann::json json = problem.visit([](const auto& kind) { return toJson(kind); });
    json["kind"] = problem.kind().name;
    return json;
}

} // namespace phasebench
