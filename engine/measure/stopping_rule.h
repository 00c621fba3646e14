// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <optional>
#include <vector>

namespace phasebench {

/// Why a series ended. `noise`: the median is known as well as was asked. `plateau`: it is not, and the time left would
/// not suffice. `count`: the fixed number of samples, or the maximum, was reached.
enum class StopReason { noise, plateau, timeout, count, cancelled };

/// Decides when a series of samples has enough (resources/manual/measuring.md, "When a series ends"). Pure: the caller
/// says how much wall clock has passed.
///
/// A fixed number (`samples`) is taken whatever the clock says. Otherwise `min_samples` are taken even past the
/// timeout; from then on the series ends at `max_samples`, at the timeout, or, once `min_time` has passed, when half
/// the 95 % interval of the median (see medianInterval()) is at most `max_noise` of it. It looks at the interval a few
/// times only, each time with 1.5 times as many samples: who looks after each sample stops in a stretch that is quiet
/// by chance. Where what is asked cannot be reached before the timeout, a quarter of that time is spent.
class StoppingRule {
public:
    explicit StoppingRule(const Measure& measure);

    /// Adds one sample (microseconds) and the seconds since the series began; returns the reason as soon as there is
    /// one to stop.
    std::optional<StopReason> add(double sample, double elapsedSeconds);

    std::size_t samples() const { return m_samples.size(); }
    std::size_t atLeast() const; ///< samples that are taken whatever the clock says
    /// Half the interval over the median when that was looked at last; infinity before.
    double halfWidth() const { return m_halfWidth; }
    /// Seconds that are probably left, from the interval and the limits; for the progress bar.
    double remaining(double elapsedSeconds) const;

private:
    /// Seconds since the begin at which half the interval will be `halfWidth`, as far as can be told now.
    double secondsFor(double halfWidth, double elapsedSeconds) const;

    Measure m_measure;
    std::vector<double> m_samples;
    std::size_t m_nextLook = 0; ///< so many samples
    double m_halfWidth;
};

} // namespace phasebench
