// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: Apache-2.0
#include "engine/insight/compare.h"

#include "engine/insight/plausible_order.h"
#include "engine/measure/false_discovery.h"
#include "engine/measure/student_t.h"
#include "engine/problem/names.h"
#include "engine/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace phasebench {

template <> std::span<const std::string_view> namesOf<Verdict>()
{
    static constexpr std::string_view names[] = {"faster", "slower", "same", "cannot_tell"};
    return names;
}

namespace {

constexpr std::int64_t leastSamples = 5; // within one process
constexpr std::int64_t mostProcesses = 50; // that are worth naming
constexpr std::string_view phasePrefix = "phase:";

struct Side {
    const Figure* figure = nullptr;
    Timed timed = Timed::onCpu;
    const std::vector<double>* samples = nullptr; ///< null where they are not loaded
};

Side sideOf(const Run& run, const std::optional<Figure>& figure, Timed timed, const std::string& series)
{
    if (!figure || figure->samples == 0)
        return {};
    const auto found = run.series.find(series);
    return {&*figure, timed, found == run.series.end() || found->second.empty() ? nullptr : &found->second};
}

Side callOf(const Run& run)
{
    return run.call
        ? Side{&run.call->figure, timedBy(run), run.series.contains("call") ? &run.series.at("call") : nullptr}
        : Side{};
}

Side gpuTimeOf(const Run& run)
{
    const PhaseFigures* const execution = run.phase(Phase::execution);
    return execution
        ? sideOf(run, execution->gpu, Timed::gpuItself, seriesName(PhaseSeries{Phase::execution, SeriesClock::gpu}))
        : Side{};
}

Side hostTimeOf(const Run& run, Phase phase)
{
    const PhaseFigures* const figures = run.phase(phase);
    return figures ? sideOf(run, figures->host, timedBy(run), seriesName(PhaseSeries{phase, SeriesClock::host}))
                   : Side{};
}

std::pair<Side, Side> sidesOf(const Run& a, const Run& b, const ComparedQuantity& quantity)
{
    using Kind = ComparedQuantity::Kind;
    if (quantity.kind == Kind::call)
        return {callOf(a), callOf(b)};
    if (quantity.kind == Kind::execution) {
        const std::pair byGpu(gpuTimeOf(a), gpuTimeOf(b));
        if (byGpu.first.figure && byGpu.second.figure)
            return byGpu;
    }
    const Phase phase = quantity.kind == Kind::execution ? Phase::execution : quantity.phase;
    return {hostTimeOf(a, phase), hostTimeOf(b, phase)};
}

std::string whatIsMissing(const ComparedQuantity& quantity)
{
    switch (quantity.kind) {
    case ComparedQuantity::Kind::call:
        return "time of a call";
    case ComparedQuantity::Kind::execution:
        return "time of an execution";
    case ComparedQuantity::Kind::phase:
        break;
    }
    return "time of " + std::string(phaseWords(quantity.phase));
}

std::optional<double> clockOf(const Run& run)
{
    const std::int64_t clock = run.conditions.sm_clock_mhz.value_or(0);
    if (run.timing_source == TimingSource::host || clock <= 0)
        return std::nullopt;
    return static_cast<double>(clock);
}

bool measuredOnce(const Figure& figure)
{
    return figure.processes.size() < 2 && (!figure.low || !figure.high);
}

std::string interval(const Comparison& c)
{
    return c.low && c.high ? " (" + formatRatio(*c.low) + " to " + formatRatio(*c.high) + ")" : "";
}

/// In how many processes each of the two would have to be measured to come to a verdict, if they stay as they are.
std::int64_t processesToSettle(const RatioEstimate& estimate, std::int64_t processes, double limit)
{
    const double apart = std::abs(std::log(estimate.ratio()));
    const double wanted = std::max(apart, std::log(1 + sameMargin) - apart);
    const double ofOne = estimate.error() * std::sqrt(static_cast<double>(processes));
    for (std::int64_t more = std::max<std::int64_t>(processes + 1, 3); more <= mostProcesses; ++more) {
        const auto count = static_cast<double>(more);
        if (ofOne / std::sqrt(count) * studentQuantile(limit, 2 * count - 2) <= wanted)
            return more;
    }
    return mostProcesses + 1;
}

std::string whatWouldSettle(const RatioEstimate& estimate, const Side& a, const Side& b, double limit)
{
    const auto processes = static_cast<std::int64_t>(
        std::max<std::size_t>(1, std::min(a.figure->processes.size(), b.figure->processes.size())));
    const std::int64_t needed = processesToSettle(estimate, processes, limit);
    if (needed > mostProcesses)
        return " More than " + formatCount(mostProcesses) + " processes each would be needed to settle it.";
    return " About " + formatCount(needed) + " processes each would settle it"
        + (processes > 1 ? ", instead of " + formatCount(processes) + "." : ".");
}

Comparison undecided(Comparison comparison, std::string reason)
{
    comparison.verdict = Verdict::cannot_tell;
    comparison.reason = std::move(reason);
    return comparison;
}

Verdict verdictOf(const MedianInterval& interval)
{
    if (interval.low >= 1 / (1 + sameMargin) && interval.high <= 1 + sameMargin)
        return Verdict::same;
    if (interval.low > 1)
        return Verdict::slower;
    return interval.high < 1 ? Verdict::faster : Verdict::cannot_tell;
}

std::string reasonOf(const Comparison& comparison)
{
    if (comparison.verdict == Verdict::same)
        return "Both take the same time, within " + formatPercent(sameMargin) + interval(comparison) + ".";
    return "B takes " + formatRatio(*comparison.ratio) + interval(comparison) + " as long as A.";
}

/// b / a; a run over processes whose computer is not calibrated gets `pooled`.
std::optional<RatioEstimate> ratioOfSides(const Side& a, const Side& b, const std::optional<ProcessSpread>& pooled)
{
    const auto known = [&](const Figure& figure) {
        Figure copy = figure;
        if (!copy.spread && copy.processes.size() > 1)
            copy.spread = pooled;
        return copy;
    };
    return ratioOf(known(*a.figure), a.timed, known(*b.figure), b.timed);
}

/// How far apart the processes of all these pairs lie together; empty where there are few pairs.
std::optional<ProcessSpread> pooledSpread(
    std::span<const Run* const> a, std::span<const Run* const> b, const ComparedQuantity& quantity)
{
    constexpr std::size_t fewest = 4; // things
    std::vector<std::vector<double>> things;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const auto [before, after] = sidesOf(*a[i], *b[i], quantity);
        for (const Figure* const figure : {before.figure, after.figure}) {
            if (!figure || figure->processes.size() < 2)
                continue;
            std::vector<double> medians;
            for (const ProcessFigure& process : figure->processes)
                medians.push_back(process.median);
            if (std::ranges::all_of(medians, [](double median) { return median > 0; }))
                things.push_back(std::move(medians));
        }
    }
    return things.size() < fewest ? std::nullopt : std::optional(spreadOver(things));
}

