// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/problem.h"

#include "engine/problem/kinds.h"

namespace phasebench {

std::string describe(const Problem& problem)
{
    std::string text = problem.visit([](const auto& kind) { return titleOf(kind); });
    if (problem.batch() != 1)
        text.append(", batch ").append(std::to_string(problem.batch()));
    return text;
}

} // namespace phasebench
