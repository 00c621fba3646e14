// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/problem/fft/data.h"

#include <cmath>

namespace phasebench {

namespace {
/// log2 of the points of one transform.
double logOfPoints(const Fft& fft)
{
    double points = 0;
    for (const std::int64_t length : fft.shape)
        points += std::log2(static_cast<double>(length));
    return points;
}
} // namespace

bool destroysInput(const Fft& fft, const ExecutionSpace& execution)
{
    return fft.transform == Transform::c2r && !(execution.isCpu() && fft.shape.size() == 1);
}

double usualResult(const Fft& fft)
{
    return logOfPoints(fft) / 2 - 0.8;
}

double growthInPlace(const Fft& fft)
{
    return logOfPoints(fft) / 2;
}

double errorScale(const Fft& fft)
{
    double points = 1;
    for (const std::int64_t length : fft.shape)
        points *= static_cast<double>(length);
    return 2 * std::sqrt(points);
}

} // namespace phasebench
