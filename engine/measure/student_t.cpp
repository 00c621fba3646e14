// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/student_t.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace phasebench {

namespace {

/// The continued fraction of I_x(a, b) by Lentz's method; converges fast for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr int mostTerms = 500;
    constexpr double tiny = 1e-300;
    constexpr double enough = 1e-14;
    const auto kept = [](double value) {
        return std::abs(value) < tiny ? tiny : value;
    };
    double c = 1;
    double d = 1 / kept(1 - (a + b) * x / (a + 1));
    double result = d;
    for (int m = 1; m <= mostTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        for (const double term : {even, odd}) {
            d = 1 / kept(1 + term * d);
            c = kept(1 + term / c);
            result *= d * c;
        }
        if (std::abs(d * c - 1) < enough)
            break;
    }
    return result;
}

/// I_x(a, b), the regularised incomplete beta function; `rest` is 1 - x, given so that nothing cancels.
double incompleteBeta(double a, double b, double x, double rest)
{
    if (x <= 0 || rest <= 0)
        return x <= 0 ? 0 : 1;
    const double front
        = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(rest));
    return x < (a + 1) / (a + b + 2) ? front * betaFraction(a, b, x) / a : 1 - front * betaFraction(b, a, rest) / b;
}

} // namespace

double studentTails(double t, double freedom)
{
    if (std::isinf(freedom))
        return std::erfc(t / std::numbers::sqrt2);
    const double square = t * t;
    return incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square));
}

double studentQuantile(double tails, double freedom)
{
    double low = 0;
    double high = 1;
    while (studentTails(high, freedom) > tails) {
        low = high;
        high *= 2;
    }
    constexpr int halvings = 60;
    for (int i = 0; i < halvings; ++i) {
        const double middle = low + (high - low) / 2;
        (studentTails(middle, freedom) > tails ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

} // namespace phasebench
