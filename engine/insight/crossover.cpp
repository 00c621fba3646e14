// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/crossover.h"

#include "engine/insight/plausible_order.h"
#include "engine/measure/false_discovery.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

std::optional<RatioEstimate> ratioAt(const FigureAt& first, const FigureAt& second)
{
    if (first.planningLeftOut != second.planningLeftOut)
        return std::nullopt;
    return ratioOf(first.figure, first.timed, second.figure, second.timed);
}

bool mayBeAhead(const FigureAt& one, const FigureAt& other)
{
    return !one.run || !other.run || mayBeFaster(*one.run, *other.run);
}

Ahead aheadBy(const FigureAt& first, const FigureAt& second, double limit)
{
    const std::optional<RatioEstimate> ratio = ratioAt(first, second);
    if (isLonger(ratio, limit) && mayBeAhead(first, second))
        return Ahead::first;
    return isShorter(ratio, limit) && mayBeAhead(second, first) ? Ahead::second : Ahead::cannot_tell;
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
            figures.push_back({point.x, runs[point.run]->call->figure, timedBy(*runs[point.run]),
                std::ranges::find(runs[point.run]->call->excludes, Phase::planning)
                    != runs[point.run]->call->excludes.end(),
                runs[point.run]});
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

LineComparison compareLines(std::span<const FigureAt> first, std::span<const FigureAt> second, std::size_t pairs)
{
    LineComparison comparison;
    std::vector<std::pair<const FigureAt*, const FigureAt*>> pairsAt;
    std::vector<double> chances;
    std::vector<double> distances;
    auto other = second.begin();
    for (const FigureAt& one : first) {
        while (other != second.end() && other->x < one.x)
            ++other;
        if (other == second.end())
            break;
        if (other->x != one.x)
            continue;
        comparison.x.push_back(one.x);
        pairsAt.emplace_back(&one, &*other);
        const auto ratio = ratioAt(one, *other);
        chances.push_back(ratio ? ratio->chance() : 1);
        distances.push_back(distance(one.figure, other->figure));
    }
    const double limit = discoveryLimit(chances, falseClaims, chances.size() * (std::max<std::size_t>(1, pairs) - 1));
    std::optional<std::size_t> last; // index in x of the last size at which it could be told
    for (std::size_t here = 0; here < pairsAt.size(); ++here) {
        const double x = comparison.x[here];
        comparison.ahead.push_back(aheadBy(*pairsAt[here].first, *pairsAt[here].second, limit));
        if (comparison.ahead.back() == Ahead::cannot_tell)
            continue;
        ++comparison.told;
        if (last && comparison.ahead[*last] != comparison.ahead[here]) {
            Crossover crossover{comparison.x[*last], x, comparison.ahead[here], std::nullopt};
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
