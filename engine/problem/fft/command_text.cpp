// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/command_text.h"

#include "engine/problem/object_reader.h"

namespace phasebench {

CommandForm commandForm(std::type_identity<Fft>)
{
    return {.sizes = "LxMxN", .example = "512x512:f32:r2c", .mostSizes = 3, .further = 1};
}

nlohmann::json problemFrom(std::type_identity<Fft>, const CommandProblem& given)
{
    // A transform is named by its precision; its type says nothing more than c2c does.
    nlohmann::json problem = {{"shape", given.sizes}, {"type", nameOf(realPartOf(given.type))}};
    if (given.further.empty())
        return problem;
    const std::string& transform = given.further.front();
    const bool isKnown = fromName<Transform>(transform).has_value();
    if (!isKnown || (isComplex(given.type) && transform != "c2c"))
        throw CommandMistake{"problem.transform",
            isComplex(given.type) && isKnown
                ? "The type of an FFT with " + transform + " is its precision: f32 or f64, not " + given.typeWord + "."
                : "The transform " + shown(transform) + " is not known; it is c2c, r2c or c2r."};
    problem["transform"] = transform;
    return problem;
}

std::vector<std::string> commandText(std::type_identity<Fft>, nlohmann::json& problem)
{
    std::vector<std::string> parts(1);
    for (const nlohmann::json& length : problem["shape"])
        parts.front() += (parts.front().empty() ? "" : "x") + length.dump();
    for (const char* const said : {"type", "transform"})
        if (problem.contains(said))
            parts.push_back(problem[said].get<std::string>());
    for (const char* const said : {"shape", "type", "transform"})
        problem.erase(said);
    return parts;
}

} // namespace phasebench
