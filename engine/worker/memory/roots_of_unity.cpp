// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/worker/memory/roots_of_unity.h"

#include <cmath>
#include <numbers>

namespace phasebench {

namespace {

std::complex<double> root(std::int64_t t, std::int64_t n, int sign)
{
    const long double angle
        = 2 * std::numbers::pi_v<long double> * static_cast<long double>(t) / static_cast<long double>(n);
    return {static_cast<double>(std::cos(angle)), static_cast<double>(sign * std::sin(angle))};
}

} // namespace

RootsOfUnity::RootsOfUnity(std::int64_t n, int sign)
    : m_order(n)
{
    while ((std::int64_t{1} << (2 * m_shift)) < n)
        ++m_shift;
    const std::int64_t block = std::int64_t{1} << m_shift;
    m_mask = block - 1;
    for (std::int64_t t = 0; t < block && t < n; ++t)
        m_fine.push_back(root(t, n, sign));
    for (std::int64_t t = 0; t < n; t += block)
        m_coarse.push_back(root(t, n, sign));
}

} // namespace phasebench
