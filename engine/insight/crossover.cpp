// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/crossover.h"

#include <cmath>

namespace phasebench {

namespace {

Ahead aheadOf(const Figure& first, const Figure& second)
{
    if (!first.low || !first.high || !second.low || !second.high)
        return Ahead::cannot_tell;
    if (*first.high < *second.low)
        return Ahead::first;
    return *second.high < *first.low ? Ahead::second : Ahead::cannot_tell;
}

/// How much longer the first takes, as a logarithm: 0 where the two are equal.
double distance(const Figure& first, const Figure& second)
{
    return std::log(first.median / second.median);
}

} // namespace

std::vector<FigureAt> figuresOf(const SweepLine& line, std::span<const Run* const> runs)
{
    std::vector<FigureAt> figures;
    for (const SweepPoint& point : line.points)
        if (point.run < runs.size() && runs[point.run]->call)
            figures.push_back({point.x, runs[point.run]->call->figure});
    return figures;
}

Ahead LineComparison::throughout() const
{
    Ahead always = Ahead::cannot_tell;
    for (const Ahead one : ahead) {
        if (one == Ahead::cannot_tell)
            continue;
        if (always != Ahead::cannot_tell && always != one)
            return Ahead::cannot_tell;
        always = one;
    }
    return always;
}

LineComparison compareLines(std::span<const FigureAt> first, std::span<const FigureAt> second)
{
    LineComparison comparison;
    std::optional<std::size_t> last; // index in x of the last size at which it could be told
    std::vector<double> distances;
    auto other = second.begin();
    for (const FigureAt& one : first) {
        while (other != second.end() && other->x < one.x)
            ++other;
        if (other == second.end())
            break;
        if (other->x != one.x)
            continue;
        const std::size_t here = comparison.x.size();
        comparison.x.push_back(one.x);
        comparison.ahead.push_back(aheadOf(one.figure, other->figure));
        distances.push_back(distance(one.figure, other->figure));
        if (comparison.ahead.back() == Ahead::cannot_tell)
            continue;
        ++comparison.told;
        if (last && comparison.ahead[*last] != comparison.ahead[here]) {
            Crossover crossover{comparison.x[*last], one.x, comparison.ahead[here], std::nullopt};
            // On straight lines between the medians, both axes logarithmic.
            for (std::size_t i = *last; i < here && crossover.low > 0; ++i)
                if ((distances[i] < 0) != (distances[i + 1] < 0)) {
                    const double share = distances[i] / (distances[i] - distances[i + 1]);
                    crossover.at = comparison.x[i] * std::pow(comparison.x[i + 1] / comparison.x[i], share);
                }
            comparison.crossovers.push_back(crossover);
        }
        last = here;
    }
    return comparison;
}

} // namespace phasebench
