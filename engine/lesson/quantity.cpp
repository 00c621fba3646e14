// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/lesson/quantity.h"

#include "engine/insight/amortise.h"
#include "engine/insight/break_even.h"
#include "engine/insight/figure_ratio.h"
#include "engine/insight/shares.h"
#include "engine/problem/experiment_json.h"
#include "engine/problem/keys/key_path.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Unit>()
{
    static constexpr std::string_view names[] = {"time", "share", "times", "count", "rate"};
    return names;
}

template <> std::span<const std::string_view> namesOf<Quantity::Kind>()
{
    static constexpr std::string_view names[] = {"call", "minimum", "phase", "share", "occurrences", "first",
        "transfer", "rate", "gain", "sum", "difference", "ratio", "crossing", "break_even"};
    return names;
}

Unit Quantity::unit() const
{
    switch (kind) {
    case Kind::share:
        return Unit::share;
    case Kind::occurrences:
    case Kind::crossing:
    case Kind::break_even:
        return Unit::count;
    case Kind::rate:
        return Unit::rate;
    case Kind::gain:
        return Unit::times;
    case Kind::ratio:
        return as.value_or(Unit::times);
    case Kind::sum:
    case Kind::difference:
        return of.empty() ? Unit::time : of.front().unit();
    default:
        return Unit::time;
    }
}

