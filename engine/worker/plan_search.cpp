// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/plan_search.h"

namespace phasebench {

PlanSearch::PlanSearch(Specification& specification, PlanPreferences preferences, const Operands& scratch,
    std::vector<PlanConfiguration> choices, bool expensive)
    : m_specification(specification)
    , m_preferences(preferences)
    , m_scratch(scratch)
    , m_choices(std::move(choices))
    , m_expensive(expensive)
{
}

std::vector<FoundCandidate> PlanSearch::first(double)
{
    std::vector<FoundCandidate> list;
    for (const PlanConfiguration& choice : m_choices) {
        FoundCandidate found;
        found.facts.configuration = choice;
        found.facts.origin = list.empty() ? "default" : "enumerated";
        if (list.empty())
            found.facts.heuristic_rank = 0;
        list.push_back(std::move(found));
    }
    return list;
}

Result<std::unique_ptr<Plan>> PlanSearch::plan(std::size_t candidate)
{
    return m_specification.plan(m_preferences, &m_choices.at(candidate), m_scratch);
}

std::vector<int> threadCounts(int most)
{
    std::vector<int> counts;
    for (int threads = 1; threads < most; threads *= 2)
        counts.push_back(threads);
    counts.push_back(most);
    return counts;
}

} // namespace phasebench
