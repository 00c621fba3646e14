// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/stopping_rule.h"

#include "engine/measure/statistics.h"

#include <algorithm>
#include <limits>

namespace phasebench {

namespace {

constexpr std::size_t leastForInterval = 5;
constexpr double betweenLooks = 1.5; // times as many samples
constexpr double mostForNothing = 0.25; // of the timeout

std::size_t atLeastOne(std::int64_t count)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, count));
}

} // namespace

StoppingRule::StoppingRule(const Measure& measure)
    : m_measure(measure)
    , m_halfWidth(std::numeric_limits<double>::infinity())
{
}

std::size_t StoppingRule::atLeast() const
{
    return atLeastOne(std::min(m_measure.min_samples, m_measure.max_samples));
}

std::optional<StopReason> StoppingRule::add(double sample, double elapsedSeconds)
{
    m_samples.push_back(sample);
    if (m_measure.samples) {
        if (m_samples.size() >= atLeastOne(*m_measure.samples))
            return StopReason::count;
        return std::nullopt;
    }
    if (m_samples.size() < atLeast())
        return std::nullopt;
    if (elapsedSeconds >= m_measure.min_time && m_samples.size() >= std::max(m_nextLook, leastForInterval)) {
        m_nextLook = static_cast<std::size_t>(betweenLooks * static_cast<double>(m_samples.size())) + 1;
        const MedianInterval interval = medianInterval(m_samples);
        m_halfWidth = interval.high > interval.low ? (interval.high - interval.low) / (2 * interval.median) : 0;
        if (m_halfWidth <= m_measure.max_noise)
            return StopReason::noise;
    }
    if (elapsedSeconds >= m_measure.timeout)
        return StopReason::timeout;
    if (m_samples.size() >= atLeastOne(m_measure.max_samples))
        return StopReason::count;
    if (elapsedSeconds >= std::max(m_measure.min_time, mostForNothing * m_measure.timeout)
        && m_halfWidth < std::numeric_limits<double>::infinity()
        && secondsFor(m_measure.max_noise, elapsedSeconds) > m_measure.timeout)
        return StopReason::plateau;
    return std::nullopt;
}

double StoppingRule::secondsFor(double halfWidth, double elapsedSeconds) const
{
    // It falls with the square root of the number of samples; it was seen at the last look, not now.
    const double looked = static_cast<double>(m_nextLook - 1) / betweenLooks;
    const double gain = m_halfWidth / halfWidth;
    return elapsedSeconds * looked / static_cast<double>(m_samples.size()) * gain * gain;
}

double StoppingRule::remaining(double elapsedSeconds) const
{
    if (m_samples.empty())
        return m_measure.samples ? m_measure.timeout : m_measure.min_time;
    const auto taken = static_cast<double>(m_samples.size());
    const auto until = [&](double samples) {
        return std::max(0.0, (samples - taken) * elapsedSeconds / taken);
    };
    if (m_measure.samples)
        return until(static_cast<double>(*m_measure.samples));

    const double forLeast = until(static_cast<double>(atLeast()));
    double wanted = std::max(forLeast, m_measure.min_time - elapsedSeconds);
    if (m_nextLook > 0) {
        const double seconds = secondsFor(m_measure.max_noise, elapsedSeconds);
        const double hopeless = std::max(m_measure.min_time, mostForNothing * m_measure.timeout);
        wanted = std::max(wanted, (seconds > m_measure.timeout ? hopeless : seconds) - elapsedSeconds);
    }
    const double timeout = std::max(forLeast, m_measure.timeout - elapsedSeconds);
    return std::max(0.0, std::min({wanted, timeout, until(static_cast<double>(m_measure.max_samples))}));
}

} // namespace phasebench
