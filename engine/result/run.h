// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/elimination.h"
#include "engine/measure/stopping_rule.h"
#include "engine/problem/experiment.h"
#include "engine/result/machine.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// What was measured, as values. Times are microseconds, sizes bytes, rates per second; what does not exist is empty,
/// never 0.
namespace phasebench {

enum class RunStatus { completed, failed, cancelled, unsupported };
enum class TimingSource { cupti, events, host };
template <> std::span<const std::string_view> namesOf<RunStatus>();
template <> std::span<const std::string_view> namesOf<TimingSource>();
template <> std::span<const std::string_view> namesOf<StopReason>();
enum class ColdLevel;
template <> std::span<const std::string_view> namesOf<ColdLevel>();

/// What one of several processes measured.
struct ProcessFigure {
    double median = 0;
    std::int64_t samples = 0;
};

/// A median with its 95 % interval: of what another process would give where several measured it, else of the median
/// within the one; low and high are empty where a thing was measured once.
struct Figure {
    double median = 0;
    std::optional<double> low;
    std::optional<double> high;
    std::int64_t samples = 0;
    std::vector<ProcessFigure> processes = {}; ///< in the order measured; empty: it was one
};

struct CallFigures {
    Figure figure; ///< wall time of one call
    StopReason stop = StopReason::noise;
    std::vector<Phase> excludes; ///< phases measured once and left out of the call
};

struct PhaseFigures {
    Phase phase = Phase::execution;
    std::int64_t count = 0; ///< occurrences in one sequence; 0: not known
    std::optional<Figure> host; ///< per occurrence, synchronised before and after
    std::optional<Figure> enqueue; ///< until the library returned
    std::optional<Figure> gpu; ///< union of the kernel or copy intervals
    std::optional<double> first; ///< first use in a fresh process
};

struct TransferFigures {
    OperandId operand = OperandId::a;
    MemorySpace from;
    MemorySpace to;
    std::int64_t bytes = 0;
    Figure figure;
    std::optional<Figure> host; ///< the host's time of the same copy, synchronised
    TimingSource source = TimingSource::host;

    /// How long the copy takes. The device's record of a copy from or to pageable memory is of its last piece only, so
    /// the host's time counts there.
    const Figure& copyTime() const
    {
        const bool pageable
            = from.kind == MemorySpace::Kind::host_pageable || to.kind == MemorySpace::Kind::host_pageable;
        return pageable && host && host->samples > 0 ? *host : figure;
    }
    double rate() const { return static_cast<double>(bytes) / (copyTime().median * 1e-6); } ///< bytes a second
};

/// The peak, operands and copies included; the workspace is part of it.
struct MemoryUse {
    std::int64_t host = 0;
    std::int64_t pinned = 0;
    std::int64_t managed = 0;
    std::int64_t gpu = 0;
    std::int64_t workspace = 0;
};

struct Work {
    double flop = 0;
    std::int64_t bytes = 0; ///< each operand once
    std::optional<double> flop_rate; ///< over the execution's GPU median, else the host's
};

struct Check {
    bool passed = false;
    double relative_error = 0;
    double tolerance = 0; ///< 0 only for exact integer results
};

struct Candidate {
    int rank = 0;
    int tie = 0; ///< candidates of one number cannot be told apart
    std::string origin; ///< heuristic enumerated default user control
    std::optional<int> heuristic_rank;
    std::optional<Figure> figure;
    TimingSource source = TimingSource::events;
    std::string backend; ///< as Run::backend
    nlohmann::json configuration;
    std::string kernel;
    std::int64_t workspace = 0;
    std::optional<double> waves; ///< how often the kernel's blocks fill the GPU
    std::optional<double> relative_error;
    std::optional<Eliminated> eliminated;
};

/// A sentence about a race: what the budget cut, and what was noticed, such as drift or a throttled clock.
struct RaceRemark {
    /// Whether it belongs to what is told of the run in short; older files do not say.
    enum class Weight { unknown, note, finding };

    RaceRemark(std::string sentence, Weight given = Weight::note)
        : text(std::move(sentence))
        , weight(given)
    {
    }

    bool operator==(const RaceRemark&) const = default;

    std::string text;
    Weight weight;
};

/// What an autotuning came to.
struct Race {
    std::string method; ///< race fixed
    std::string verdict; ///< one sentence: the winner and its gain, or the tie
    std::optional<int> winner; ///< index in Run::candidates; empty: nothing is better than the library's first pick
    double seconds = 0; ///< of search and measuring together
    double budget = 0;
    std::int64_t considered = 0; ///< configurations looked at
    std::int64_t distinct = 0; ///< of which launch something different
    std::int64_t timed = 0;
    std::vector<RaceRemark> remarks;
};

/// How much was in place before a first use: nothing, a process and its context, the library's handle, all but this
/// plan, or everything.
enum class ColdLevel { process, library, plan, warm };

struct FirstUseFigures {
    ColdLevel level = ColdLevel::process;
    Phase phase = Phase::specification;
    Figure host;
};

/// What happened when, of one traced sequence.
struct TimelineEvent {
    enum class Kind { phase, call, kernel, copy, set, overhead };
    Kind kind = Kind::phase;
    std::optional<Phase> phase; ///< to which it belongs; empty: to none that is known
    std::int32_t name = 0; ///< index in Timeline::names
    std::int32_t lane = 0; ///< of the GPU's streams, in order of their first use; 0 on the host
    std::int64_t index = 0; ///< of the call in its sequence
    double start = 0; ///< microseconds from the begin of the sequence, on the host's clock
    double duration = 0; ///< microseconds
    std::int64_t bytes = 0; ///< of copies and sets
    std::array<std::int32_t, 3> grid{}; ///< of kernels
    std::array<std::int32_t, 3> block{};
    std::int32_t registers = 0; ///< a thread
    std::int32_t shared_memory = 0; ///< bytes a block, static and dynamic
};

struct Timeline {
    std::vector<std::string> names; ///< readable: of phases, kernels, copies
    std::vector<TimelineEvent> events; ///< by start
    std::int64_t dropped = 0; ///< records that the tracer lost
    std::int64_t unattributed = 0; ///< events without a phase
};

/// One line of the phase log; `phase` empty for remarks about the whole run.
struct LogLine {
    std::optional<Phase> phase;
    std::string text;
    std::optional<double> duration; ///< microseconds
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
    nlohmann::json conditions
        = nlohmann::json::object(); ///< clocks, throttle reasons, temperature, link, governor, battery
    std::vector<LogLine> log;
    std::string date; ///< ISO 8601, UTC, of the start

    /// Every sample in the order taken, by series: "call", "execution.host", "execution.enqueue", "execution.gpu",
    /// "transfer.a.copy_in", …
    std::map<std::string, std::vector<double>> series;

    Processes processes;

    /// The figures of a phase; null where the backend lacks it.
    const PhaseFigures* phase(Phase which) const;
};

std::string seriesName(Phase phase, std::string_view clock); ///< clock: "host", "enqueue" or "gpu"
std::string seriesName(OperandId operand, Phase copy);
std::string seriesName(ColdLevel level, Phase phase); ///< "first.plan.planning"

/// Fills in every figure from `series`, the work and the FLOP rate: the one place where samples become figures. What
/// has no series loses its figure; `first`, the counts, the stop reason and `excludes` stay as they are.
void summarise(Run& run);

} // namespace phasebench
