// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/work.h"

#include "engine/problem/kinds.h"
#include "engine/problem/operand.h"

namespace phasebench {

double flopOf(const Problem& problem)
{
    return problem.visit([](const auto& kind) { return flopOf(kind); });
}

std::int64_t bytesOf(const Problem& problem)
{
    std::int64_t bytes = 0;
    for (const Operand& operand : operandsOf(problem))
        bytes += operand.bytes;
    return bytes;
}

} // namespace phasebench
