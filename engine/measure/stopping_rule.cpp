// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/stopping_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

// nvbench's stdrel criterion: detail/stdrel_criterion.cxx and detail/statistics.cuh.
constexpr std::size_t leastForNoise = 5;
constexpr std::size_t ringSize = 512;
constexpr std::size_t leastForPlateau = 64;
constexpr std::size_t plateauEvery = 16;
constexpr double plateauBelow = 0.05;
/// The first sample at which a plateau can be seen.
constexpr std::size_t firstPlateau = leastForPlateau + plateauEvery;

} // namespace

StoppingRule::StoppingRule(const Measure& measure)
    : m_measure(measure)
{
}

std::size_t StoppingRule::atLeast() const
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, std::min(m_measure.min_samples, m_measure.max_samples)));
}

double StoppingRule::noise() const
{
    if (m_samples < 2)
        return std::numeric_limits<double>::infinity();
    const double deviation = std::sqrt(m_squares / static_cast<double>(m_samples - 1));
    if (deviation == 0)
        return 0;
    return m_mean > 0 ? deviation / m_mean : std::numeric_limits<double>::infinity();
}

std::optional<StopReason> StoppingRule::add(double sample, double elapsedSeconds)
{
    ++m_samples;
    const double difference = sample - m_mean;
    m_mean += difference / static_cast<double>(m_samples);
    m_squares += difference * (sample - m_mean);

    if (m_samples >= leastForNoise && std::isfinite(noise())) {
        if (m_noiseHistory.size() < ringSize)
            m_noiseHistory.push_back(noise());
        else
            m_noiseHistory[m_noisePosition] = noise();
        m_noisePosition = (m_noisePosition + 1) % ringSize;
    }

    if (m_measure.samples) {
        if (m_samples >= static_cast<std::size_t>(std::max<std::int64_t>(1, *m_measure.samples)))
            return StopReason::count;
        return std::nullopt;
    }
    if (m_samples < atLeast())
        return std::nullopt;
    if (elapsedSeconds >= m_measure.min_time) {
        if (m_samples >= leastForNoise && noise() < m_measure.max_noise)
            return StopReason::noise;
        if (onPlateau())
            return StopReason::plateau;
    }
    if (elapsedSeconds >= m_measure.timeout)
        return StopReason::timeout;
    if (m_samples >= static_cast<std::size_t>(std::max<std::int64_t>(1, m_measure.max_samples)))
        return StopReason::count;
    return std::nullopt;
}

bool StoppingRule::onPlateau() const
{
    if (m_noiseHistory.size() <= leastForPlateau || m_samples % plateauEvery != 0)
        return false;
    // The spread is taken around the noise of now, not around the history's mean: a noise that still falls is no
    // plateau.
    const double now = noise();
    double squares = 0;
    for (const double past : m_noiseHistory)
        squares += (past - now) * (past - now);
    const double deviation = std::sqrt(squares / static_cast<double>(m_noiseHistory.size() - 1));
    return deviation < plateauBelow * now;
}

double StoppingRule::remaining(double elapsedSeconds) const
{
    if (m_samples == 0)
        return m_measure.samples ? m_measure.timeout : m_measure.min_time;
    const double perSample = elapsedSeconds / static_cast<double>(m_samples);
    const auto until = [&](double samples) {
        return std::max(0.0, (samples - static_cast<double>(m_samples)) * perSample);
    };
    if (m_measure.samples)
        return until(static_cast<double>(*m_measure.samples));

    const double forLeast = until(static_cast<double>(atLeast()));
    double wanted = std::max(forLeast, m_measure.min_time - elapsedSeconds);
    if (!(noise() < m_measure.max_noise)) {
        // Only a plateau can end it: at the earliest when the history is long enough, later perhaps after twice as
        // many.
        const double target
            = m_samples < firstPlateau ? static_cast<double>(firstPlateau) : 2.0 * static_cast<double>(m_samples);
        wanted = std::max(wanted, until(target));
    }
    const double timeout = std::max(forLeast, m_measure.timeout - elapsedSeconds);
    return std::max(0.0, std::min({wanted, timeout, until(static_cast<double>(m_measure.max_samples))}));
}

} // namespace phasebench
