// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/link_probe.h"

#include <string>
#include <variant>
#include <vector>

/// What the runner and a worker say to each other, as values. framing.h puts them on a pipe.
namespace phasebench {

inline constexpr int protocolVersion = 2;

// ---- from the runner to the worker ----

/// What a worker is asked to do with one point.
enum class TaskKind {
    first_use, ///< one sequence, synchronised at every phase, in a process that has done nothing yet
    measure, ///< the series "call" and "phases", and the check; never with tracing
    trace, ///< a few sequences with every kernel and copy recorded
    autotune, ///< the candidates of one worker, raced
    probe, ///< links and allocators, without a problem: of `experiment` only the execution space and `measure` count
};

struct Task {
    std::int64_t id = 0;
    TaskKind kind = TaskKind::measure;
    Experiment experiment; ///< resolved
    nlohmann::json configuration = nlohmann::json::object(); ///< for trace: the configuration that measure chose
    std::string wisdom; ///< FFTW's, kept by the runner; empty: none
    ColdLevel level = ColdLevel::process; ///< for first_use: plan where the process is only there to make a cold plan
};

struct DescribeRequest { }; ///< answered by a Description
struct EnoughRequest { }; ///< stop the series in progress and keep what there is
struct CancelRequest { }; ///< give up the task in progress; answered by an Outcome with status cancelled
struct QuitRequest { };

using Request = std::variant<DescribeRequest, Task, EnoughRequest, CancelRequest, QuitRequest>;

// ---- from the worker to the runner ----

struct Hello {
    std::string program;
    int protocol = protocolVersion;
};

struct Heartbeat { };

struct Description {
    Machine machine;
};

struct Progress {
    std::string text; ///< such as "phases, 31 samples, noise 0.8 %"
    double remaining = -1; ///< seconds; negative when not known
};

/// New samples of one series, for the growing bars; the outcome holds them all once more.
struct SamplesChunk {
    std::string series;
    std::vector<double> values;
    std::int64_t count = 1; ///< occurrences in one sequence, for phase series
};

/// Where a race stands, at most a few times a second.
struct RaceProgress {
    std::vector<Candidate> candidates; ///< by rank
    std::string round; ///< such as "round 3: 48 candidates left"
    double elapsed = 0; ///< seconds
    double budget = 0;
};

/// The end of a task. `run` holds what this task found out (its series, counts, transfers, check, memory, conditions,
/// log), not yet summarised.
struct Outcome {
    std::int64_t task = 0;
    Run run; ///< status: completed; failed (message); cancelled; unsupported (message, mends)
    std::vector<Mend> mends;
    std::optional<LinkProbe> probe; ///< of a probe task
    std::string wisdom; ///< FFTW's, to be kept; empty: unchanged
    bool poisoned = false; ///< the worker's context is lost: end this process
};

using Reply = std::variant<Hello, Heartbeat, Description, Progress, SamplesChunk, RaceProgress, Outcome>;

} // namespace phasebench