namespace {

using Answer = Result<Measured>;

Answer fromFigure(const Figure& figure, const Run& run)
{
    if (figure.samples == 0)
        return failed("It was not measured in this run.");
    return Measured{figure.median, figure.low, figure.high, figure.samples, {&run}};
}

Answer ofPhase(const Quantity& quantity, const Run& run)
{
    const PhaseFigures* const phase = run.phase(quantity.phases.front());
    if (!phase)
        return failed("This run has no " + phaseWords(quantity.phases.front()) + ".");
    const auto& figure = quantity.clock == "gpu" || (quantity.clock == "device" && phase->gpu) ? phase->gpu
        : quantity.clock == "enqueue"                                                          ? phase->enqueue
                                                                                               : phase->host;
    if (!figure)
        return failed("The clock \"" + quantity.clock + "\" did not see the " + phaseWords(phase->phase) + ".");
    return fromFigure(*figure, run);
}

Answer ofShare(const Quantity& quantity, const Run& run)
{
    const auto shares = sharesOf(run);
    if (!shares)
        return failed("This run has no time of a call.");
    // Synchronised phases can add up to more than the call: then they are shares of their sum, as the charts draw them.
    const double whole = std::max(shares->call, shares->attributed);
    Measured measured{0, 0, 0, run.call->figure.samples, {&run}};
    for (const Phase phase : quantity.phases) {
        const PhaseShare* const share = shares->of(phase);
        if (!share || share->excluded)
            continue; // it takes nothing of a call
        measured.value += share->time / whole;
        if (share->low && share->high && measured.low) {
            *measured.low += *share->low / whole;
            *measured.high += *share->high / whole;
        } else {
            measured.low.reset();
            measured.high.reset();
        }
    }
    if (measured.high)
        measured.high = std::min(*measured.high, 1.0);
    return measured;
}

Answer ofFirstUse(const Quantity& quantity, const Run& run)
{
    Measured measured{0, {}, {}, 0, {&run}};
    bool any = false;
    for (const Phase wanted : quantity.phases)
        if (const PhaseFigures* const phase = run.phase(wanted); phase && phase->first) {
            measured.value += *phase->first;
            any = true;
        }
    if (!any)
        return failed("The first use in a fresh process was not measured in this run.");
    return measured;
}

Answer ofTransfer(const Quantity& quantity, const Run& run)
{
    for (const TransferFigures& transfer : run.transfers) {
        const auto& home = run.experiment.placement.of(transfer.operand);
        const bool inwards = home && transfer.from == *home;
        if (transfer.operand != *quantity.operand || inwards != (quantity.copy == Phase::copy_in))
            continue;
        const Figure& figure = transfer.figure;
        if (quantity.kind == Quantity::Kind::transfer || figure.samples == 0)
            return fromFigure(figure, run);
        const auto bytes = static_cast<double>(transfer.bytes);
        Measured measured{transfer.rate(), {}, {}, figure.samples, {&run}};
        if (figure.low && figure.high && *figure.low > 0) {
            measured.low = bytes / (*figure.high * 1e-6);
            measured.high = bytes / (*figure.low * 1e-6);
        }
        return measured;
    }
    return failed(
        "This run has no " + phaseWords(quantity.copy) + " of " + std::string(nameOf(*quantity.operand)) + ".");
}

Answer ofGain(const Run& run)
{
    const Candidate* first = nullptr;
    const Candidate* best = nullptr;
    for (const Candidate& candidate : run.candidates) {
        if (!candidate.figure || candidate.figure->samples == 0)
            continue;
        if (candidate.heuristic_rank == 0 || (!first && candidate.origin == "default"))
            first = &candidate;
        if (!best || candidate.rank < best->rank)
            best = &candidate;
    }
    if (!first || !best)
        return failed("This run has no candidates that were measured against the library's first pick.");
    Measured measured{first->figure->median / best->figure->median, {}, {},
        std::min(first->figure->samples, best->figure->samples), {&run}};
    if (first == best || first->tie == best->tie)
        measured.low = measured.high = measured.value = 1; // a tie is no gain
    else if (first->figure->low && first->figure->high && best->figure->low && best->figure->high) {
        measured.low = *first->figure->low / *best->figure->high;
        measured.high = *first->figure->high / *best->figure->low;
    }
    return measured;
}

Answer ofOneRun(const Quantity& quantity, const Run& run)
{
    switch (quantity.kind) {
    case Quantity::Kind::call:
        return run.call ? fromFigure(run.call->figure, run) : Answer(failed("This run has no time of a call."));
    case Quantity::Kind::minimum: {
        const auto series = run.series.find("call");
        if (series == run.series.end() || series->second.empty())
            return failed("The samples of this run are not there.");
        return Measured{std::ranges::min(series->second), {}, {}, 1, {&run}};
    }
    case Quantity::Kind::phase:
        return ofPhase(quantity, run);
    case Quantity::Kind::share:
        return ofShare(quantity, run);
    case Quantity::Kind::occurrences: {
        const PhaseFigures* const phase = run.phase(quantity.phases.front());
        return Measured{phase ? static_cast<double>(phase->count) : 0, {}, {}, 0, {&run}};
    }
    case Quantity::Kind::first:
        return ofFirstUse(quantity, run);
    case Quantity::Kind::transfer:
    case Quantity::Kind::rate:
        return ofTransfer(quantity, run);
    default:
        return ofGain(run);
    }
}

const Run* runAt(const LessonRuns& runs, const std::string& id, std::size_t point)
{
    const auto found = runs.find(id);
    return found == runs.end() || point >= found->second.size() ? nullptr : found->second[point].get();
}

void combine(Measured& into, const Measured& part)
{
    into.samples = into.samples == 0 ? part.samples
        : part.samples == 0          ? into.samples
                                     : std::min(into.samples, part.samples);
    into.runs.insert(into.runs.end(), part.runs.begin(), part.runs.end());
}

Answer ofRatio(const Quantity& quantity, const std::vector<Measured>& parts)
{
    const Measured& over = parts[0];
    const Measured& under = parts[1];
    if (under.value <= 0)
        return failed("A ratio to nothing cannot be told.");
    Measured measured{over.value / under.value, {}, {}, 0, {}};
    combine(measured, over);
    combine(measured, under);
    const bool calls = quantity.of[0].kind == Quantity::Kind::call && quantity.of[1].kind == Quantity::Kind::call;
    if (calls) {
        if (const auto ratio = ratioOfCalls(*under.runs.front(), *over.runs.front())) {
            const MedianInterval interval = ratio->interval(0.95);
            const double factor = quantity.of[0].factor / quantity.of[1].factor;
            measured.low = interval.low * factor;
            measured.high = interval.high * factor;
            return measured;
        }
    }
    if (over.low && over.high && under.low && under.high && *under.low > 0) {
        measured.low = *over.low / *under.high;
        measured.high = *over.high / *under.low;
    }
    return measured;
}

Answer ofBreakEven(const std::vector<Measured>& parts)
{
    const Run& dear = *parts[0].runs.front();
    const Run& cheap = *parts[1].runs.front();
    if (!costOf(dear) || !costOf(cheap))
        return failed("What these runs cost once and at each call cannot be told apart.");
    const auto found = breakEvenOf(cheap, dear);
    if (!found)
        return failed("It never pays here: the dearer start does not make a call measurably faster.");
    const auto whole = [](const std::optional<double>& calls) {
        return calls ? std::optional(wholeCalls(*calls)) : std::nullopt;
    };
    Measured measured{wholeCalls(found->calls), whole(found->low), whole(found->high), 0, {}};
    combine(measured, parts[0]);
    combine(measured, parts[1]);
    return measured;
}

Answer ofParts(const Quantity& quantity, const LessonRuns& runs)
{
    std::vector<Measured> parts;
    for (const Quantity& part : quantity.of) {
        auto measured = evaluate(part, runs);
        if (!measured)
            return measured;
        parts.push_back(std::move(*measured));
    }
    if (quantity.kind == Quantity::Kind::ratio)
        return ofRatio(quantity, parts);
    if (quantity.kind == Quantity::Kind::break_even)
        return ofBreakEven(parts);
    Measured measured = parts.front();
    const bool minus = quantity.kind == Quantity::Kind::difference;
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Measured& part = parts[i];
        measured.value += minus ? -part.value : part.value;
        if (measured.low && measured.high && part.low && part.high) {
            *measured.low += minus ? -*part.high : *part.low;
            *measured.high += minus ? -*part.low : *part.high;
        } else {
            measured.low.reset();
            measured.high.reset();
        }
        combine(measured, part);
    }
    return measured;
}

