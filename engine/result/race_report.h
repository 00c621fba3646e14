// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/race.h"
#include "engine/result/run.h"

#include <span>

namespace phasebench {

/// What is known of a candidate beside its samples.
struct CandidateFacts {
    nlohmann::json configuration = nlohmann::json::object();
    std::string backend = {}; ///< empty: the run's
    std::string origin = "enumerated"; ///< heuristic enumerated default user
    std::optional<int> heuristic_rank;
    std::string kernel;
    std::int64_t workspace = 0;
    std::optional<double> waves;
    std::optional<double> relative_error;
};

/// The candidates of a race by rank, at most so many; the leader's control among them has the origin "control".
std::vector<Candidate> candidatesOf(
    const RaceResult& result, std::span<const CandidateFacts> facts, TimingSource source, std::size_t most = SIZE_MAX);

/// Puts what a race came to into a run: its candidates, the verdict, the samples of those that no round dropped, and
/// the phase `autotuning`, which took `seconds` and is timed once. `method`: race or fixed.
void reportRace(Run& run, const RaceResult& result, std::span<const CandidateFacts> facts, TimingSource source,
    const Autotune& autotune, double seconds);

/// The winner's configuration, else null.
nlohmann::json winningConfiguration(const Run& run);

} // namespace phasebench
