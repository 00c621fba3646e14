// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/matmul/command_text.h"

namespace phasebench {

CommandForm commandForm(std::type_identity<Matmul>)
{
    return {.sizes = "MxNxK", .example = "4096x4096x4096:bf16", .leastSizes = 3, .mostSizes = 3};
}

nlohmann::json problemFrom(std::type_identity<Matmul>, const CommandProblem& given)
{
    return {{"m", given.sizes[0]}, {"n", given.sizes[1]}, {"k", given.sizes[2]}, {"type", nameOf(given.type)}};
}

std::vector<std::string> commandText(std::type_identity<Matmul>, nlohmann::json& problem)
{
    std::vector<std::string> parts{problem["m"].dump() + "x" + problem["n"].dump() + "x" + problem["k"].dump(),
        problem["type"].get<std::string>()};
    for (const char* const said : {"m", "n", "k", "type"})
        problem.erase(said);
    return parts;
}

} // namespace phasebench
