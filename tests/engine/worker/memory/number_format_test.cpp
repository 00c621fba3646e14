// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/number_format.h"
#include "engine/worker/memory/random_stream.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <vector>

namespace phasebench::number_format_test {

namespace {

const std::vector<FloatFormat> formats{float16Format, bfloat16Format, float8E4M3Format, float8E5M2Format};

int patterns(const FloatFormat& format)
{
    return 1 << (1 + format.exponentBits + format.mantissaBits);
}

/// Doubles of every size, random ones and some between two neighbours of the small formats.
double anyDouble(const RandomStream& random, std::uint64_t i)
{
    const double mantissa = 1 + static_cast<double>(random.at(3 * i) >> 12) * 0x1p-52;
    const int exponent = static_cast<int>(random.below(3 * i + 1, 60)) - 35;
    const double value = std::ldexp(mantissa, exponent);
    return random.at(3 * i + 2) % 2 == 0 ? value : -value;
}

} // namespace

TEST(NumberFormat, EveryPatternSurvivesARoundTrip)
{
    for (const FloatFormat& format : formats)
        for (int bits = 0; bits < patterns(format); ++bits) {
            const double value = decodeFloat(static_cast<std::uint16_t>(bits), format);
            const std::uint16_t again = encodeFloat(value, format);
            if (std::isnan(value))
                EXPECT_TRUE(std::isnan(decodeFloat(again, format))) << bits;
            else
                EXPECT_EQ(again, bits) << value;
        }
}

TEST(NumberFormat, RoundsToTheNearestAndTiesToEven)
{
    for (const FloatFormat& format : formats)
        for (int bits = 0; bits + 1 < patterns(format) / 2; ++bits) {
            const double low = decodeFloat(static_cast<std::uint16_t>(bits), format);
            const double high = decodeFloat(static_cast<std::uint16_t>(bits + 1), format);
            if (!std::isfinite(low) || !std::isfinite(high))
                continue;
            const double middle = low + (high - low) / 2;
            EXPECT_EQ(encodeFloat(middle, format), bits + bits % 2);
            EXPECT_EQ(encodeFloat(std::nextafter(middle, low), format), bits);
            EXPECT_EQ(encodeFloat(std::nextafter(middle, high), format), bits + 1);
            EXPECT_EQ(encodeFloat(-std::nextafter(middle, high), format), (bits + 1) | (patterns(format) / 2));
        }
}

TEST(NumberFormat, Float16AgreesWithTheCompiler)
{
    __extension__ using Half = _Float16;
    const RandomStream random(7);
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const double value = anyDouble(random, i);
        const auto expected = std::bit_cast<std::uint16_t>(static_cast<Half>(value));
        ASSERT_EQ(fromDouble<Float16>(value).bits, expected) << value;
    }
    for (int bits = 0; bits < 65536; ++bits) {
        const Float16 half{static_cast<std::uint16_t>(bits)};
        const auto expected = static_cast<double>(std::bit_cast<Half>(half.bits));
        if (std::isnan(expected))
            ASSERT_TRUE(std::isnan(toDouble(half))) << bits;
        else
            ASSERT_EQ(toDouble(half), expected) << bits;
        ASSERT_TRUE(std::isnan(expected) || std::signbit(toDouble(half)) == std::signbit(expected)) << bits;
    }
}

TEST(NumberFormat, FastDecodersAgreeWithTheGeneralOne)
{
    const auto same = [](double a, double b) {
        return (std::isnan(a) && std::isnan(b)) || a == b;
    };
    for (int bits = 0; bits < 65536; ++bits)
        ASSERT_TRUE(same(toDouble(BFloat16{static_cast<std::uint16_t>(bits)}),
            decodeFloat(static_cast<std::uint16_t>(bits), bfloat16Format)))
            << bits;
    for (int bits = 0; bits < 256; ++bits)
        ASSERT_TRUE(same(toDouble(Float8E5M2{static_cast<std::uint8_t>(bits)}),
            decodeFloat(static_cast<std::uint16_t>(bits), float8E5M2Format)))
            << bits;
}

