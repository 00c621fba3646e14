// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/keys/settings_keys.h"
#include "engine/problem/operand.h"
#include "engine/problem/settings_json.h"

namespace phasebench {

namespace {
std::string operandKeys(const Problem& problem)
{
    std::string text;
    for (const OperandId id : operandIds)
        if (roleOf(problem, id))
            text.append(text.empty() ? "" : ", ").append(nameOf(id));
    return text;
}

/// An input is in pageable memory; a result is where the inputs are, if they share one memory space.
void fillIn(Placement& placement, const Problem& problem)
{
    std::optional<MemorySpace> shared;
    bool differ = false;
    for (const OperandId id : operandIds) {
        const auto role = roleOf(problem, id);
        if (!role || *role == Role::output)
            continue;
        auto& space = placement.of(id);
        if (!space)
            space = MemorySpace{};
        differ = differ || (shared && *shared != *space);
        shared = space;
    }
    for (const OperandId id : operandIds) {
        if (auto& space = placement.of(id); roleOf(problem, id) && !space)
            space = differ ? MemorySpace{} : shared;
    }
}
} // namespace

Placement readPlacement(ObjectReader& document, const std::optional<Problem>& problem)
{
    Placement placement;
    if (auto reader = document.object("placement", "a placement")) {
        placementKeys().read(*reader, placement);
        // null is "left out", also for an operand that the problem no longer has: fixes need to say that.
        for (const OperandId id : operandIds) {
            if (!problem || !placement.of(id) || roleOf(*problem, id))
                continue;
            placement.of(id) = std::nullopt;
            reader->fault(nameOf(id),
                inQuotes(reader->pathOf(nameOf(id))) + " names an operand that this problem does not have; it has "
                    + operandKeys(*problem) + ".");
        }
        reader->finish();
    }
    if (problem)
        fillIn(placement, *problem);
    return placement;
}

} // namespace phasebench
