// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/gain.h"

#include <cmath>
#include <cstdio>

namespace phasebench {

namespace {

std::string number(const char* format, double value)
{
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// An interval's ends must differ from it, so that there is a decimal.
std::string percent(double ratio)
{
    const double tenths = std::round(1000 * (ratio - 1));
    return (tenths < 0 ? "−" : "") + number("%.1f %%", std::abs(tenths) / 10);
}

std::string times(double ratio)
{
    return number(ratio < 10 ? "%.1f" : "%.0f", ratio);
}

} // namespace

std::string longerThan(const std::string& what, const Gain& gain)
{
    // "6470 % longer" says less than "66 times as long".
    const bool far = gain.ratio >= 2;
    const auto told = [far](double ratio) {
        return far ? times(ratio) : percent(ratio);
    };
    std::string text = told(gain.ratio) + (far ? " times as long as " : " longer than ") + what;
    if (gain.low && gain.high)
        text += " (" + told(*gain.low) + " to " + told(*gain.high) + ")";
    return text;
}

} // namespace phasebench