TEST(NumberFormat, KnownValues)
{
    EXPECT_EQ(fromDouble<Float16>(1.0).bits, 0x3c00);
    EXPECT_EQ(fromDouble<Float16>(65504.0).bits, 0x7bff);
    EXPECT_EQ(fromDouble<Float16>(65519.99).bits, 0x7bff);
    EXPECT_EQ(fromDouble<Float16>(65520.0).bits, 0x7c00);
    EXPECT_EQ(fromDouble<Float16>(-1e300).bits, 0xfc00);
    EXPECT_EQ(fromDouble<Float16>(0x1p-24).bits, 0x0001);
    EXPECT_EQ(fromDouble<Float16>(0x1p-25).bits, 0x0000);
    EXPECT_EQ(fromDouble<Float16>(-0.0).bits, 0x8000);
    EXPECT_EQ(fromDouble<BFloat16>(1.0).bits, 0x3f80);
    EXPECT_EQ(fromDouble<BFloat16>(3.0e38).bits, 0x7f62);
    EXPECT_EQ(fromDouble<Float8E4M3>(448.0).bits, 0x7e);
    EXPECT_EQ(fromDouble<Float8E4M3>(464.0).bits, 0x7e);
    EXPECT_EQ(fromDouble<Float8E4M3>(465.0).bits, 0x7f);
    EXPECT_EQ(fromDouble<Float8E4M3>(-std::numeric_limits<double>::infinity()).bits, 0xff);
    EXPECT_EQ(fromDouble<Float8E4M3>(0x1p-9).bits, 0x01);
    EXPECT_EQ(fromDouble<Float8E5M2>(57344.0).bits, 0x7b);
    EXPECT_EQ(fromDouble<Float8E5M2>(1e9).bits, 0x7c);
    EXPECT_EQ(fromDouble<std::int8_t>(127.5), 127);
    EXPECT_EQ(fromDouble<std::int8_t>(-1000.0), -128);
    EXPECT_EQ(fromDouble<std::int8_t>(2.5), 2);
    EXPECT_EQ(fromDouble<std::int32_t>(1e18), std::numeric_limits<std::int32_t>::max());
    EXPECT_EQ(fromDouble<std::int32_t>(std::nan("")), 0);
}

TEST(NumberFormat, ScalarsOfEveryTypeAreWrittenAndReadAtAnIndex)
{
    for (const DataType type :
        {DataType::float64, DataType::float32, DataType::float16, DataType::bfloat16, DataType::complex64,
            DataType::complex128, DataType::float8_e4m3, DataType::float8_e5m2, DataType::int8, DataType::int32}) {
        std::vector<std::byte> data(64);
        for (int i = 0; i < 4; ++i)
            writeScalar(type, data.data(), i, i - 1.0);
        for (int i = 0; i < 4; ++i)
            EXPECT_EQ(readScalar(type, data.data(), i), i - 1.0) << nameOf(type);
    }
}

TEST(NumberFormat, TheRoundoffIsTheLargestErrorOfOneRounding)
{
    for (const DataType type :
        {DataType::float32, DataType::float16, DataType::bfloat16, DataType::float8_e4m3, DataType::float8_e5m2}) {
        std::byte data[4];
        const double u = unitRoundoff(type);
        writeScalar(type, data, 0, 1 + u);
        EXPECT_EQ(readScalar(type, data, 0), 1) << nameOf(type);
        writeScalar(type, data, 0, 1 + 1.01 * u);
        EXPECT_EQ(readScalar(type, data, 0), 1 + 2 * u) << nameOf(type);
        const double least = smallestNumber(type);
        writeScalar(type, data, 0, least);
        EXPECT_EQ(readScalar(type, data, 0), least) << nameOf(type);
        writeScalar(type, data, 0, least / 2);
        EXPECT_EQ(readScalar(type, data, 0), 0) << nameOf(type);
    }
}

} // namespace phasebench::number_format_test
