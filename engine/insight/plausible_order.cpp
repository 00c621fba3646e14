// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/plausible_order.h"

#include <algorithm>

namespace phasebench {

namespace {

std::int64_t copiedBytes(const Run& run)
{
    std::int64_t bytes = 0;
    for (const TransferFigures& transfer : run.transfers)
        bytes += transfer.bytes;
    return bytes;
}

bool isSameCallElsewhere(const Experiment& a, const Experiment& b)
{
    Experiment same = a;
    same.title = b.title;
    same.placement = b.placement;
    same.transfer = b.transfer;
    same.measure = b.measure;
    return same == b;
}

} // namespace

bool areSampledOtherwise(const Run& a, const Run& b)
{
    return (a.conditions.sequences_per_sample.value_or(1) > 1) != (b.conditions.sequences_per_sample.value_or(1) > 1);
}

bool mayBeFaster(const Run& fast, const Run& slow)
{
    if (fast.call && slow.call && areSampledOtherwise(fast, slow)
        && slow.call->figure.median < fast.call->figure.median * (1 + otherwiseSampledMargin))
        return false;
    if (!isSameCallElsewhere(fast.experiment, slow.experiment) || copiedBytes(fast) <= copiedBytes(slow))
        return true;
    if (!fast.call || !slow.call)
        return false;
    const auto& less = fast.call->figure.processes;
    const auto& more = slow.call->figure.processes;
    return less.size() > 1 && more.size() > 1
        && std::ranges::max(less, {}, &ProcessFigure::median).median
        < std::ranges::min(more, {}, &ProcessFigure::median).median;
}

} // namespace phasebench
