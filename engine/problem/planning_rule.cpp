// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/planning_rule.h"

namespace phasebench {

bool leavesPlanningOut(const Planning& planning, const nlohmann::json& choice)
{
    Effort effort = planning.effort.value_or(Effort::estimate);
    if (choice.is_object() && choice.contains("effort") && choice["effort"].is_string())
        effort = fromName<Effort>(choice["effort"].get<std::string>()).value_or(effort);
    return effort != Effort::estimate;
}

} // namespace phasebench