Comparison compareSides(const Run& a, const Run& b, const ComparedQuantity& quantity, double limit,
    const std::optional<ProcessSpread>& pooled)
{
    Comparison comparison;
    const auto [before, after] = sidesOf(a, b, quantity);
    if (!before.figure || !after.figure)
        return undecided(std::move(comparison),
            (before.figure ? "B has no " : "A has no ") + whatIsMissing(quantity) + " to compare.");
    if (before.figure->median <= 0 || after.figure->median <= 0)
        return undecided(std::move(comparison), "A time of 0 cannot be compared.");
    comparison.ratio = after.figure->median / before.figure->median;
    comparison.withinOneProcess = std::min(before.figure->processes.size(), after.figure->processes.size()) < 2;
    if (measuredOnce(*before.figure) || measuredOnce(*after.figure))
        return undecided(std::move(comparison), "One of them was measured only once.");
    const auto estimate = ratioOfSides(before, after, pooled);
    if (!estimate)
        return undecided(std::move(comparison), "A time of 0 cannot be compared.");
    MedianInterval found = estimate->interval(1 - limit);
    const bool isCall = quantity.kind == ComparedQuantity::Kind::call;
    const bool otherwise = isCall && areSampledOtherwise(a, b);
    if (otherwise)
        found = {found.median, found.low / (1 + otherwiseSampledMargin), found.high * (1 + otherwiseSampledMargin)};
    comparison.low = found.low;
    comparison.high = found.high;
    if (before.samples && after.samples && *before.samples == *after.samples) {
        comparison.verdict = Verdict::same;
        comparison.reason = "Both are one and the same measurement, sample by sample.";
        return comparison;
    }
    if (comparison.withinOneProcess && std::min(before.figure->samples, after.figure->samples) < leastSamples)
        return undecided(std::move(comparison), "One of them has fewer than 5 samples.");
    comparison.verdict = verdictOf(found);
    if (comparison.verdict == Verdict::cannot_tell)
        return undecided(std::move(comparison),
            "B takes " + formatRatio(*comparison.ratio) + interval(comparison) + " as long as A: that may be chance."
                + whatWouldSettle(*estimate, before, after, limit));
    comparison.reason = reasonOf(comparison);
    const std::optional<double> clockBefore = clockOf(a);
    const std::optional<double> clockAfter = clockOf(b);
    if (comparison.withinOneProcess && clockBefore && clockAfter) {
        const double clocks = *clockAfter / *clockBefore;
        if (verdictOf({found.median * clocks, found.low * clocks, found.high * clocks}) != comparison.verdict)
            return undecided(std::move(comparison), "The GPU's clock differed as much as the times did.");
    }
    if (otherwise)
        comparison.reason
            += " A sample of one is one call, of the other the mean of many: 7\u00a0% is left between them.";
    return comparison;
}

