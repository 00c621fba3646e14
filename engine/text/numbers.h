// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers for people, three significant digits, the same in the window and on the terminal. The decimal point is a
/// point, groups are parted by narrow spaces that do not break (U+202F), and a number and its unit by one that does
/// not break (U+00A0).
namespace phasebench {

std::string formatTime(double microseconds); ///< "520 ns", "3.14 µs", "44.6 ms", "1.20 s", "5 min 20 s"
std::string formatBytes(double bytes); ///< decimal: "512 B", "128 MB", "2.40 GB"
std::string formatRate(double bytesPerSecond); ///< "5.50 GB/s"
std::string formatFlopRate(double flopPerSecond); ///< "49.2 TFLOP/s"
std::string formatFlop(double flop); ///< "128 GFLOP"
std::string formatCount(std::int64_t count); ///< "9999", "1 000 000"
std::string formatPercent(double share); ///< of 1: "92 %", "4.2 %", "0.37 %"; never "0 %" or "100 %" unless it is so
std::string formatRatio(double ratio); ///< "3.40×", "120×"
std::string formatError(double relativeError); ///< "2.9e-7"; "0" and "not a number" as such

/// Unit and divisor that suit a time, for several numbers in one unit: { "ms", 1000 }.
struct TimeUnit {
    std::string_view name;
    double microseconds;
};
TimeUnit timeUnitFor(double microseconds);

/// Three significant digits without an exponent: "44.6", "3.14", "0.520", "12 300".
std::string formatNumber(double value);

} // namespace phasebench
