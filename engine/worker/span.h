// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/phase.h"

#include <cstdint>
#include <optional>

namespace phasebench {

/// One step of a sequence on the host's clock: a phase, or (without one) a whole call.
struct Span {
    std::optional<Phase> phase;
    std::int64_t call = 0; ///< its index in the sequence; of what comes before or after all calls: the nearest one's
    double start = 0; ///< us
    double end = 0;
};

} // namespace phasebench