std::string withinOneProcess(const Run& a, const Run& b, const ComparedQuantity& quantity)
{
    const auto [before, after] = sidesOf(a, b, quantity);
    const Side* wider = nullptr;
    for (const Side* const side : {&before, &after})
        if (side->figure && side->figure->processes.size() < 2
            && (!wider
                || processSpread(*side->figure, side->timed).deviation
                    > processSpread(*wider->figure, wider->timed).deviation))
            wider = side;
    if (!wider)
        return {};
    const std::string apart = formatPercent(processSpread(*wider->figure, wider->timed).deviation);
    return wider->figure->spread
        ? " Measured within one process; by the computer's calibration processes lie " + apart + " apart."
        : " Measured within one process; processes are taken to lie " + apart
            + " apart, which is typical: the computer was not calibrated.";
}

double chanceOf(
    const Run& a, const Run& b, const ComparedQuantity& quantity, const std::optional<ProcessSpread>& pooled)
{
    const auto [before, after] = sidesOf(a, b, quantity);
    if (!before.figure || !after.figure)
        return 1;
    const auto estimate = ratioOfSides(before, after, pooled);
    return estimate ? estimate->chance() : 1;
}

/// What the GPU's own time says beside the call's.
std::string besideTheCall(const Comparison& call, const Comparison& gpu)
{
    const std::string times = formatRatio(*gpu.ratio) + interval(gpu);
    if (gpu.verdict == Verdict::same)
        return call.verdict == Verdict::faster || call.verdict == Verdict::slower
            ? " The GPU's own time is the same, " + times + ": the host's share differs."
            : " The GPU's own time is the same, " + times + ".";
    if (gpu.verdict == Verdict::cannot_tell)
        return " The GPU's own time, " + times + ", cannot be told apart.";
    return " The GPU's own time is " + times + " as long.";
}

nlohmann::json orNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json figuresOf(const Comparison& comparison)
{
    return {{"ratio", orNull(comparison.ratio)}, {"low", orNull(comparison.low)}, {"high", orNull(comparison.high)},
        {"verdict", nameOf(comparison.verdict)}};
}

} // namespace

