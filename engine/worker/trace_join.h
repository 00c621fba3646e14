// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/worker/recorder.h"

#include <map>

namespace phasebench {

/// What a trace says about one sequence: microseconds by phase (the union of its intervals), and by copy.
struct TracedSequence {
    std::array<std::optional<double>, phaseCount> phases;
    std::map<std::pair<Phase, OperandId>, std::vector<double>> copies; ///< one entry a copy
};

struct JoinedTrace {
    std::vector<TracedSequence> sequences;
    std::int64_t unattributed = 0; ///< records that belong to no scope
};

/// Scope ids from here on mark work between the calls (restoring, flushing): theirs is no phase, and they are no
/// orphans.
inline constexpr std::uint64_t untimedScope = std::uint64_t{1} << 62;

/// Length of the union of intervals; overlapping parts count once.
double unionLength(std::vector<std::pair<double, double>> intervals);

/// Attributes records to the phases and copies of the sequences that `recorder` saw.
JoinedTrace join(const Trace& trace, const ScopeRecorder& recorder);

} // namespace phasebench
