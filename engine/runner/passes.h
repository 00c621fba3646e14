// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runner/clock.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace phasebench {

/// The places of the points that are not `over`.
template <typename Points> std::vector<std::size_t> indexesOfOpen(const Points& points)
{
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!points[i].over)
            open.push_back(i);
    return open;
}

/// The passes over points: each takes all that are open once. The order is shuffled, so that drift and neighbours hit
/// all points alike.
class Passes {
public:
    /// Begins a pass over these points; false where there is none, and nothing begins. Without a seed they stay in
    /// their order.
    bool begin(std::vector<std::size_t> points, std::optional<std::uint64_t> seed);
    /// The pass in progress is over: its time is known.
    void end();

    bool atEnd() const { return m_next >= m_points.size(); } ///< of the pass; true before the first one
    std::size_t point() const { return m_points[m_next]; } ///< the one in progress, or the next one
    void next() { ++m_next; }
    void putOff(); ///< the others of this pass come before it

    std::size_t begun() const { return m_begun; }
    std::size_t position() const { return m_next; } ///< in the pass, from 0
    std::size_t size() const { return m_points.size(); } ///< points of the pass
    double lastSeconds() const { return m_lastSeconds; } ///< that the last whole pass took; 0 before
    double longestSeconds() const { return m_longestSeconds; }

private:
    std::vector<std::size_t> m_points;
    std::size_t m_next = 0;
    std::size_t m_begun = 0;
    Clock::time_point m_began;
    double m_lastSeconds = 0;
    double m_longestSeconds = 0;
};

} // namespace phasebench
