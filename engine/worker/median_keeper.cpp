// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/median_keeper.h"

#include "engine/measure/statistics.h"

#include <cmath>

namespace phasebench {

bool MedianKeeper::offer(double duration)
{
    m_durations.push_back(duration);
    if (m_durations.size() >= m_nextLook) {
        m_median = median(m_durations);
        m_nextLook = m_durations.size() + (m_durations.size() + 1) / 2;
    }
    if (m_durations.size() > 1 && std::abs(duration - m_median) >= std::abs(m_kept - m_median))
        return false;
    m_kept = duration;
    return true;
}

} // namespace phasebench
