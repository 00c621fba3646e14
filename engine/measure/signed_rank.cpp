// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/measure/signed_rank.h"

#include <algorithm>
#include <numeric>

namespace phasebench {

namespace {

/// For each sum of the ranks 1 to n that have a positive sign, the chance of it or a lower one when signs are chance.
std::vector<double> chancesOfSums(std::size_t n)
{
    std::vector<double> chances(n * (n + 1) / 2 + 1, 0.0);
    chances[0] = 1;
    std::size_t most = 0;
    for (std::size_t rank = 1; rank <= n; ++rank) {
        most += rank;
        for (std::size_t sum = most + 1; sum-- > 0;)
            chances[sum] = 0.5 * (chances[sum] + (sum >= rank ? chances[sum - rank] : 0.0));
    }
    std::partial_sum(chances.begin(), chances.end(), chances.begin());
    return chances;
}

} // namespace

SignedRank::SignedRank(std::span<const double> values)
    : m_atMost(chancesOfSums(values.size()))
{
    m_means.reserve(values.size() * (values.size() + 1) / 2);
    for (std::size_t i = 0; i < values.size(); ++i)
        for (std::size_t j = i; j < values.size(); ++j)
            m_means.push_back(values[i] + (values[j] - values[i]) / 2);
    std::ranges::sort(m_means);
}

double SignedRank::centre() const
{
    const std::size_t middle = m_means.size() / 2;
    return m_means.size() % 2 == 1 ? m_means[middle]
                                   : m_means[middle - 1] + (m_means[middle] - m_means[middle - 1]) / 2;
}

std::optional<std::pair<double, double>> SignedRank::interval(double level) const
{
    const auto outside = std::ranges::upper_bound(m_atMost, (1 - level) / 2) - m_atMost.begin();
    if (outside == 0)
        return std::nullopt;
    const auto place = static_cast<std::size_t>(outside) - 1;
    return std::pair(m_means[place], m_means[m_means.size() - 1 - place]);
}

double SignedRank::chance() const
{
    // The sum of the ranks of positive values is the number of means above 0; a mean of 0 speaks against either side.
    const auto notAbove = std::ranges::upper_bound(m_means, 0.0) - m_means.begin();
    const auto notBelow = m_means.end() - std::ranges::lower_bound(m_means, 0.0);
    return std::min(1.0, 2 * m_atMost[static_cast<std::size_t>(std::min(notAbove, notBelow))]);
}

} // namespace phasebench
