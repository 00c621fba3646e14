// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/ratio_estimate.h"

#include "engine/measure/student_t.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

LogMedian overProcesses(std::span<const double> medians, const std::optional<ProcessSpread>& spread)
{
    const auto count = static_cast<double>(medians.size());
    double mean = 0;
    for (const double one : medians)
        mean += std::log(one) / count;
    double squares = 0;
    for (const double one : medians)
        squares += (std::log(one) - mean) * (std::log(one) - mean);
    const double freedom = count - 1;
    const double variance = squares / freedom;
    if (!spread)
        return {mean, variance / count, freedom};
    const double known = spread->deviation * spread->deviation;
    const double both
        = std::isfinite(spread->freedom) ? (spread->freedom * known + squares) / (spread->freedom + freedom) : known;
    return {mean, std::max(variance, both) / count, spread->freedom + freedom};
}

LogMedian withinProcess(const MedianInterval& interval, const ProcessSpread& spread)
{
    const double error = std::log(interval.high / interval.low) / (2 * studentQuantile(0.05, INFINITY));
    const double between = spread.deviation * spread.deviation;
    const double variance = error * error + between;
    // Welch and Satterthwaite: the process's own interval is taken as known.
    const double freedom = between > 0 ? spread.freedom * (variance / between) * (variance / between)
                                       : std::numeric_limits<double>::infinity();
    return {std::log(interval.median), variance, freedom};
}

LogMedian withinProcess(const MedianInterval& interval, double deviation)
{
    return withinProcess(interval, ProcessSpread{deviation, std::numeric_limits<double>::infinity()});
}

RatioEstimate::RatioEstimate(const LogMedian& a, const LogMedian& b, double ratio)
    : m_ratio(ratio)
    , m_difference(b.value - a.value)
    , m_error(std::sqrt(a.variance + b.variance))
{
    // Welch and Satterthwaite.
    const double variance = a.variance + b.variance;
    const double parts = a.variance * a.variance / a.freedom + b.variance * b.variance / b.freedom;
    m_freedom = parts > 0 ? variance * variance / parts
                          : (variance > 0 ? std::numeric_limits<double>::infinity() : std::min(a.freedom, b.freedom));
}

MedianInterval RatioEstimate::interval(double level) const
{
    const double half = m_error * studentQuantile(1 - level, m_freedom);
    return {
        m_ratio, std::min(m_ratio, std::exp(m_difference - half)), std::max(m_ratio, std::exp(m_difference + half))};
}

double RatioEstimate::chance() const
{
    if (m_error > 0)
        return studentTails(std::abs(m_difference) / m_error, m_freedom);
    return m_difference == 0 ? 1 : 0;
}

std::vector<double> mediansOfProcesses(std::span<const double> samples, std::span<const std::int64_t> counts)
{
    std::vector<double> medians;
    std::size_t begin = 0;
    for (const std::int64_t count : counts) {
        const auto size = std::min(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), samples.size() - begin);
        if (size > 0)
            medians.push_back(median(samples.subspan(begin, size)));
        begin += size;
    }
    return medians;
}

RatioEstimate ratioOverProcesses(std::span<const double> a, std::span<const std::int64_t> countsOfA,
    std::span<const double> b, std::span<const std::int64_t> countsOfB)
{
    const std::vector<double> before = mediansOfProcesses(a, countsOfA);
    const std::vector<double> after = mediansOfProcesses(b, countsOfB);
    return {overProcesses(before), overProcesses(after), median(after) / median(before)};
}

} // namespace phasebench
