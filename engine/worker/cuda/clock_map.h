// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

namespace phasebench {

/// One reading of a foreign clock against the host's steady clock.
struct ClockPair {
    double steady = 0; ///< microseconds
    std::uint64_t foreign = 0; ///< nanoseconds
    double width = 0; ///< microseconds between the steady readings before and after
};

/// The narrowest of `tries` triples (steady, foreign, steady); the steady time is their midpoint.
ClockPair samplePair(const std::function<std::uint64_t()>& foreign, int tries = 32);

/// Maps nanoseconds of a foreign clock that runs at the same rate (CUPTI's: CLOCK_REALTIME) to microseconds of the
/// steady clock. Where two pairs differ by more than a microsecond the wall clock was stepped or slewed in between:
/// then the line through both is used.
class ClockMap {
public:
    ClockMap(const ClockPair& first, const ClockPair& last);
    double toSteady(std::uint64_t foreign) const;

private:
    ClockPair m_first;
    double m_rate = 1.0; ///< steady per foreign time
};

} // namespace phasebench
