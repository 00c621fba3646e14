// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/value_range.h"

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

/// log2 of the root mean square of the results of inputs that are uniform in [-1, 1].
double usualResult(const Problem& problem)
{
    if (!problem.isMatmul()) {
        double points = 0;
        for (const std::int64_t length : problem.fft().shape)
            points += std::log2(static_cast<double>(length));
        return points / 2 - 0.8;
    }
    const Matmul& matmul = problem.matmul();
    const double product = std::abs(matmul.alpha) * std::sqrt(static_cast<double>(matmul.k)) / 3;
    const double bias = readsBias(matmul.epilog) ? 0.6 : 0;
    return std::log2(std::max({product, std::abs(matmul.beta) * 0.6, bias}));
}

DataType resultTypeOf(const Problem& problem)
{
    return problem.isMatmul() ? matrixOf(problem.matmul(), OperandId::d).type : problem.fft().type;
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
    return !isInteger(type) && std::isfinite(usual) && usual < rangeOf(type).smallest;
}

std::int64_t callsUntilOverflow(const Problem& callProblem)
{
    if (callProblem.isMatmul())
        return std::numeric_limits<std::int64_t>::max();
    double logarithm = 0;
    for (const std::int64_t length : callProblem.fft().shape)
        logarithm += std::log2(static_cast<double>(length));
    if (logarithm == 0)
        return std::numeric_limits<std::int64_t>::max();
    const double calls = (rangeOf(callProblem.fft().type).largest - headroom) / (logarithm / 2);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(calls));
}

} // namespace phasebench