std::optional<ComparedQuantity> ComparedQuantity::fromName(std::string_view name)
{
    if (name == "call")
        return ComparedQuantity{Kind::call, Phase::execution};
    if (name == "execution")
        return ComparedQuantity{Kind::execution, Phase::execution};
    if (!name.starts_with(phasePrefix))
        return std::nullopt;
    const auto names = namesOf<Phase>();
    const auto found = std::ranges::find(names, name.substr(phasePrefix.size()));
    if (found == names.end())
        return std::nullopt;
    return ComparedQuantity{Kind::phase, static_cast<Phase>(found - names.begin())};
}

std::string ComparedQuantity::name() const
{
    switch (kind) {
    case Kind::call:
        return "call";
    case Kind::execution:
        return "execution";
    case Kind::phase:
        break;
    }
    return std::string(phasePrefix) + std::string(nameOf(phase));
}

Comparison compare(const Run& a, const Run& b, const ComparedQuantity& quantity)
{
    return compareSides(a, b, quantity, falseClaims, {});
}

std::vector<ComparedPair> comparePairs(
    std::span<const Run* const> a, std::span<const Run* const> b, const ComparedQuantity& quantity)
{
    const ComparedQuantity execution{ComparedQuantity::Kind::execution, Phase::execution};
    const std::size_t count = std::min(a.size(), b.size());
    const auto pooled = pooledSpread(a, b, quantity);
    const auto gpuPooled = pooledSpread(a, b, execution);
    std::vector<double> chances;
    std::vector<double> gpuChances;
    for (std::size_t i = 0; i < count; ++i) {
        chances.push_back(chanceOf(*a[i], *b[i], quantity, pooled));
        gpuChances.push_back(chanceOf(*a[i], *b[i], execution, gpuPooled));
    }
    const double limit = discoveryLimit(chances, falseClaims);
    const double gpuLimit = discoveryLimit(gpuChances, falseClaims);
    std::vector<ComparedPair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const Run& before = *a[i];
        const Run& after = *b[i];
        ComparedPair pair{
            before.id, after.id, quantity, compareSides(before, after, quantity, limit, pooled), std::nullopt};
        if (quantity.kind == ComparedQuantity::Kind::call && gpuTimeOf(before).figure && gpuTimeOf(after).figure) {
            pair.gpu = compareSides(before, after, execution, gpuLimit, gpuPooled);
            if (pair.gpu->ratio)
                pair.comparison.reason += besideTheCall(pair.comparison, *pair.gpu);
        }
        if (pair.comparison.withinOneProcess)
            pair.comparison.reason += withinOneProcess(before, after, quantity);
        if (!(before.experiment.problem == after.experiment.problem))
            pair.comparison.reason += " They are different problems: " + describe(before.experiment.problem) + " and "
                + describe(after.experiment.problem) + ".";
        pairs.push_back(std::move(pair));
    }
    return pairs;
}

std::vector<ComparedPair> comparePairs(std::span<const Run> a, std::span<const Run> b, const ComparedQuantity& quantity)
{
    std::vector<const Run*> before;
    std::vector<const Run*> after;
    for (const Run& run : a)
        before.push_back(&run);
    for (const Run& run : b)
        after.push_back(&run);
    return comparePairs(before, after, quantity);
}

nlohmann::json toJson(std::span<const ComparedPair> pairs)
{
    nlohmann::json list = nlohmann::json::array();
    for (const ComparedPair& pair : pairs) {
        nlohmann::json entry = figuresOf(pair.comparison);
        entry["a"] = pair.a;
        entry["b"] = pair.b;
        entry["quantity"] = pair.quantity.name();
        entry["reason"] = pair.comparison.reason;
        entry["execution"] = pair.gpu ? figuresOf(*pair.gpu) : nlohmann::json();
        list.push_back(std::move(entry));
    }
    return {{"pairs", std::move(list)}};
}

} // namespace phasebench
