// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/race.h"
#include "engine/measure/race_rules.h"

#include <algorithm>
#include <cmath>

/// What of the budget each part of a race may take.
namespace phasebench {

double CandidateRace::reserve() const
{
    const double budget = m_settings.budget;
    const double wanted = std::isfinite(m_best) ? secondsFor(1, race_rules::samplesAfterSearch) : budget;
    return std::clamp(wanted, race_rules::leastReserve * budget, race_rules::mostReserve * budget);
}

double CandidateRace::until(Stage stage) const
{
    if (m_shortened)
        return 0;
    const double budget = m_settings.budget;
    switch (stage) {
    case Stage::quick:
        return 0.5 * budget;
    case Stage::widen:
        return budget - m_reserve;
    case Stage::tighten:
        return budget - 0.75 * m_reserve;
    case Stage::halving:
        return budget - 0.5 * m_reserve;
    default:
        return m_settings.budget;
    }
}

double CandidateRace::secondsFor(std::size_t candidates, int samples) const
{
    const SamplingCost& cost = m_secondLooks.samples > 0 ? m_secondLooks : m_firstLooks;
    const double overhead
        = cost.samples > 0 ? std::max(0.0, cost.seconds - cost.sampled) / static_cast<double>(cost.samples) : 0.0;
    return static_cast<double>(candidates) * samples * (bestScore() * 1e-6 + overhead);
}

double CandidateRace::hopelessFor(const RaceOrder& order) const
{
    if (m_stage != Stage::quick || order.candidate == 0)
        return order.hopeless;
    return std::min(order.hopeless, race_rules::hopelessCut * m_best * m_drift);
}

} // namespace phasebench
