// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/cuda/clock_map.h"

#include <chrono>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

double steadyMicroseconds()
{
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Signed, in microseconds: the values are unsigned and may be in either order.
double difference(std::uint64_t to, std::uint64_t from)
{
    return static_cast<double>(static_cast<std::int64_t>(to - from)) * 1e-3;
}

} // namespace

ClockPair samplePair(const std::function<std::uint64_t()>& foreign, int tries)
{
    ClockPair best;
    best.width = std::numeric_limits<double>::infinity();
    for (int i = 0; i < tries; ++i) {
        const double before = steadyMicroseconds();
        const std::uint64_t reading = foreign();
        const double after = steadyMicroseconds();
        if (after - before < best.width)
            best = {(before + after) / 2, reading, after - before};
    }
    return best;
}

ClockMap::ClockMap(const ClockPair& first, const ClockPair& last)
    : m_first(first)
{
    constexpr double tolerance = 1.0; // microseconds
    const double steady = last.steady - first.steady;
    const double foreign = difference(last.foreign, first.foreign);
    if (foreign > 0 && std::abs(steady - foreign) > tolerance)
        m_rate = steady / foreign;
}

double ClockMap::toSteady(std::uint64_t foreign) const
{
    return m_first.steady + difference(foreign, m_first.foreign) * m_rate;
}

} // namespace phasebench
