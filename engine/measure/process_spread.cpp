// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/process_spread.h"

#include "engine/measure/ratio_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

constexpr double leastDeviation = 1e-4;

/// The derivative of the logarithm of the gamma function, and the derivative of that, for x above 0: recurrence up to
/// 6, then the asymptotic series (Abramowitz and Stegun 6.3.18 and 6.4.12), to about 1e-7.
double digamma(double x)
{
    double below = 0;
    for (; x < 6; ++x)
        below += 1 / x;
    const double square = 1 / (x * x);
    return std::log(x) - 0.5 / x - square * (1.0 / 12 - square * (1.0 / 120 - square / 252)) - below;
}

double trigamma(double x)
{
    double below = 0;
    for (; x < 6; ++x)
        below += 1 / (x * x);
    const double square = 1 / (x * x);
    return below + 1 / x + 0.5 * square + square / x * (1.0 / 6 - square * (1.0 / 30 - square / 42));
}

/// The x of which trigamma is `value`, above 0, by bisection: it falls with x.
double inverseTrigamma(double value)
{
    double low = 1e-6;
    double high = 1e6;
    for (int i = 0; i < 100; ++i) {
        const double middle = std::sqrt(low * high);
        (trigamma(middle) > value ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

} // namespace

ProcessSpread spreadOver(std::span<const std::vector<double>> things)
{
    const auto count = static_cast<double>(things.size());
    if (things.size() == 1) {
        const LogMedian known = overProcesses(things.front());
        const double deviation = std::sqrt(known.variance * static_cast<double>(things.front().size()));
        return {std::max(deviation, leastDeviation), known.freedom};
    }
    std::vector<double> logarithms; // of the variances, each without the bias that its few processes give it
    double squares = 0;
    double sampling = 0; // the scatter of these that the few processes make
    for (const std::vector<double>& medians : things) {
        const LogMedian known = overProcesses(medians);
        const double variance
            = std::max(known.variance * static_cast<double>(medians.size()), leastDeviation * leastDeviation);
        const double half = known.freedom / 2;
        squares += variance / count;
        logarithms.push_back(std::log(variance) - digamma(half) + std::log(half));
        sampling += trigamma(half) / count;
    }
    double mean = 0;
    for (const double logarithm : logarithms)
        mean += logarithm / count;
    double scatter = 0;
    for (const double logarithm : logarithms)
        scatter += (logarithm - mean) * (logarithm - mean) / (count - 1);
    const double most = count - 1; // so few things tell no more of how much they differ
    const bool byChance = scatter <= sampling;
    return {std::sqrt(squares), byChance ? most : std::min(2 * inverseTrigamma(scatter - sampling), most)};
}

} // namespace phasebench
