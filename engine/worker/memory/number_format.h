// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/problem/data_type.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

/// The number formats that C++20 has no type for, as bits with exact conversions (no CUDA header is needed).
namespace phasebench {

/// IEEE 754 binary16.
struct Float16 {
    std::uint16_t bits = 0;
};

/// The upper half of a binary32.
struct BFloat16 {
    std::uint16_t bits = 0;
};

/// OCP 8-bit format E4M3: no infinity, one NaN of either sign, largest value 448 (OCP 8-bit Floating Point
/// Specification, revision 1.0).
struct Float8E4M3 {
    std::uint8_t bits = 0;
};

/// OCP 8-bit format E5M2: IEEE-like with infinities, largest value 57344.
struct Float8E5M2 {
    std::uint8_t bits = 0;
};

/// The layout of a small binary format with a sign bit.
struct FloatFormat {
    int exponentBits = 0;
    int mantissaBits = 0; ///< stored ones
    bool hasInfinity = true; ///< false: the all-ones exponent holds numbers, and only all ones is NaN

    constexpr int bias() const { return (1 << (exponentBits - 1)) - 1; }
};

inline constexpr FloatFormat float16Format{5, 10, true};
inline constexpr FloatFormat bfloat16Format{8, 7, true};
inline constexpr FloatFormat float8E4M3Format{4, 3, false};
inline constexpr FloatFormat float8E5M2Format{5, 2, true};

/// The bits of `value` rounded once, to nearest even. Above the largest value: infinity, or NaN where the format has no
/// infinity. The sign is kept, a NaN becomes the format's quiet NaN.
std::uint16_t encodeFloat(double value, const FloatFormat& format);

/// Exact.
double decodeFloat(std::uint16_t bits, const FloatFormat& format);

inline double toDouble(float value)
{
    return static_cast<double>(value);
}

inline double toDouble(double value)
{
    return value;
}

inline double toDouble(std::int8_t value)
{
    return value;
}

inline double toDouble(std::int32_t value)
{
    return value;
}

inline double toDouble(Float16 value)
{
    // Exponent and mantissa moved to where a float has them, then the bias corrected by an exact multiplication: that
    // is right for subnormal numbers too, and without a branch, so that a loop over millions stays fast.
    const std::uint32_t magnitude = value.bits & 0x7fffU;
    const std::uint32_t sign = static_cast<std::uint32_t>(value.bits & 0x8000U) << 16;
    const float finite = std::bit_cast<float>(magnitude << 13) * 0x1p112f;
    const std::uint32_t special = 0x7f800000U | (magnitude << 13);
    const std::uint32_t bits = magnitude >= 0x7c00U ? special : std::bit_cast<std::uint32_t>(finite);
    return std::bit_cast<float>(bits | sign);
}

inline double toDouble(BFloat16 value)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(value.bits) << 16);
}

inline double toDouble(Float8E4M3 value)
{
    return decodeFloat(value.bits, float8E4M3Format);
}

inline double toDouble(Float8E5M2 value)
{
    // The upper half of a binary16.
    return toDouble(Float16{static_cast<std::uint16_t>(value.bits << 8)});
}

/// Rounded to nearest even; integers saturate, and a NaN becomes 0 there.
template <typename Storage> Storage fromDouble(double value);

template <> float fromDouble<float>(double value);
template <> double fromDouble<double>(double value);
template <> Float16 fromDouble<Float16>(double value);
template <> BFloat16 fromDouble<BFloat16>(double value);
template <> Float8E4M3 fromDouble<Float8E4M3>(double value);
template <> Float8E5M2 fromDouble<Float8E5M2>(double value);
template <> std::int8_t fromDouble<std::int8_t>(double value);
template <> std::int32_t fromDouble<std::int32_t>(double value);

/// Calls `visitor` with a value of the C++ type in which one real number of `type` is stored; of a complex type, one
/// part.
template <typename Visitor> decltype(auto) visitStorage(DataType type, Visitor&& visitor)
{
    switch (type) {
    case DataType::float64:
    case DataType::complex128:
        return std::forward<Visitor>(visitor)(double{});
    case DataType::float32:
    case DataType::complex64:
        return std::forward<Visitor>(visitor)(float{});
    case DataType::float16:
        return std::forward<Visitor>(visitor)(Float16{});
    case DataType::bfloat16:
        return std::forward<Visitor>(visitor)(BFloat16{});
    case DataType::float8_e4m3:
        return std::forward<Visitor>(visitor)(Float8E4M3{});
    case DataType::float8_e5m2:
        return std::forward<Visitor>(visitor)(Float8E5M2{});
    case DataType::int8:
        return std::forward<Visitor>(visitor)(std::int8_t{});
    case DataType::int32:
        return std::forward<Visitor>(visitor)(std::int32_t{});
    }
    throw std::invalid_argument("A data type without a storage type.");
}

/// Copies element `index` of an array at any address.
template <typename Storage> Storage loadAt(const std::byte* data, std::int64_t index)
{
    Storage value;
    std::memcpy(&value, data + index * static_cast<std::int64_t>(sizeof(Storage)), sizeof(Storage));
    return value;
}

template <typename Storage> void storeAt(std::byte* data, std::int64_t index, Storage value)
{
    std::memcpy(data + index * static_cast<std::int64_t>(sizeof(Storage)), &value, sizeof(Storage));
}

/// Real number `index` of an array of `type`, counting real numbers (of complex types each part).
double readScalar(DataType type, const std::byte* data, std::int64_t index);
void writeScalar(DataType type, std::byte* data, std::int64_t index, double value);

/// Half the distance from 1 to the next number: the largest relative error of one rounding. 0 for integers.
double unitRoundoff(DataType type);

/// The smallest number above 0; 1 for integers.
double smallestNumber(DataType type);

} // namespace phasebench
