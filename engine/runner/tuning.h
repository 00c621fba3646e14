// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/library/library.h"
#include "engine/protocol/message.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace phasebench {

/// The autotuning of one point as the runner sees it: one worker process after the other is asked something, until it
/// is over. A worker that is lost costs one candidate, not the race.
class Tuning {
public:
    struct Order {
        const Library* library = nullptr; ///< whose worker is asked; null: the experiment's
        std::map<std::string, std::string> environment; ///< of the worker, beside the experiment's
        std::variant<RaceTask, TimingTask> work;
        double seconds = 0; ///< after which the worker is taken for hung
    };

    virtual ~Tuning() = default;
    /// What to ask next; empty: it is over.
    virtual std::optional<Order> next() = 0;
    /// The answer. Precondition: completed.
    virtual void receive(Run&& answer) = 0;
    /// The worker died, hangs, or lost its context; `known`: what it had told in its last answer, or empty.
    virtual void lost(const std::string& sentence, const std::vector<Candidate>& known) = 0;
    virtual void progressed(const RaceProgress&) { }
    virtual void started(const CandidateStarted&) { }
    virtual void stopSampling() { }
    /// News for the listener since the last call, where the race is not told by one worker.
    virtual std::optional<RaceProgress> news() { return std::nullopt; }

    /// Candidates, race, the phase autotuning with its series. Precondition: over.
    virtual Run take() = 0;
    /// The winner's library; null: the experiment's.
    virtual const Library* library() const { return nullptr; }
    /// Settings that a worker must start with to run the winner.
    virtual std::map<std::string, std::string> environment() const { return {}; }
};

/// For every backend whose candidates one process can run.
std::unique_ptr<Tuning> tuneInWorker(const Experiment& resolved);

/// For libraries whose candidates are settings of a process: kernel sets, which are chosen when it loads the library,
/// by thread counts; with `enumerate`, and unless one was asked for, of every library that can compute the experiment
/// here.
std::unique_ptr<Tuning> tuneProcesses(const Experiment& resolved, const Machine& machine);

} // namespace phasebench
