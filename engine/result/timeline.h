// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/phase.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace phasebench {

/// What happened when, of one traced sequence.
struct TimelineEvent {
    enum class Kind { phase, call, kernel, copy, set, overhead };
    Kind kind = Kind::phase;
    std::optional<Phase> phase; ///< to which it belongs; empty: to none that is known
    std::int32_t name = 0; ///< index in Timeline::names
    std::int32_t stream = 0; ///< of the GPU's streams, in order of their first use; 0 on the host
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

} // namespace phasebench
