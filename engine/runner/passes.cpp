// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/runner/passes.h"

#include <algorithm>
#include <random>

namespace phasebench {

void Passes::end()
{
    if (m_begun == 0)
        return;
    m_lastSeconds = std::chrono::duration<double>(Clock::now() - m_began).count();
    m_longestSeconds = std::max(m_longestSeconds, m_lastSeconds);
}

bool Passes::begin(std::vector<std::size_t> points, std::optional<std::uint64_t> seed)
{
    m_points = std::move(points);
    m_next = 0;
    if (m_points.empty())
        return false;
    if (seed) {
        std::mt19937_64 random(*seed + m_begun);
        std::ranges::shuffle(m_points, random);
    }
    m_began = Clock::now();
    ++m_begun;
    return true;
}

void Passes::putOff()
{
    std::rotate(m_points.begin() + static_cast<std::ptrdiff_t>(m_next),
        m_points.begin() + static_cast<std::ptrdiff_t>(m_next) + 1, m_points.end());
}

} // namespace phasebench
