// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/elimination.h"
#include "engine/measure/gain.h"
#include "engine/result/figures.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

/// The candidates of an autotuning and its result.
namespace phasebench {

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
    /// Is it shown as a finding of the run, or in the list of notes only? Older files do not say.
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

/// The result of an autotuning.
struct Race {
    std::string method; ///< race fixed
    std::string verdict; ///< one sentence: the winner and its gain, or the tie
    /// Of the first of Run::candidates, the library's first pick itself included; empty: nothing to compare, or an
    /// older file, which does not say.
    std::optional<Gain> gain;
    std::optional<int> winner; ///< index in Run::candidates; empty: nothing is better than the library's first pick
    double seconds = 0; ///< of search and measuring together
    double budget = 0;
    std::int64_t considered = 0; ///< configurations looked at
    std::int64_t distinct = 0; ///< of which launch something different
    std::int64_t timed = 0;
    std::vector<RaceRemark> remarks;
};

} // namespace phasebench
