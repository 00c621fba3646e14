// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/result/figures.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What a series of samples is of. Run::series and results files have the names of these values as keys.
namespace phasebench {

enum class SeriesClock { host, enqueue, gpu };
template <> std::span<const std::string_view> namesOf<SeriesClock>();

/// "call": whole calls.
struct CallSeries {
    bool operator==(const CallSeries&) const = default;
};

/// "execution.host": one phase by one clock.
struct PhaseSeries {
    Phase phase = Phase::execution;
    SeriesClock clock = SeriesClock::host;
    bool operator==(const PhaseSeries&) const = default;
};

/// "transfer.a.copy_in": the copies of one operand; with ".host" by the host's clock, synchronised.
struct TransferSeries {
    OperandId operand;
    Phase copy = Phase::copy_in;
    bool host = false;
    bool operator==(const TransferSeries&) const = default;
};

/// "first.plan.planning"
struct FirstUseSeries {
    ColdLevel level = ColdLevel::process;
    Phase phase = Phase::specification;
    bool operator==(const FirstUseSeries&) const = default;
};

/// "candidate.1": executions of the candidate of a rank, or of a place in a list that was asked for.
struct CandidateSeries {
    int rank = 0;
    bool operator==(const CandidateSeries&) const = default;
};

/// "alignment.least", "alignment.256": executions of a plan for the least alignment of a batch's elements, or for 256
/// bytes.
struct AlignmentSeries {
    bool least = true;
    bool operator==(const AlignmentSeries&) const = default;
};

using SeriesKey
    = std::variant<CallSeries, PhaseSeries, TransferSeries, FirstUseSeries, CandidateSeries, AlignmentSeries>;

std::string seriesName(const SeriesKey& key);
/// The reverse; empty for a series of another version.
std::optional<SeriesKey> seriesKeyFrom(std::string_view name);

} // namespace phasebench
