// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/result/figure_text.h"
#include "engine/text/numbers.h"

#include <gtest/gtest.h>
#include <limits>

namespace phasebench::format_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The spaces that do not break, as plain ones.
std::string plain(std::string text)
{
    for (const std::string space : {"\u00a0", "\u202f"})
        for (auto at = text.find(space); at != std::string::npos; at = text.find(space))
            text.replace(at, space.size(), " ");
    return text;
}

TEST(Format, Times)
{
    EXPECT_EQ(plain(formatTime(0)), "0 s");
    EXPECT_EQ(plain(formatTime(0.00052)), "0.520 ns");
    EXPECT_EQ(plain(formatTime(0.52)), "520 ns");
    EXPECT_EQ(plain(formatTime(3.14159)), "3.14 µs");
    EXPECT_EQ(plain(formatTime(999.4)), "999 µs");
    EXPECT_EQ(plain(formatTime(999.6)), "1.00 ms");
    EXPECT_EQ(plain(formatTime(44'600)), "44.6 ms");
    EXPECT_EQ(plain(formatTime(1.2e6)), "1.20 s");
    EXPECT_EQ(plain(formatTime(119e6)), "119 s");
    EXPECT_EQ(plain(formatTime(119.6e6)), "2 min");
    EXPECT_EQ(plain(formatTime(320e6)), "5 min 20 s");
    EXPECT_EQ(plain(formatTime(7500e6)), "2 h 5 min");
}

TEST(Format, BytesAndRates)
{
    EXPECT_EQ(plain(formatBytes(0)), "0 B");
    EXPECT_EQ(plain(formatBytes(512)), "512 B");
    EXPECT_EQ(plain(formatBytes(1000)), "1.00 kB");
    EXPECT_EQ(plain(formatBytes(128e6)), "128 MB");
    EXPECT_EQ(plain(formatBytes(2.4e9)), "2.40 GB");
    EXPECT_EQ(plain(formatRate(5.5e9)), "5.50 GB/s");
    EXPECT_EQ(plain(formatFlopRate(4.92e13)), "49.2 TFLOP/s");
    EXPECT_EQ(plain(formatFlop(1.28e11)), "128 GFLOP");
}

TEST(Format, Counts)
{
    EXPECT_EQ(plain(formatCount(0)), "0");
    EXPECT_EQ(plain(formatCount(8000)), "8000");
    EXPECT_EQ(plain(formatCount(10'000)), "10 000");
    EXPECT_EQ(plain(formatCount(123'456)), "123 456");
    EXPECT_EQ(plain(formatCount(1'000'000)), "1 000 000");
    EXPECT_EQ(plain(formatCount(-1'234'567)), "-1 234 567");
    EXPECT_EQ(plain(formatCount(std::numeric_limits<std::int64_t>::min())), "-9 223 372 036 854 775 808");
}

TEST(Format, Percent)
{
    EXPECT_EQ(plain(formatPercent(0)), "0 %");
    EXPECT_EQ(plain(formatPercent(0.00037)), "0.037 %");
    EXPECT_EQ(plain(formatPercent(0.004)), "0.40 %");
    EXPECT_EQ(plain(formatPercent(0.042)), "4.2 %");
    EXPECT_EQ(plain(formatPercent(0.92)), "92 %");
    EXPECT_EQ(plain(formatPercent(0.996)), "99.6 %");
    EXPECT_EQ(plain(formatPercent(0.99999)), "over 99.9 %");
    EXPECT_EQ(plain(formatPercent(1)), "100 %");
    EXPECT_EQ(plain(formatPercent(1.12)), "112 %");
}

TEST(Format, NumbersHaveThreeDigits)
{
    EXPECT_EQ(formatNumber(0), "0");
    EXPECT_EQ(formatNumber(0.5), "0.500");
    EXPECT_EQ(formatNumber(9.996), "10.0");
    EXPECT_EQ(formatNumber(1234), "1234");
    EXPECT_EQ(plain(formatNumber(12'345)), "12 345");
    EXPECT_EQ(formatNumber(infinity), "infinite");
    EXPECT_EQ(formatRatio(3.4), "3.40×");
    EXPECT_EQ(formatRatio(120.4), "120×");
}

TEST(Format, Errors)
{
    EXPECT_EQ(formatError(2.9e-7), "2.9e-7");
    EXPECT_EQ(formatError(1e-5), "1e-5");
    EXPECT_EQ(formatError(0.25), "2.5e-1");
    EXPECT_EQ(formatError(3), "3e0");
    EXPECT_EQ(formatError(1e-120), "1e-120");
    EXPECT_EQ(formatError(0), "0");
    EXPECT_EQ(formatError(std::numeric_limits<double>::quiet_NaN()), "not a number");
}

TEST(Format, FiguresHaveOneUnit)
{
    EXPECT_EQ(plain(formatFigure({44'600, 44'100, 45'200, 31})), "44.6 ms (44.1 to 45.2, 31 samples)");
    EXPECT_EQ(plain(formatFigure({1001, 998, 1004, 31})), "1.00 ms (0.998 to 1.00, 31 samples)");
    EXPECT_EQ(plain(formatFigure({137'000, {}, {}, 1})), "137 ms (measured once)");
    EXPECT_EQ(formatFigure({}), "not measured");
}

} // namespace
} // namespace phasebench::format_test
