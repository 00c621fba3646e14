// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/link_share.h"

#include "engine/insight/link_curve.h"

#include <algorithm>

namespace phasebench {

namespace {

/// The hardware on that side of a link: a GPU by its ordinal; -1 for the host. Managed memory is on the other side.
int sideOf(const MemorySpace& space, const MemorySpace& other)
{
    if (space.kind == MemorySpace::Kind::gpu)
        return space.gpu;
    if (space.kind == MemorySpace::Kind::managed && other.isHost())
        return 0;
    return -1;
}

bool sameEnds(const LinkFigure& link, int from, int to)
{
    // Managed memory is a way over a link, not its measure.
    if (link.from.kind == MemorySpace::Kind::managed || link.to.kind == MemorySpace::Kind::managed)
        return false;
    return sideOf(link.from, link.to) == from && sideOf(link.to, link.from) == to;
}

} // namespace

std::optional<LinkShare> linkShare(const TransferFigures& transfer, const LinkProbe& probe)
{
    const Figure& time = transfer.copyTime();
    if (time.samples == 0 || time.median <= 0 || transfer.bytes <= 0)
        return std::nullopt;
    const int from = sideOf(transfer.from, transfer.to);
    const int to = sideOf(transfer.to, transfer.from);
    LinkShare result;
    for (const LinkFigure& link : probe.links) {
        if (!sameEnds(link, from, to))
            continue;
        const auto curve = LinkCurve::of(probe, link.from, link.to, link.mode);
        if (!curve || curve->rate(transfer.bytes) <= result.best)
            continue;
        result.best = curve->rate(transfer.bytes);
        result.from = link.from;
        result.to = link.to;
    }
    if (result.best <= 0)
        return std::nullopt;
    const auto shareOf = [&](double microseconds) {
        return static_cast<double>(transfer.bytes) / (microseconds * 1e-6) / result.best;
    };
    constexpr double mostShare = 1.02; // the probe has its own error
    if (const double share = shareOf(time.median); share <= mostShare) {
        result.share = share;
        if (time.high && *time.high > 0)
            result.low = shareOf(*time.high);
        if (time.low && *time.low > 0)
            result.high = shareOf(*time.low);
    }
    for (const std::string_view mode : {"", "direct", "prefetch", "fault", "staged"})
        if (const auto own = LinkCurve::of(probe, transfer.from, transfer.to, mode)) {
            result.own = own->rate(transfer.bytes);
            break;
        }
    return result;
}

} // namespace phasebench
