// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/measure/process_spread.h"
#include "engine/measure/statistics.h"

#include <cstdint>
#include <optional>
#include <span>

namespace phasebench {

/// The logarithm of a median and how well it is known: where medians of other runs would lie.
struct LogMedian {
    double value = 0;
    double variance = 0; ///< of `value`
    double freedom = 0; ///< degrees of freedom behind `variance`; infinite where it is taken as known
};

/// Of the medians of several processes, which vary between and within the processes at once (T. Kalibera, R. Jones,
/// "Rigorous benchmarking in reasonable time", ISMM 2013). `spread`, found from other things, adds its degrees of
/// freedom, and variance where these few processes happen to lie closer than it says; it takes none away, so that a
/// busy hour is not called a difference. Preconditions: at least two, all above 0.
LogMedian overProcesses(std::span<const double> medians, const std::optional<ProcessSpread>& spread = {});

/// Of one process: its own interval, and how far medians of different processes lie apart, which was found elsewhere.
/// Preconditions: median and low above 0.
LogMedian withinProcess(const MedianInterval& interval, const ProcessSpread& spread);
/// The same with a standard deviation that is taken as known.
LogMedian withinProcess(const MedianInterval& interval, double deviation);

/// A ratio of two medians b / a that were measured independently: Welch's t interval of the difference of their
/// logarithms (B. L. Welch, Biometrika 34 (1947)).
class RatioEstimate {
public:
    /// `ratio`: of the medians as they are shown; intervals are widened to contain it.
    RatioEstimate(const LogMedian& a, const LogMedian& b, double ratio);

    double ratio() const { return m_ratio; }
    /// In so many of 1 cases the interval contains the ratio of the medians of very many processes.
    MedianInterval interval(double level) const;
    /// How likely so large a difference, in either direction, would be if there were none.
    double chance() const;
    /// The standard error of the ratio's logarithm.
    double error() const { return m_error; }

private:
    double m_ratio = 1;
    double m_difference = 0; ///< of the logarithms
    double m_error = 0; ///< standard error of that
    double m_freedom = 0;
};

/// The medians of each process: `counts` samples of each, one process after the other.
std::vector<double> mediansOfProcesses(std::span<const double> samples, std::span<const std::int64_t> counts);

/// b / a of two series over processes, each with at least two of them and all medians above 0.
RatioEstimate ratioOverProcesses(std::span<const double> a, std::span<const std::int64_t> countsOfA,
    std::span<const double> b, std::span<const std::int64_t> countsOfB);

} // namespace phasebench
