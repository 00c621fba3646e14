// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/run.h"

#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// What the tasks of one point found out in one pass, each in a process of its own where it must be.
struct PointFindings {
    std::optional<Run> earlier; ///< what the passes before found out; empty: this is the first
    Experiment experiment; ///< resolved
    std::string date; ///< ISO 8601, UTC
    Machine machine;
    std::vector<Run> firstUses; ///< a process each: of them PhaseFigures::first, and the series "first.…"
    std::vector<Run> firstPlans; ///< likewise, where a cold plan needs a process of its own
    std::optional<Run> raced; ///< of it: candidates, race and the phase autotuning
    std::optional<Run> measured; ///< the base: figures, check, memory, conditions, log
    std::optional<Run> traced; ///< of it: the GPU's series, transfers and the clock that made them
    std::string traceFailure; ///< why there is no trace where there should be one
    RunStatus status = RunStatus::completed;
    std::string message;
    std::vector<LogLine> remarks;
};

/// The answer of the replay worker: the run is the recorded one, with its machine and its date, under the title that
/// was asked for.
void keepRecordedRun(PointFindings& findings, const Run& recorded);

/// One run of it, summarised, with what earlier passes found out. A pass that was cancelled leaves these as they are;
/// one that failed makes the run a failed one. Never throws: what cannot be put together becomes a failed run that says
/// so.
Run mergeFindings(PointFindings findings);

} // namespace phasebench
