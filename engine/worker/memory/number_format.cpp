// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/number_format.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phasebench {

namespace {

std::uint16_t quietNan(const FloatFormat& format)
{
    const int magnitudeBits = format.exponentBits + format.mantissaBits;
    if (!format.hasInfinity)
        return static_cast<std::uint16_t>((1 << magnitudeBits) - 1);
    const int exponent = ((1 << format.exponentBits) - 1) << format.mantissaBits;
    return static_cast<std::uint16_t>(exponent | (1 << (format.mantissaBits - 1)));
}

template <typename Integer> Integer saturated(double value)
{
    if (std::isnan(value))
        return 0;
    const double low = std::numeric_limits<Integer>::min();
    const double high = std::numeric_limits<Integer>::max();
    return static_cast<Integer>(std::nearbyint(std::clamp(value, low, high)));
}

} // namespace

std::uint16_t encodeFloat(double value, const FloatFormat& format)
{
    const int magnitudeBits = format.exponentBits + format.mantissaBits;
    const auto sign = static_cast<std::uint16_t>(std::signbit(value) ? 1 << magnitudeBits : 0);
    if (std::isnan(value))
        return static_cast<std::uint16_t>(quietNan(format) | sign);
    // The first pattern that is no number: infinity, or the one NaN.
    const int beyond
        = format.hasInfinity ? ((1 << format.exponentBits) - 1) << format.mantissaBits : (1 << magnitudeBits) - 1;
    const double magnitude = std::abs(value);
    if (magnitude == 0)
        return sign;
    if (std::isinf(magnitude))
        return static_cast<std::uint16_t>(beyond | sign);

    int exponent = 0;
    std::frexp(magnitude, &exponent); // magnitude in [2^(exponent-1), 2^exponent)
    const int smallest = 1 - format.bias();
    const int scale = std::max(exponent - 1, smallest);
    if (scale > format.bias() + 1)
        return static_cast<std::uint16_t>(beyond | sign);
    // In units of the last place: exact in double, so nearbyint rounds once (to even, the default rounding mode).
    const double units = std::nearbyint(std::ldexp(magnitude, format.mantissaBits - scale));
    // The leading bit of a normal number adds 1 to the exponent field, and so does a carry out of the mantissa.
    const int pattern = ((scale - smallest) << format.mantissaBits) + static_cast<int>(units);
    return static_cast<std::uint16_t>(std::min(pattern, beyond) | sign);
}

double decodeFloat(std::uint16_t bits, const FloatFormat& format)
{
    const int magnitudeBits = format.exponentBits + format.mantissaBits;
    const bool negative = ((bits >> magnitudeBits) & 1) != 0;
    const int magnitude = bits & ((1 << magnitudeBits) - 1);
    const int exponent = magnitude >> format.mantissaBits;
    const int mantissa = magnitude & ((1 << format.mantissaBits) - 1);
    const int allOnes = (1 << format.exponentBits) - 1;
    double value = 0;
    if (format.hasInfinity && exponent == allOnes)
        value = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    else if (!format.hasInfinity && magnitude == (1 << magnitudeBits) - 1)
        value = std::numeric_limits<double>::quiet_NaN();
    else if (exponent == 0)
        value = std::ldexp(mantissa, 1 - format.bias() - format.mantissaBits);
    else
        value = std::ldexp(mantissa + (1 << format.mantissaBits), exponent - format.bias() - format.mantissaBits);
    return negative ? -value : value;
}

template <> float fromDouble<float>(double value)
{
    return static_cast<float>(value);
}

template <> double fromDouble<double>(double value)
{
    return value;
}

template <> Float16 fromDouble<Float16>(double value)
{
    return {encodeFloat(value, float16Format)};
}

template <> BFloat16 fromDouble<BFloat16>(double value)
{
    return {encodeFloat(value, bfloat16Format)};
}

template <> Float8E4M3 fromDouble<Float8E4M3>(double value)
{
    return {static_cast<std::uint8_t>(encodeFloat(value, float8E4M3Format))};
}

template <> Float8E5M2 fromDouble<Float8E5M2>(double value)
{
    return {static_cast<std::uint8_t>(encodeFloat(value, float8E5M2Format))};
}

template <> std::int8_t fromDouble<std::int8_t>(double value)
{
    return saturated<std::int8_t>(value);
}

template <> std::int32_t fromDouble<std::int32_t>(double value)
{
    return saturated<std::int32_t>(value);
}

double readScalar(DataType type, const std::byte* data, std::int64_t index)
{
    return visitStorage(type, [&](auto storage) { return toDouble(loadAt<decltype(storage)>(data, index)); });
}

void writeScalar(DataType type, std::byte* data, std::int64_t index, double value)
{
    visitStorage(type, [&](auto storage) { storeAt(data, index, fromDouble<decltype(storage)>(value)); });
}

double unitRoundoff(DataType type)
{
    switch (type) {
    case DataType::float64:
    case DataType::complex128:
        return 0x1p-53;
    case DataType::float32:
    case DataType::complex64:
        return 0x1p-24;
    case DataType::float16:
        return 0x1p-11;
    case DataType::bfloat16:
        return 0x1p-8;
    case DataType::float8_e4m3:
        return 0x1p-4;
    case DataType::float8_e5m2:
        return 0x1p-3;
    case DataType::int8:
    case DataType::int32:
        return 0;
    }
    throw std::invalid_argument("A data type without a precision.");
}

double smallestNumber(DataType type)
{
    switch (type) {
    case DataType::float64:
    case DataType::complex128:
        return 0x1p-1074;
    case DataType::float32:
    case DataType::complex64:
        return 0x1p-149;
    case DataType::float16:
        return 0x1p-24;
    case DataType::bfloat16:
        return 0x1p-133;
    case DataType::float8_e4m3:
        return 0x1p-9;
    case DataType::float8_e5m2:
        return 0x1p-16;
    case DataType::int8:
    case DataType::int32:
        return 1;
    }
    throw std::invalid_argument("A data type without a smallest number.");
}

} // namespace phasebench
