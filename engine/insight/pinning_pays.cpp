// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/pinning_pays.h"

#include "engine/insight/link_curve.h"
#include "engine/insight/link_share.h"
#include "engine/problem/operand.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

namespace {

void add(Figure& sum, double median, double low, double high)
{
    sum.median += median;
    sum.low = sum.low.value_or(0) + low;
    sum.high = sum.high.value_or(0) + high;
}

/// What a figure of the probe is for `bytes`: between its sizes by their logarithms, beyond them in proportion.
template <typename Value>
double interpolated(const std::vector<const AllocationFigure*>& known, std::int64_t bytes, Value value)
{
    const auto sizeOf = [](const AllocationFigure* figure) {
        return static_cast<double>(figure->bytes);
    };
    const auto wanted = static_cast<double>(bytes);
    const AllocationFigure* const last = known.back();
    if (bytes >= last->bytes)
        return value(*last) * wanted / sizeOf(last);
    const auto above = std::ranges::find_if(known, [&](const AllocationFigure* f) { return f->bytes >= bytes; });
    if (above == known.begin() || (*above)->bytes == bytes)
        return value(**above);
    const AllocationFigure* const below = *(above - 1);
    const double part = std::log(wanted / sizeOf(below)) / std::log(sizeOf(*above) / sizeOf(below));
    return std::exp(
        (1 - part) * std::log(std::max(value(*below), 1e-3)) + part * std::log(std::max(value(**above), 1e-3)));
}

double endOf(const std::optional<Figure>& figure, double (*end)(const Figure&))
{
    return figure ? end(*figure) : 0;
}

/// Adds allocation, first touch and release; false where the probe has none of this kind.
bool addAllocation(Figure& sum, const LinkProbe& probe, const MemorySpace& space, std::int64_t bytes)
{
    std::vector<const AllocationFigure*> known;
    for (const AllocationFigure& figure : probe.allocations)
        if (figure.space.kind == space.kind && figure.allocate)
            known.push_back(&figure);
    if (known.empty())
        return false;
    std::ranges::stable_sort(known, {}, &AllocationFigure::bytes);
    const auto at = [&](double (*end)(const Figure&)) {
        return interpolated(known, bytes, [end](const AllocationFigure& figure) {
            return endOf(figure.allocate, end) + endOf(figure.first_touch, end) + endOf(figure.release, end);
        });
    };
    add(sum, at([](const Figure& f) { return f.median; }), at([](const Figure& f) { return f.low.value_or(f.median); }),
        at([](const Figure& f) { return f.high.value_or(f.median); }));
    return true;
}

/// Once: to have every operand where the run has it. Values come from the host, so an input on the GPU is copied there.
std::optional<Figure> onceOf(const Run& run, const LinkProbe& probe)
{
    Figure sum{0, 0.0, 0.0, 1};
    for (const Operand& operand : operandsOf(run.experiment.callProblem())) {
        const MemorySpace space = run.experiment.placement.of(operand.id).value_or(MemorySpace{});
        const bool resident = space.kind == MemorySpace::Kind::gpu;
        // The copy of an operand on the GPU takes as much there as the operand itself would.
        if (!addAllocation(sum, probe, resident ? MemorySpace{} : space, operand.bytes))
            return std::nullopt;
        if (!resident || operand.role == Role::output)
            continue;
        const auto link = LinkCurve::of(probe, MemorySpace{}, space, "");
        if (!link)
            return std::nullopt;
        const Range range = link->timeRange(operand.bytes);
        add(sum, link->time(operand.bytes), range.low, range.high);
    }
    return sum;
}

bool differInPlacesOnly(const Run& a, const Run& b)
{
    Experiment same = a.experiment;
    same.title = b.experiment.title;
    same.placement = b.experiment.placement;
    return same == b.experiment && !(a.experiment.placement == b.experiment.placement);
}

} // namespace

std::optional<PinningPays> pinningPays(const Run& before, const Run& after, const LinkProbe& probe)
{
    if (!before.call || !after.call || !differInPlacesOnly(before, after) || !alike(before.machine, after.machine)
        || !alike(before.machine, probe.machine))
        return std::nullopt;
    const auto onceBefore = onceOf(before, probe);
    const auto onceAfter = onceOf(after, probe);
    if (!onceBefore || !onceAfter)
        return std::nullopt;
    const auto calls = breakEven(
        {*onceBefore, before.call->figure, timedBy(before)}, {*onceAfter, after.call->figure, timedBy(after)});
    if (!calls)
        return std::nullopt;
    return PinningPays{*onceBefore, *onceAfter, before.call->figure.median - after.call->figure.median, *calls};
}

} // namespace phasebench