void setPoint(Quantity& quantity, std::size_t point)
{
    quantity.point = point;
    for (Quantity& part : quantity.of)
        setPoint(part, point);
}

/// Where the measured points bracket the crossing: the value before it and the value at it.
Answer ofCrossing(const Quantity& quantity, const LessonRuns& runs)
{
    const auto swept = runs.find(quantity.run);
    if (swept == runs.end() || swept->second.empty())
        return failed("The experiment \"" + quantity.run + "\" has not run yet.");
    Quantity followed = quantity.of.front();
    std::optional<double> before;
    Measured measured;
    for (std::size_t point = 0; point < swept->second.size(); ++point) {
        const nlohmann::json experiment = toJson(swept->second[point]->experiment);
        const nlohmann::json* value = nullptr;
        for (const std::string& key : quantity.keys)
            if (!value || !value->is_number())
                value = findAt(experiment, key);
        if (!value || !value->is_number())
            return failed("\"" + quantity.keys.front() + "\" is no number in these runs.");
        setPoint(followed, point);
        const auto here = evaluate(followed, runs);
        if (!here)
            return here;
        measured.runs.push_back(swept->second[point].get());
        const double at = value->get<double>();
        if (quantity.below ? here->value < *quantity.below : here->value > *quantity.above) {
            measured.value = at;
            if (before) {
                measured.low = before;
                measured.high = at;
            }
            return measured;
        }
        before = at;
    }
    return failed("It is not reached in what was measured.");
}

} // namespace

Answer evaluate(const Quantity& quantity, const LessonRuns& runs)
{
    if (quantity.kind == Quantity::Kind::crossing)
        return ofCrossing(quantity, runs);
    if (!quantity.of.empty())
        return ofParts(quantity, runs);
    const Run* const run = runAt(runs, quantity.run, quantity.point);
    if (!run)
        return failed("The experiment \"" + quantity.run + "\" has not run yet.");
    auto measured = ofOneRun(quantity, *run);
    if (measured) {
        measured->value *= quantity.factor;
        for (auto* end : {&measured->low, &measured->high})
            if (*end)
                **end *= quantity.factor;
    }
    return measured;
}

std::string formatValue(double value, Unit unit)
{
    switch (unit) {
    case Unit::share:
        return formatPercent(value);
    case Unit::times:
        return formatRatio(value);
    case Unit::count:
        return formatCount(static_cast<std::int64_t>(std::llround(value)));
    case Unit::rate:
        return formatRate(value);
    case Unit::time:
        break;
    }
    return formatTime(value);
}

std::string formatMeasured(const Measured& measured, Unit unit)
{
    std::string text = formatValue(measured.value, unit);
    if (!measured.low || !measured.high)
        return text;
    text += " (" + formatValue(*measured.low, unit) + " to " + formatValue(*measured.high, unit);
    if (measured.samples > 0)
        text += ", " + formatCount(measured.samples) + " samples";
    return text + ")";
}

} // namespace phasebench
