// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/overhead.h"

#include "engine/insight/shares.h"

#include <algorithm>

namespace phasebench {

namespace {

std::optional<OverheadAt> overheadAt(double x, const Run& run)
{
    const std::optional<CallShares> shares = sharesOf(run);
    const PhaseShare* execution = shares ? shares->of(Phase::execution) : nullptr;
    if (!execution || execution->excluded || !execution->low || !execution->high)
        return std::nullopt;
    const double whole = std::max(shares->call, shares->attributed);
    OverheadAt overhead{x, 1 - execution->time / whole, 1 - *execution->high / whole, 1 - *execution->low / whole};
    double most = 0;
    for (const PhaseShare& phase : shares->phases)
        if (phase.phase != Phase::execution && !phase.excluded && phase.time > most) {
            most = phase.time;
            overhead.largest = phase.phase;
        }
    return overhead;
}

} // namespace

std::vector<OverheadAt> overheadOf(const SweepLine& line, std::span<const Run* const> runs)
{
    std::vector<OverheadAt> overheads;
    for (const SweepPoint& point : line.points)
        if (point.run < runs.size())
            if (auto overhead = overheadAt(point.x, *runs[point.run]))
                overheads.push_back(*overhead);
    return overheads;
}

std::optional<OverheadFall> fallOf(std::span<const OverheadAt> overhead, double share)
{
    OverheadFall fall;
    bool fell = false;
    for (const OverheadAt& here : overhead) {
        if (here.low > share) {
            if (fell)
                return std::nullopt;
            fall.above = here.x;
        } else if (here.high >= share) {
            fall.below.reset(); // it may be above again
        } else if (!fall.below) {
            fall.below = here.x;
            fell = true;
        }
    }
    if (!fall.above && !fall.below)
        return std::nullopt;
    return fall;
}

} // namespace phasebench
