// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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

/// The median over several fresh processes, and the 95 % interval of what another run over as many of them would find:
/// the prediction interval of Student's t over the logarithms of the processes' medians, which vary between the
/// processes and within them (T. Kalibera, R. Jones, "Rigorous benchmarking in reasonable time", ISMM 2013). The median
/// is that of the processes' medians, so that each process counts alike; the interval is widened to contain it.
/// `samples` holds those of one process after the other, `counts` how many each has; processes without any do not
/// count. With one process the interval is medianInterval()'s, which says nothing of another run. Linear in the number
/// of samples. Precondition: not empty, all at least 0.
MedianInterval medianOverProcesses(std::span<const double> samples, std::span<const std::int64_t> counts);

/// The ratio median(b) / median(a) with its 95 % interval, both sides bootstrapped independently: of one process each,
/// and saying nothing of other processes (see ratio_estimate.h).
MedianInterval ratioInterval(std::span<const double> a, std::span<const double> b, std::uint64_t seed = 1);

} // namespace phasebench
