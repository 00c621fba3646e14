// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/experiment.h"

#include <optional>
#include <vector>

namespace phasebench {

/// Why a series ended. `count`: the fixed number of samples, or the maximum, was reached.
enum class StopReason { noise, plateau, timeout, count, cancelled };

/// Decides when a series of samples has enough: resources/manual/measuring.md, "When a series ends" (nvbench's stdrel
/// criterion with a plateau and a timeout). Pure: the caller says how much wall clock has passed.
///
/// A fixed number (`samples`) is taken whatever the clock says. Otherwise `min_samples` are taken even past the
/// timeout; from then on the series ends at `max_samples`, at the timeout, or, once `min_time` has passed, when the
/// noise is below `max_noise` or has settled on a plateau above it.
class StoppingRule {
public:
    explicit StoppingRule(const Measure& measure);

    /// Adds one sample (microseconds) and the seconds since the series began; returns the reason as soon as there is
    /// one to stop.
    std::optional<StopReason> add(double sample, double elapsedSeconds);

    std::size_t samples() const { return m_samples; }
    std::size_t atLeast() const; ///< samples that are taken whatever the clock says
    double noise() const; ///< relative standard deviation so far; infinity below two samples
    /// Seconds that are probably left, from the noise and the limits; for the progress bar.
    double remaining(double elapsedSeconds) const;

private:
    bool onPlateau() const;

    Measure m_measure;
    std::size_t m_samples = 0;
    double m_mean = 0;
    double m_squares = 0; ///< Welford's sum of squared differences
    std::vector<double> m_noiseHistory; ///< a ring
    std::size_t m_noisePosition = 0;
};

} // namespace phasebench
