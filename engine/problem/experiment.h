// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/placement.h"
#include "engine/problem/problem.h"
#include "engine/problem/settings_types.h"

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace phasebench {

struct Transfer {
    PeerCopy peer = PeerCopy::direct;
    ManagedMode managed = ManagedMode::prefetch;
    bool operator==(const Transfer&) const = default;
};

struct Execution {
    std::optional<ExecutionSpace> space; ///< empty until resolved on a computer: see resolve()
    std::optional<int> threads; ///< CPU only; empty: all cores
    std::optional<std::string> backend; ///< the library's name; empty: the first that can (see libraryOf())
    std::map<std::string, std::string> environment;
    std::optional<std::int64_t> memory_limit; ///< bytes of a GPU's memory that may be taken; empty: what is free
    bool operator==(const Execution&) const = default;
};

struct Call {
    CallForm form = CallForm::stateful;
    std::int64_t count = 1;
    OperandUpdate operands = OperandUpdate::reset;
    Batching batching = Batching::dimension;
    bool operator==(const Call&) const = default;
};

struct Autotune {
    enum class Search { heuristic, enumerate };
    enum class Method { race, fixed };
    Search search = Search::heuristic;
    Method method = Method::race;
    double budget = 5.0; ///< seconds
    int candidates = 8;
    int iterations = 5;
    bool operator==(const Autotune&) const = default;
};

template <> std::span<const std::string_view> namesOf<Autotune::Search>();
template <> std::span<const std::string_view> namesOf<Autotune::Method>();

struct Planning {
    std::int64_t workspace = 33554432; ///< bytes at most
    std::optional<Effort> effort; ///< FFTW only; empty: estimate
    std::optional<Autotune> autotune;
    bool tuned = false; ///< plans with the winner that an earlier race kept for this problem, where there is one
    nlohmann::json configuration; ///< the candidate to run, as a race wrote it; null: what planning chooses
    bool operator==(const Planning&) const = default;
};

struct Measure {
    CacheState cache = CacheState::cold;
    double max_noise = 0.005;
    double min_time = 0.5; ///< seconds of wall clock a series
    double timeout = 15.0; ///< seconds of wall clock a series
    std::int64_t min_samples = 10;
    std::int64_t max_samples = 10000;
    std::optional<std::int64_t> samples; ///< fixes the number
    std::optional<std::int64_t> processes; ///< fresh ones that share the measuring; empty: by the point's length
    bool first_use = true;
    std::uint64_t seed = 1;
    bool operator==(const Measure&) const = default;
};

/// One point: what is measured once and becomes one run. A sweep is a list of these (see sweep.h).
struct Experiment {
    std::string title;
    Problem problem;
    Placement placement;
    Transfer transfer;
    Execution execution;
    Call call;
    Planning planning;
    Measure measure;
    bool operator==(const Experiment&) const = default;

    /// The problem that one call computes: the whole batch, or one element of a sequence.
    Problem callProblem() const;
};

} // namespace phasebench
