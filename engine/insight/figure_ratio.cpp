// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/figure_ratio.h"

#include <limits>

namespace phasebench {

namespace {

std::optional<LogMedian> logMedianOf(const Figure& figure, Timed timed)
{
    if (figure.processes.size() > 1) {
        std::vector<double> medians;
        for (const ProcessFigure& process : figure.processes) {
            if (process.median <= 0)
                return std::nullopt;
            medians.push_back(process.median);
        }
        return overProcesses(medians, figure.spread);
    }
    if (!figure.low || !figure.high || *figure.low <= 0 || figure.median <= 0)
        return std::nullopt;
    return withinProcess({figure.median, *figure.low, *figure.high}, processSpread(figure, timed));
}

} // namespace

ProcessSpread processSpread(const Figure& figure, Timed timed)
{
    if (figure.spread)
        return *figure.spread;
    // Root mean squares over five processes of five problems on an H200, whose calls of under 12 us moved by 12 to
    // 19 %, longer ones by 1 to 2 %, kernels by 0.3 %; kernels of other sessions moved by 2 to 6 %. CPU: three problems
    // in 16 processes on two cores.
    constexpr double shortCall = 15; // us
    constexpr double asKnown = std::numeric_limits<double>::infinity();
    switch (timed) {
    case Timed::onCpu:
        return {0.1, asKnown};
    case Timed::callOfGpu:
        return {figure.median < shortCall ? 0.11 : 0.015, asKnown};
    case Timed::gpuItself:
        break;
    }
    return {0.01, asKnown};
}

std::optional<RatioEstimate> ratioOf(const Figure& a, Timed timedA, const Figure& b, Timed timedB)
{
    const std::optional<LogMedian> before = logMedianOf(a, timedA);
    const std::optional<LogMedian> after = logMedianOf(b, timedB);
    if (!before || !after)
        return std::nullopt;
    return RatioEstimate(*before, *after, b.median / a.median);
}

std::optional<RatioEstimate> ratioOfCalls(const Run& a, const Run& b)
{
    if (!a.call || !b.call)
        return std::nullopt;
    return ratioOf(a.call->figure, timedBy(a), b.call->figure, timedBy(b));
}

bool isLonger(const std::optional<RatioEstimate>& ratio, double limit)
{
    return ratio && ratio->chance() <= limit && ratio->interval(1 - limit).low > 1;
}

bool isShorter(const std::optional<RatioEstimate>& ratio, double limit)
{
    return ratio && ratio->chance() <= limit && ratio->interval(1 - limit).high < 1;
}

} // namespace phasebench
