// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/text/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace phasebench {

namespace {

constexpr const char* noBreak = "\u00a0"; ///< between a number and its unit

double rounded(double value, int digits)
{
    if (!std::isfinite(value) || value == 0)
        return value;
    std::array<char, 40> text{};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, digits - 1).ptr;
    double result = value;
    std::from_chars(text.data(), end, result);
    return result;
}

std::string fixed(double value, int decimals)
{
    std::array<char, 400> text{};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
    return {text.data(), end};
}

std::string significant(double value, int digits)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? "not a number" : value > 0 ? "infinite" : "-infinite";
    if (value == 0)
        return "0";
    const double shown = rounded(value, digits);
    const int before = static_cast<int>(std::floor(std::log10(std::abs(shown)))) + 1;
    if (before > digits)
        return std::abs(value) < 9e15 ? formatCount(std::llround(value)) : fixed(value, 0);
    return fixed(shown, digits - before);
}

struct Unit {
    std::string_view name;
    double size;
};

/// The largest unit in which the rounded value is at least 1; `units` ascend.
const Unit& unitFor(double value, std::span<const Unit> units)
{
    const Unit* found = &units.front();
    for (const Unit& unit : units)
        if (rounded(std::abs(value), 3) >= unit.size)
            found = &unit;
    return *found;
}

std::string withUnit(double value, std::span<const Unit> units)
{
    const Unit& unit = unitFor(value, units);
    return formatNumber(value / unit.size) + noBreak + std::string(unit.name);
}

constexpr Unit timeUnits[] = {{"ns", 1e-3}, {"µs", 1}, {"ms", 1e3}, {"s", 1e6}};

} // namespace

TimeUnit timeUnitFor(double microseconds)
{
    const Unit& unit = unitFor(microseconds, timeUnits);
    return {unit.name, unit.size};
}

std::string formatNumber(double value)
{
    return significant(value, 3);
}

std::string formatTime(double microseconds)
{
    const double seconds = std::abs(microseconds) * 1e-6;
    if (!std::isfinite(seconds) || seconds > 9e15)
        return formatNumber(microseconds);
    if (microseconds == 0)
        return std::string("0") + noBreak + "s";
    if (seconds < 119.5)
        return withUnit(microseconds, timeUnits);
    const std::int64_t whole = std::llround(seconds);
    const std::string sign = microseconds < 0 ? "-" : "";
    const auto part = [](std::int64_t number, const char* unit) {
        return formatCount(number) + noBreak + unit;
    };
    if (whole < 7200)
        return sign + part(whole / 60, "min") + (whole % 60 ? " " + part(whole % 60, "s") : "");
    return sign + part(whole / 3600, "h") + (whole % 3600 / 60 ? " " + part(whole % 3600 / 60, "min") : "");
}

std::string formatBytes(double bytes)
{
    static constexpr Unit units[] = {{"B", 1}, {"kB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"TB", 1e12}};
    if (std::abs(bytes) < 1000 && bytes == std::floor(bytes))
        return fixed(bytes, 0) + noBreak + "B";
    return withUnit(bytes, units);
}

std::string formatRate(double bytesPerSecond)
{
    static constexpr Unit units[] = {{"B/s", 1}, {"kB/s", 1e3}, {"MB/s", 1e6}, {"GB/s", 1e9}, {"TB/s", 1e12}};
    return withUnit(bytesPerSecond, units);
}

std::string formatFlopRate(double flopPerSecond)
{
    static constexpr Unit units[]
        = {{"FLOP/s", 1}, {"kFLOP/s", 1e3}, {"MFLOP/s", 1e6}, {"GFLOP/s", 1e9}, {"TFLOP/s", 1e12}, {"PFLOP/s", 1e15}};
    return withUnit(flopPerSecond, units);
}

std::string formatFlop(double flop)
{
    static constexpr Unit units[]
        = {{"FLOP", 1}, {"kFLOP", 1e3}, {"MFLOP", 1e6}, {"GFLOP", 1e9}, {"TFLOP", 1e12}, {"PFLOP", 1e15}};
    return withUnit(flop, units);
}

std::string formatCount(std::int64_t count)
{
    std::string text = std::to_string(count);
    const std::size_t first = count < 0 ? 1 : 0;
    // Four digits read well without a gap.
    if (text.size() - first < 5)
        return text;
    for (std::size_t at = text.size() - 3; at > first; at -= 3) {
        text.insert(at, "\u202f");
        if (at < first + 4)
            break;
    }
    return text;
}

std::string formatPercent(double share)
{
    const double percent = share * 100;
    std::string number;
    if (!std::isfinite(percent) || percent == 0 || percent == 100)
        number = significant(percent, 3);
    else if (std::abs(percent) < 9.95)
        number = significant(percent, 2);
    else if (percent > 99.95 && percent < 100)
        number = "over 99.9";
    else if (percent > 99 && percent < 101)
        number = fixed(percent, 1);
    else
        number = significant(percent, percent < 100 ? 2 : 3);
    return number + noBreak + "%";
}

std::string formatRatio(double ratio)
{
    return formatNumber(ratio) + "×";
}

std::string formatError(double relativeError)
{
    if (relativeError == 0 || !std::isfinite(relativeError))
        return significant(relativeError, 2);
    std::array<char, 40> text{};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), relativeError, std::chars_format::scientific, 1).ptr;
    const std::string number(text.data(), end);
    const auto e = number.find('e');
    std::string mantissa = number.substr(0, e);
    if (mantissa.ends_with(".0"))
        mantissa.resize(mantissa.size() - 2);
    const std::string sign = number[e + 1] == '-' ? "-" : "";
    const auto digits = std::min(number.find_first_not_of('0', e + 2), number.size() - 1);
    return mantissa + "e" + sign + number.substr(digits);
}

} // namespace phasebench
