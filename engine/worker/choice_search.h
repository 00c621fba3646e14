// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/candidate_search.h"

namespace phasebench {

/// A search that needs none: every candidate is a choice that is known beforehand, and planned as a choice is.
class ChoiceSearch : public CandidateSearch {
public:
    /// The specification and what `scratch` refers to outlive the search. `timeLimit`: seconds a plan, for planners
    /// that measure, whose plans are kept.
    ChoiceSearch(Specification& specification, PlanPreferences preferences, const Operands& scratch,
        std::vector<Choice> choices, bool dear);

    std::vector<FoundCandidate> first(double seconds) override;
    tl::expected<std::unique_ptr<Plan>, Refusal> plan(std::size_t candidate) override;
    bool plansAreDear() const override { return m_dear; }
    std::int64_t considered() const override { return static_cast<std::int64_t>(m_choices.size()); }
    std::int64_t distinct() const override { return considered(); }

private:
    Specification& m_specification;
    PlanPreferences m_preferences;
    Operands m_scratch;
    std::vector<Choice> m_choices; ///< the library's own first
    bool m_dear;
};

/// 1, 2, 4, … and `most` itself.
std::vector<int> threadCounts(int most);

} // namespace phasebench
