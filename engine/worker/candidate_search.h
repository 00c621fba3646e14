// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/race_report.h"
#include "engine/worker/backend.h"

#include <span>
#include <string>
#include <vector>

namespace phasebench {

/// One way to run a problem, as a search found it.
struct FoundCandidate {
    CandidateFacts facts;
    std::string refusal; ///< why it is not timed, such as too much workspace; empty: it can be
};

/// Finds a backend's ways to run one problem. Candidates are numbered in the order in which they are returned, over all
/// calls. Nothing is executed.
class CandidateSearch {
public:
    virtual ~CandidateSearch() = default;
    /// The first ones, the library's own picks in its order in front; at most about so many seconds.
    virtual std::vector<FoundCandidate> first(double seconds) = 0;
    /// More like these, best first; empty when there is nothing new around them.
    virtual std::vector<FoundCandidate> around(std::span<const std::size_t> /*leaders*/, double /*seconds*/)
    {
        return {};
    }
    /// A Fault where the library does not make it after all. Throws BackendError.
    virtual Result<std::unique_ptr<Plan>> plan(std::size_t candidate) = 0;
    /// Planning takes so long that each plan is kept from its first sample on.
    virtual bool plansAreExpensive() const { return false; }
    virtual std::int64_t considered() const = 0; ///< configurations looked at
    virtual std::int64_t distinct() const = 0; ///< of which launch something different
    virtual std::vector<std::string> remarks() const { return {}; }
};

} // namespace phasebench
