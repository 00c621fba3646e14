// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/guess.h"

#include "engine/text/numbers.h"

#include <array>
#include <charconv>
#include <cmath>

namespace phasebench {

namespace {

struct Suffix {
    Unit unit;
    std::string_view text;
    double factor; ///< 0: the caller's scale
};

// Longer ones first where one begins with another.
constexpr std::array suffixes{Suffix{Unit::time, "ns", 1e-3}, Suffix{Unit::time, "µs", 1}, Suffix{Unit::time, "us", 1},
    Suffix{Unit::time, "ms", 1e3}, Suffix{Unit::time, "s", 1e6}, Suffix{Unit::time, "", 0},
    Suffix{Unit::share, "%", 0.01}, Suffix{Unit::share, "", 0.01}, Suffix{Unit::times, "×", 1},
    Suffix{Unit::times, "x", 1}, Suffix{Unit::times, "", 1}, Suffix{Unit::count, "", 1},
    Suffix{Unit::rate, "GB/s", 1e9}, Suffix{Unit::rate, "MB/s", 1e6}, Suffix{Unit::rate, "", 1e9}};

std::string example(Unit unit)
{
    switch (unit) {
    case Unit::time:
        return "a time such as \"26 ms\"";
    case Unit::share:
        return "a share such as \"80 %\"";
    case Unit::times:
        return "a factor such as \"10\"";
    case Unit::rate:
        return "a rate such as \"5.5 GB/s\"";
    case Unit::count:
        break;
    }
    return "a number such as \"8\"";
}

bool isSeparator(char c)
{
    return c == ' ' || c == ',' || c == ';' || c == '\t' || c == '\n';
}

void skip(std::string_view& text, bool (*what)(char))
{
    while (!text.empty() && what(text.front()))
        text.remove_prefix(1);
}

} // namespace

Result<std::vector<double>> readGuesses(std::string_view text, Unit unit, double scale)
{
    const std::string all(text.substr(0, 40));
    const auto wrong = [&] {
        return failed("\"" + all + "\" is no prediction; type " + example(unit) + ", or several.");
    };
    std::vector<double> guesses;
    skip(text, isSeparator);
    while (!text.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || !std::isfinite(number) || number < 0)
            return wrong();
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        skip(text, [](char c) { return c == ' '; });
        for (const Suffix& suffix : suffixes)
            if (suffix.unit == unit && text.starts_with(suffix.text)) {
                text.remove_prefix(suffix.text.size());
                number *= suffix.factor > 0 ? suffix.factor : scale;
                break;
            }
        const bool another = text.empty() || isSeparator(text.front()) || (text.front() >= '0' && text.front() <= '9');
        if (!another)
            return wrong();
        guesses.push_back(number);
        skip(text, isSeparator);
    }
    if (guesses.empty())
        return wrong();
    return guesses;
}

std::string judgeGuess(double guess, const Measured& measured, Unit unit)
{
    const std::string said = formatValue(guess, unit) + ": ";
    const double low = measured.low.value_or(measured.value);
    const double high = measured.high.value_or(measured.value);
    if (guess >= low && guess <= high)
        return said + (measured.low ? "inside the interval." : "just so.");
    if (unit == Unit::share) {
        const double points = std::abs(guess - measured.value) * 100;
        return said + formatNumber(points) + (guess > measured.value ? " points too much." : " points too little.");
    }
    if (guess <= 0 || measured.value <= 0)
        return said + (guess > measured.value ? "too much." : "too little.");
    const double ratio = guess > measured.value ? guess / measured.value : measured.value / guess;
    return said + formatRatio(ratio) + (guess > measured.value ? " too much." : " too little.");
}

} // namespace phasebench
