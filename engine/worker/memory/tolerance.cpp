// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/tolerance.h"

#include "engine/problem/matmul/operands.h"
#include "engine/worker/memory/number_format.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

struct Arithmetic {
    double accumulation = 0; ///< unit roundoff of the sums
    double inputs = 0; ///< unit roundoff of what the inputs are rounded to; 0: they are taken as they are
    bool truncates = false; ///< tensor cores may sum, whose float32 sums are cut off instead of rounded
};

Arithmetic arithmeticOf(const Matmul& matmul)
{
    switch (matmul.compute) {
    case ComputeType::float64:
    case ComputeType::float64_pedantic:
        return {0x1p-53};
    case ComputeType::float64_emulated_fixedpoint:
        // Fixed point relative to the largest entry of a row or column, not to each entry.
        return {0x1p-50};
    case ComputeType::float32:
    case ComputeType::float32_pedantic:
        return {0x1p-24, 0, sizeOf(realPartOf(matmul.type)) < 4};
    case ComputeType::float32_emulated_16bfx9:
        return {0x1p-24, 0, true};
    case ComputeType::float32_fast_float16:
    case ComputeType::tfloat32:
        return {0x1p-24, 0x1p-11, true};
    case ComputeType::float32_fast_bfloat16:
        return {0x1p-24, 0x1p-8, true};
    case ComputeType::float16:
    case ComputeType::float16_pedantic:
        return {0x1p-11};
    case ComputeType::int32:
        return {};
    }
    return {};
}

bool isInteger(DataType type)
{
    return type == DataType::int8 || type == DataType::int32;
}

bool isGelu(Epilog epilog)
{
    return epilog == Epilog::gelu || epilog == Epilog::gelu_bias;
}

} // namespace

double inComputeType(double factor, ComputeType compute)
{
    switch (compute) {
    case ComputeType::float64:
    case ComputeType::float64_pedantic:
    case ComputeType::float64_emulated_fixedpoint:
        return factor;
    case ComputeType::float16:
    case ComputeType::float16_pedantic:
        return toDouble(fromDouble<Float16>(factor));
    default:
        return static_cast<float>(factor);
    }
}

double matmulTolerance(const Matmul& matmul, double scale, double largest)
{
    if (scale == 0)
        return 0;
    const Arithmetic arithmetic = arithmeticOf(matmul);
    const DataType result = matrixOf(matmul, MatmulOperand::d).type;
    const bool integers = isInteger(matrixOf(matmul, MatmulOperand::a).type)
        && isInteger(matrixOf(matmul, MatmulOperand::b).type) && isInteger(result);
    const bool wholeFactors = matmul.alpha == std::rint(matmul.alpha) && matmul.beta == std::rint(matmul.beta);
    if (integers && wholeFactors && arithmetic.accumulation == 0)
        return 0;

    const auto k = static_cast<double>(matmul.k);
    double growth = 2 * (4 + std::sqrt(k));
    if (isComplex(matmul.type))
        growth *= 2;
    if (arithmetic.truncates)
        growth += k / 8;
    // Integer products that are scaled or stored as floating-point numbers are rounded there, in float32 at best.
    const double accumulation = arithmetic.accumulation == 0 ? 0x1p-24 : arithmetic.accumulation;
    double tolerance = growth * accumulation + 4 * arithmetic.inputs;
    tolerance += 2 * std::sqrt(k + static_cast<double>(matmul.n)) * 0x1p-53;
    if (!std::isfinite(scale))
        return tolerance; // beyond all numbers nothing is right, but what would be tolerated is still a number
    if (isInteger(result))
        return tolerance + 2 / scale;
    tolerance += unitRoundoff(result) * std::max(8.0, 4 * largest / scale) + 4 * smallestNumber(result) / scale;
    if (isGelu(matmul.epilog) && realPartOf(result) != DataType::float64)
        tolerance += 0x1p-10 * largest / scale;
    return tolerance;
}

double fftTolerance(const Fft& fft)
{
    double logarithm = 0;
    for (const std::int64_t length : fft.shape)
        logarithm += std::log2(static_cast<double>(length));
    return (8 + 4 * logarithm) * unitRoundoff(fft.type);
}

} // namespace phasebench
