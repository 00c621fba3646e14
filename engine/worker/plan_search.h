// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/candidate_search.h"

namespace phasebench {

/// The search of a library whose configurations are known beforehand: each is planned as one that a task asks for.
class PlanSearch : public CandidateSearch {
public:
    /// The specification and what `scratch` refers to outlive the search. `timeLimit`: seconds a plan, for planners
    /// that measure, whose plans are kept.
    PlanSearch(Specification& specification, PlanPreferences preferences, const Operands& scratch,
        std::vector<PlanConfiguration> choices, bool expensive);

    std::vector<FoundCandidate> first(double seconds) override;
    Result<std::unique_ptr<Plan>> plan(std::size_t candidate) override;
    bool plansAreExpensive() const override { return m_expensive; }
    std::int64_t considered() const override { return static_cast<std::int64_t>(m_choices.size()); }
    std::int64_t distinct() const override { return considered(); }

private:
    Specification& m_specification;
    PlanPreferences m_preferences;
    Operands m_scratch;
    std::vector<PlanConfiguration> m_choices; ///< the library's own first
    bool m_expensive;
};

/// 1, 2, 4, … and `most` itself.
std::vector<int> threadCounts(int most);

} // namespace phasebench
