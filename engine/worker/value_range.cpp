// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/value_range.h"

#include "engine/problem/kinds.h"
#include "engine/problem/operand.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

/// log2 of the largest number of a real type, and of the smallest normal one.
struct Range {
    double largest;
    double smallest;
};

Range rangeOf(DataType type)
{
    switch (realPartOf(type)) {
    case DataType::float64:
        return {1024, -1022};
    case DataType::float16:
        return {16, -14};
    default:
        return {128, -126};
    }
}

constexpr double headroom = 3; // log2 of what the largest value is above the root mean square
constexpr double tenth = 3; // log2 of it above what a tenth of values around zero, normally distributed, are below

double usualResult(const Problem& problem)
{
    return problem.visit([](const auto& kind) { return usualResult(kind); });
}

bool isInteger(DataType type)
{
    return type == DataType::int8 || type == DataType::int32;
}

} // namespace

bool resultsOverflow(const Problem& problem)
{
    const DataType type = resultTypeOf(problem);
    return !isInteger(type) && usualResult(problem) + headroom > rangeOf(type).largest;
}

bool resultsAreSubnormal(const Problem& problem)
{
    const DataType type = resultTypeOf(problem);
    const double usual = usualResult(problem);
    return !isInteger(type) && std::isfinite(usual) && usual < rangeOf(type).smallest + tenth;
}

std::int64_t callsUntilOverflow(const Problem& callProblem)
{
    const double growth = callProblem.visit([](const auto& kind) { return growthInPlace(kind); });
    if (growth == 0)
        return std::numeric_limits<std::int64_t>::max();
    const double calls = (rangeOf(resultTypeOf(callProblem)).largest - headroom) / growth;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(calls));
}

} // namespace phasebench
