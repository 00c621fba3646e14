// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/link_curve.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

std::optional<LinkCurve> LinkCurve::of(
    const LinkProbe& probe, const MemorySpace& from, const MemorySpace& to, std::string_view mode)
{
    LinkCurve curve;
    std::ranges::copy_if(probe.links, std::back_inserter(curve.m_figures), [&](const LinkFigure& link) {
        return link.from == from && link.to == to && link.mode == mode && link.bytes > 0 && link.figure.median > 0;
    });
    if (curve.m_figures.empty())
        return std::nullopt;
    std::ranges::stable_sort(curve.m_figures, {}, &LinkFigure::bytes);
    return curve;
}

template <typename Value> double LinkCurve::interpolated(std::int64_t bytes, Value value) const
{
    const LinkFigure& first = m_figures.front();
    const LinkFigure& last = m_figures.back();
    if (bytes <= first.bytes)
        return value(first);
    if (bytes >= last.bytes)
        return value(last) * static_cast<double>(bytes) / static_cast<double>(last.bytes);
    const auto above = std::ranges::lower_bound(m_figures, bytes, {}, &LinkFigure::bytes);
    if (above->bytes == bytes)
        return value(*above);
    const auto below = above - 1;
    const double span = std::log(static_cast<double>(above->bytes) / static_cast<double>(below->bytes));
    const double part = std::log(static_cast<double>(bytes) / static_cast<double>(below->bytes)) / span;
    return std::exp((1 - part) * std::log(value(*below)) + part * std::log(value(*above)));
}

double LinkCurve::time(std::int64_t bytes) const
{
    return interpolated(bytes, [](const LinkFigure& link) { return link.figure.median; });
}

Range LinkCurve::timeRange(std::int64_t bytes) const
{
    // An interval may reach down to 0 on a coarse clock; its logarithm does not exist.
    const auto low = [](const LinkFigure& link) {
        const double end = link.figure.low.value_or(link.figure.median);
        return end > 0 ? end : link.figure.median;
    };
    return {interpolated(bytes, low),
        interpolated(bytes, [](const LinkFigure& link) { return link.figure.high.value_or(link.figure.median); })};
}

double LinkCurve::bestRate() const
{
    double best = 0;
    for (const LinkFigure& link : m_figures)
        best = std::max(best, link.rate());
    return best;
}

} // namespace phasebench
