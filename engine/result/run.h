// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"
#include "engine/result/candidates.h"
#include "engine/result/conditions.h"
#include "engine/result/figures.h"
#include "engine/result/machine.h"
#include "engine/result/series_key.h"
#include "engine/result/timeline.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// What was measured, as values.
namespace phasebench {

enum class RunStatus { completed, failed, cancelled, unsupported };
template <> std::span<const std::string_view> namesOf<RunStatus>();

/// One line of the phase log; `phase` empty for remarks about the whole run.
struct LogLine {
    std::optional<Phase> phase;
    std::string text;
    std::optional<double> duration; ///< microseconds
};

/// What one plan for all elements of a batch assumes of their addresses.
struct AlignmentReport {
    std::int64_t least = 0; ///< bytes
    bool same_algorithm = false; ///< as the library chooses for 256 bytes
    nlohmann::json details = nlohmann::json::object(); ///< for people: bytes by operand, and both algorithms
};

/// The processes that share the measuring of a run; each takes part in one pass over the points of its experiment.
struct Processes {
    std::int64_t planned = 1;
    std::int64_t measured = 1; ///< so far
    /// How many samples of a series each process took, in their order; a series that is not named is of one process.
    std::map<std::string, std::vector<std::int64_t>> samples = {};

    bool complete() const { return measured >= planned; }
    /// Whether a series may have so many samples: what its processes took adds up to them.
    bool fit(const std::string& series, std::size_t size) const;
};

struct Run {
    std::int64_t id = 0; ///< 1, 2, … in its file; 0 before it is in one
    std::string title;
    RunStatus status = RunStatus::completed;
    std::string message; ///< why it failed, was refused or cancelled; empty when completed
    bool recorded = false;
    Experiment experiment;
    std::string backend;
    TimingSource timing_source = TimingSource::host;
    std::string timing_reason; ///< why it is not CUPTI on a GPU; empty otherwise
    Machine machine;
    std::optional<CallFigures> call;
    std::vector<PhaseFigures> phases; ///< in the order of Phase; a phase that the backend lacks is absent
    std::vector<TransferFigures> transfers;
    MemoryUse memory;
    Work work;
    std::optional<Check> check;
    std::vector<Candidate> candidates; ///< by rank
    std::optional<Race> race;
    std::vector<FirstUseFigures> first_use; ///< by level, then phase
    Timeline timeline; ///< empty where nothing was traced, or before it is loaded
    nlohmann::json configuration = nlohmann::json::object(); ///< what the plan chose: algorithm, kernels, planner text
    std::optional<AlignmentReport> alignment; ///< where a batch is planned for the least alignment of its elements
    Conditions conditions;
    std::vector<LogLine> log;
    std::string date; ///< ISO 8601, UTC, of the start

    /// Every sample in the order taken, by seriesName().
    std::map<std::string, std::vector<double>> series;

    Processes processes;

    /// The figures of a phase; null where the backend lacks it.
    const PhaseFigures* phase(Phase which) const;
};

/// Fills in every figure from `series`, the work and the FLOP rate: the one place where samples become figures. What
/// has no series loses its figure; `first`, the counts, the stop reason and `excludes` stay as they are.
void summarise(Run& run, IntervalKind intervals = IntervalKind::median);

} // namespace phasebench
