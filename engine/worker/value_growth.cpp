// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/value_growth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

/// log2 of the largest number of a real type.
double rangeOf(DataType type)
{
    switch (realPartOf(type)) {
    case DataType::float64:
        return 1024;
    case DataType::float16:
        return 16;
    default:
        return 128;
    }
}

} // namespace

std::int64_t callsUntilOverflow(const Problem& callProblem)
{
    constexpr double headroom = 3; // log2 of what the largest value is above the root mean square
    if (callProblem.isMatmul())
        return std::numeric_limits<std::int64_t>::max();
    double logarithm = 0;
    for (const std::int64_t length : callProblem.fft().shape)
        logarithm += std::log2(static_cast<double>(length));
    if (logarithm == 0)
        return std::numeric_limits<std::int64_t>::max();
    const double calls = (rangeOf(callProblem.fft().type) - headroom) / (logarithm / 2);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(calls));
}

} // namespace phasebench
