// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/fault.h"
#include "engine/result/link_probe.h"
#include "engine/result/run.h"

#include <string>
#include <variant>
#include <vector>

/// What the runner and a worker say to each other, as values. framing.h puts them on a pipe.
namespace phasebench {

inline constexpr int protocolVersion = 4;

// ---- from the runner to the worker ----

/// The way to run the problem that a task plans; empty: the library's own pick.
using TaskConfiguration = nlohmann::json;

/// One sequence, synchronised at every phase, in a process that has done nothing yet.
struct FirstUseTask {
    ColdLevel level = ColdLevel::process; ///< plan: the process is only there to make a cold plan
    TaskConfiguration configuration = nlohmann::json::object();

    bool operator==(const FirstUseTask&) const = default;
};

/// The part that one process has in measuring a point.
struct ProcessShare {
    std::int64_t processes = 0; ///< that share it; 0: the worker chooses, and its run says how many are planned
    std::int64_t process = 0; ///< this one's place among them, 0 the first
    std::int64_t points = 1; ///< that are measured in this process, one after the other

    bool operator==(const ProcessShare&) const = default;
};

/// The series "call" and "phases", and the check; never with tracing.
struct MeasureTask {
    TaskConfiguration configuration = nlohmann::json::object();
    ProcessShare share = {};

    bool operator==(const MeasureTask&) const = default;
};

/// A few sequences with every kernel and copy recorded.
struct TraceTask {
    TaskConfiguration configuration = nlohmann::json::object(); ///< that MeasureTask chose
    ProcessShare share = {};

    bool operator==(const TraceTask&) const = default;
};

/// A candidate with which a worker process ended or lost the GPU's context: it is not run again.
struct BadCandidate {
    nlohmann::json configuration;
    Eliminated reason;

    bool operator==(const BadCandidate&) const = default;
};

/// Finds the candidates of one worker and races them. After a worker was lost, the next one goes on with what it left.
struct RaceTask {
    std::vector<BadCandidate> bad;
    double elapsed = 0; ///< seconds of the budget that are spent

    bool operator==(const RaceTask&) const = default;
};

/// Times given configurations without deciding anything: for a race across processes.
struct TimingTask {
    struct Order {
        nlohmann::json configuration;
        int samples = 1;

        bool operator==(const Order&) const = default;
    };
    std::vector<Order> orders;

    bool operator==(const TimingTask&) const = default;
};

/// Links and allocators, without a problem: of the experiment only the execution space and `measure` count.
struct ProbeTask {
    bool operator==(const ProbeTask&) const = default;
};

/// What a worker is asked to do with one point.
struct Task {
    using Work = std::variant<FirstUseTask, MeasureTask, TraceTask, RaceTask, TimingTask, ProbeTask>;

    std::int64_t id = 0;
    Experiment experiment; ///< resolved
    Work work = MeasureTask{};
    std::string wisdom; ///< FFTW's, kept by the runner; empty: none
};

/// The name of a task's kind in messages and journals: first_use measure trace autotune time probe.
std::string_view kindOf(const Task& task);

struct DescribeRequest { }; ///< answered by a Description
struct StopSamplingRequest { }; ///< stop the series in progress and keep what there is
struct CancelRequest { }; ///< give up the task in progress; answered by an Outcome with status cancelled
struct QuitRequest { };

using Request = std::variant<DescribeRequest, Task, StopSamplingRequest, CancelRequest, QuitRequest>;

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

/// New samples of one series, to be shown while measuring goes on; the outcome holds all of them again.
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

/// Sent before a configuration runs for the first time, so that the runner knows which one it was if the process ends
/// with it; empty: no new one runs any more.
struct CandidateStarted {
    std::optional<nlohmann::json> configuration;
    double elapsed = 0; ///< seconds of the race
};

/// The end of a task. `run` holds what this task found out (its series, counts, transfers, check, memory, conditions,
/// log), not yet summarised.
struct Outcome {
    std::int64_t task = 0;
    Run run; ///< status: completed; failed (message); cancelled; unsupported (message, fixes)
    std::vector<SuggestedFix> fixes;
    std::optional<LinkProbe> probe; ///< of a probe task
    std::string wisdom; ///< FFTW's, to be kept; empty: unchanged
    bool poisoned = false; ///< the worker's context is lost: end this process
};

using Reply
    = std::variant<Hello, Heartbeat, Description, Progress, SamplesChunk, RaceProgress, CandidateStarted, Outcome>;

} // namespace phasebench
