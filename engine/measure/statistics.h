// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

namespace phasebench {

/// A median and its 95 % interval from a moving-block bootstrap over at most 1000 block medians (consecutive samples
/// are correlated, so blocks are resampled, not samples). The interval is widened to contain the median. Units are
/// those of the samples. Source: H. R. Künsch, "The jackknife and the bootstrap for general stationary observations",
/// Ann. Statist. 17 (1989). It speaks of this series only, not of another day's; with fewer than about 100 strongly
/// correlated samples it is still too narrow.
struct MedianInterval {
    double median = 0;
    double low = 0;
    double high = 0;
};

double median(std::span<const double> samples);
/// q in [0, 1], linear interpolation between order statistics.
double quantile(std::span<const double> samples, double q);
/// Relative standard deviation (unbiased); infinity below two samples.
double noise(std::span<const double> samples);

/// Precondition: not empty. Deterministic: the same samples and seed give the same interval. With fewer than two
/// samples low = high = median.
MedianInterval medianInterval(std::span<const double> samples, std::uint64_t seed = 1);

/// The ratio median(b) / median(a) with its 95 % interval, both sides bootstrapped independently.
MedianInterval ratioInterval(std::span<const double> a, std::span<const double> b, std::uint64_t seed = 1);

} // namespace phasebench
