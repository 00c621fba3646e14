// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/phase_bars.h"

#include "engine/insight/amortise.h"
#include "engine/insight/shares.h"
#include "engine/result/process_words.h"
#include "engine/result/recorded_badge.h"
#include "engine/result/slow_kernels.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

bool hasCall(const Run& run)
{
    return run.call && std::isfinite(run.call->figure.median) && run.call->figure.median > 0;
}

/// A run whose time counts: a wrong or broken-off one is shown, but never ranked.
bool ranks(const ShownRun& shown)
{
    return shown.run->status == RunStatus::completed && !shown.live && hasCall(*shown.run);
}

/// What the run costs at another number of calls than it was measured with; empty where it is shown as measured.
struct Computed {
    bool asked = false;
    std::optional<AmortisedCall> call; ///< empty although asked: nothing can be computed
};

Computed computedFor(const ShownRun& shown, const std::optional<double>& calls)
{
    if (!calls || shown.live || !hasCall(*shown.run) || !callsPerPlan(shown.run->experiment))
        return {};
    auto call = amortised(*shown.run, *calls);
    if (call && call->measured)
        return {};
    return {true, std::move(call)};
}

TimeUnit commonUnit(const std::vector<ShownRun>& runs, const std::optional<double>& calls)
{
    double largest = 0;
    for (const ShownRun& shown : runs) {
        if (!hasCall(*shown.run))
            continue;
        const Computed computed = computedFor(shown, calls);
        largest = std::max(largest, computed.call ? computed.call->call.median : shown.run->call->figure.median);
    }
    return timeUnitFor(largest);
}

void addFigure(Facts& facts, const QString& name, const Figure& figure, const TimeUnit& unit)
{
    facts.emplace_back(name, medianText(figure, unit));
    if (const QString interval = intervalText(figure, unit); !interval.isEmpty())
        facts.emplace_back(tr("95 % interval"), interval);
    facts.emplace_back(QStringLiteral("n"), numbers::count(figure.samples));
}

BarSegment segmentOf(const Run& run, const PhaseShare& share, const TimeUnit& unit)
{
    BarSegment segment{share.phase, share.time, words::of(share.phase), {}};
    const PhaseFigures* figures = run.phase(share.phase);
    if (!figures || !figures->host)
        return segment;
    const std::int64_t calls = callsInSequence(run.experiment);
    if (figures->count != calls)
        segment.facts.emplace_back(tr("per call"),
            tr("%1 (%2 in %3 calls)")
                .arg(figureText(share.time, unit), numbers::count(figures->count), numbers::count(calls)));
    addFigure(segment.facts, tr("median"), *figures->host, unit);
    segment.facts.emplace_back(tr("share of the call"), numbers::percent(share.share));
    if (figures->gpu)
        segment.facts.emplace_back(tr("on the GPU"), figureText(figures->gpu->median, unit));
    if (figures->enqueue)
        segment.facts.emplace_back(tr("until the library returned"), figureText(figures->enqueue->median, unit));
    if (figures->first)
        segment.facts.emplace_back(tr("first use"), figureText(*figures->first, unit));
    return segment;
}

void addSegments(BarRow& row, const Run& run, const TimeUnit& unit)
{
    const std::optional<CallShares> shares = sharesOf(run);
    if (!shares)
        return;
    for (const PhaseShare& share : shares->phases)
        if (!share.excluded && std::isfinite(share.time) && share.time > 0)
            row.segments.push_back(segmentOf(run, share, unit));
    if (std::isfinite(shares->notAttributed) && shares->notAttributed > 0) {
        BarSegment rest{std::nullopt, shares->notAttributed, tr("not attributed"), {}};
        rest.facts.emplace_back(tr("the call less its phases"), figureText(rest.value, unit));
        rest.facts.emplace_back(tr("share of the call"), numbers::percent(rest.value / shares->call));
        row.segments.push_back(rest);
    }
}

void addComputed(BarRow& row, const Run& run, const AmortisedCall& computed, const TimeUnit& unit)
{
    row.computed = true;
    row.median = computed.call.median;
    row.low = computed.call.low;
    row.high = computed.call.high;
    row.figure = figureText(computed.call.median, unit);
    const QString calls = numbers::count(std::llround(computed.calls));
    row.facts.emplace_back(tr("one call of %1, computed").arg(calls), medianText(computed.call, unit));
    if (const QString interval = intervalText(computed.call, unit); !interval.isEmpty())
        row.facts.emplace_back(tr("95 % interval"), interval);
    row.facts.emplace_back(tr("measured"),
        tr("%1 a call at %2 calls")
            .arg(medianText(run.call->figure, unit), numbers::count(callsInSequence(run.experiment))));
    for (const PhaseShare& share : computed.phases) {
        if (!std::isfinite(share.time) || share.time <= 0)
            continue;
        BarSegment segment{share.phase, share.time, words::of(share.phase), {}};
        segment.facts.emplace_back(tr("per call, computed"), figureText(share.time, unit));
        segment.facts.emplace_back(tr("share of the call"), numbers::percent(share.share));
        if (const PhaseFigures* figures = run.phase(share.phase); figures && figures->host)
            addFigure(segment.facts, tr("median"), *figures->host, unit);
        row.segments.push_back(std::move(segment));
    }
    if (std::isfinite(computed.notAttributed) && computed.notAttributed > 0)
        row.segments.push_back({std::nullopt, computed.notAttributed, tr("not attributed"),
            {{tr("the call less its phases"), figureText(computed.notAttributed, unit)}}});
    row.note = tr("computed from the phases");
}

/// ", cut off after 3.00 s", where planning was.
QString cutOffWords(const Run& run)
{
    const std::string words = planningCutOff(run.conditions);
    return words.empty() ? QString() : QStringLiteral(", ") + QString::fromStdString(words);
}

/// What was measured once and is not in the call: "planning once cost 1.2 s".
QStringList excludedCosts(const Run& run)
{
    QStringList costs;
    if (!run.call)
        return costs;
    for (const PhaseFigures& phase : run.phases) {
        const auto& excludes = run.call->excludes;
        if (std::find(excludes.begin(), excludes.end(), phase.phase) == excludes.end())
            continue;
        const std::optional<double> cost = phase.host ? std::optional(phase.host->median) : phase.first;
        if (cost && std::isfinite(*cost))
            costs << tr("%1 once cost %2").arg(words::of(phase.phase), numbers::time(*cost))
                    + (phase.phase == Phase::planning ? cutOffWords(run) : QString());
    }
    return costs;
}

QString messageOf(const ShownRun& shown)
{
    if (shown.live)
        return tr("running, no sample yet");
    const QString message = QString::fromStdString(shown.run->message).simplified();
    if (shown.run->status == RunStatus::completed)
        return message.isEmpty() ? tr("no figure") : message;
    const QString status = words::of(shown.run->status);
    return message.isEmpty() ? status : status + QStringLiteral(": ") + message;
}

QStringList notesOf(const ShownRun& shown, const ShownRun* baseline, Versus& versus)
{
    QStringList notes;
    if (shown.live)
        notes << tr("running, %1 samples").arg(numbers::count(shown.run->call->figure.samples));
    else if (shown.run->status != RunStatus::completed)
        notes << messageOf(shown);
    else if (baseline && baseline->run != shown.run)
        notes << versus.of(baseline->run, shown.run, baseline->baseline ? tr("the baseline") : tr("the first"));
    notes << excludedCosts(*shown.run);
    if (!shown.live && !shown.run->processes.complete())
        notes << QString::fromStdString(processWords(*shown.run));
    if (!slowKernels(*shown.run).empty())
        notes << tr("slow kernels for this processor");
    notes.removeAll(QString());
    return notes;
}

BarRow rowOf(const ShownRun& shown, const ShownRun* baseline, Versus& versus, const TimeUnit& unit,
    const std::optional<double>& calls)
{
    const Run& run = *shown.run;
    BarRow row;
    row.run = shown.row;
    row.label = shown.label;
    row.recorded = run.recorded;
    row.badge = QString::fromStdString(recordedBadge(run));
    row.facts.emplace_back(tr("problem"), QString::fromStdString(describe(run.experiment.problem)));
    row.facts.emplace_back(tr("operands"), words::placement(run.experiment));
    row.facts.emplace_back(
        tr("runs on"), words::of(run.experiment.execution) + QStringLiteral(", ") + words::backend(run.backend));
    if (!hasCall(run)) {
        row.isMessage = true;
        row.note = messageOf(shown);
        row.facts.emplace_back(tr("status"), row.note);
        return row;
    }
    const Computed computed = computedFor(shown, calls);
    if (computed.asked) {
        if (computed.call) {
            addComputed(row, run, *computed.call, unit);
        } else {
            row.isMessage = true;
            row.note = tr("cannot be computed: the phases, synchronised, took longer than the call");
        }
        return row;
    }
    const Figure& call = run.call->figure;
    row.median = call.median;
    row.low = call.low;
    row.high = call.high;
    row.figure = figureText(call.median, unit);
    addFigure(row.facts, tr("one call"), call, unit);
    row.facts.emplace_back(tr("stopped by"), shown.live ? tr("still running") : words::of(run.call->stop));
    addSegments(row, run, unit);
    row.note = notesOf(shown, baseline, versus).join(QStringLiteral(" · "));
    if (!row.note.isEmpty())
        row.facts.emplace_back(tr("note"), row.note);
    return row;
}

QString titleOf(const std::vector<ShownRun>& runs, const std::optional<double>& calls)
{
    const Call& first = runs.front().run->experiment.call;
    const bool same = std::all_of(runs.begin(), runs.end(), [&](const ShownRun& shown) {
        const Call& call = shown.run->experiment.call;
        return call.count == first.count && call.form == first.form;
    });
    QString title = tr("Cost of one call by phase");
    if (calls)
        title += std::llround(*calls) == 1
            ? tr(", of a plan for each call")
            : tr(", of %1 calls that share a plan").arg(numbers::count(std::llround(*calls)));
    else if (same && first.count > 1)
        title += (first.form == CallForm::stateful ? tr(", averaged over %1 calls that share a plan")
                                                   : tr(", averaged over %1 calls that each plan anew"))
                     .arg(numbers::count(first.count));
    const QString common = runs.size() > 1 ? commonTitle(runs) : QString();
    if (common.isEmpty())
        return title;
    return common + QStringLiteral(": ") + title.left(1).toLower() + title.mid(1);
}

/// A bar may be longer than its call: synchronising before and after each phase costs time of its own.
QString overrun(const std::vector<ShownRun>& runs)
{
    int longer = 0;
    bool overlapped = false;
    for (const ShownRun& shown : runs) {
        const std::optional<CallShares> shares = sharesOf(*shown.run);
        if (!hasCall(*shown.run) || !shares || !std::isfinite(shares->excess) || shares->excess <= 0.001 * shares->call)
            continue;
        ++longer;
        overlapped = overlapped || shown.run->experiment.call.batching == Batching::overlapped;
    }
    if (longer == 0)
        return {};
    const QString reason = overlapped ? tr("the phases were measured without overlap")
                                      : tr("synchronising at each phase costs time of its own");
    return longer == static_cast<int>(runs.size())
        ? tr("The phases sum to more than the call, whose median is the mark in the bar: %1.").arg(reason)
        : tr("In %1 of %2 bars the phases sum to more than the call, whose median is the mark in the bar: %3.")
              .arg(longer)
              .arg(runs.size())
              .arg(reason);
}

} // namespace

BarData phaseBars(const std::vector<ShownRun>& runs, Versus& versus, std::optional<double> calls)
{
    BarData data;
    if (runs.empty()) {
        data.title = tr("Cost of one call by phase");
        data.subtitle = tr("No run is shown. Press F5 to run the experiment, or tick a run in the list.");
        return data;
    }
    const bool stateful = std::any_of(runs.begin(), runs.end(),
        [](const ShownRun& shown) { return callsPerPlan(shown.run->experiment).has_value(); });
    if (!stateful)
        calls.reset();
    const TimeUnit unit = commonUnit(runs, calls);
    auto baseline
        = std::find_if(runs.begin(), runs.end(), [](const ShownRun& shown) { return shown.baseline && ranks(shown); });
    if (baseline == runs.end())
        baseline = std::find_if(runs.begin(), runs.end(), ranks);
    for (const ShownRun& shown : runs)
        data.rows.push_back(rowOf(shown, baseline == runs.end() ? nullptr : &*baseline, versus, unit, calls));
    versus.forgetUnused();
    data.badgeEachRow(badgesDiffer(runs));
    data.title = titleOf(runs, calls);
    data.subtitle = commonConditions(runs, {tr("host clock, synchronised at each phase")});
    if (const QString sentence = overrun(runs); !sentence.isEmpty())
        data.subtitle += QLatin1Char('\n') + sentence;
    data.caption = captionOf(runs);
    return data;
}

namespace {

struct PhaseRow : TableRow {
    PhaseRow(TableRow owner, RunPtr value, const PhaseFigures* phaseFigures, std::optional<double> number)
        : TableRow(std::move(owner))
        , run(std::move(value))
        , figures(phaseFigures)
        , computedCalls(number)
    {
    }
    RunPtr run;
    const PhaseFigures* figures; ///< of `run`; null: the call
    std::optional<double> computedCalls; ///< empty: as measured
};

/// Empty where the run is shown as it was measured.
std::optional<double> computedCalls(const Run& run, std::optional<double> calls)
{
    if (!calls || !callsPerPlan(run.experiment) || !run.call)
        return std::nullopt;
    const auto cost = amortised(run, *calls);
    return cost && cost->measured ? std::nullopt : calls;
}

/// Nothing for what the call leaves out.
Cell measuredPerCallCell(const PhaseRow& row)
{
    if (!row.figures)
        return row.run->call ? microsecondsCell(row.run->call->figure.median) : missingCell();
    const std::optional<CallShares> shares = sharesOf(*row.run);
    const PhaseShare* share = shares ? shares->of(row.figures->phase) : nullptr;
    return share && !share->excluded ? microsecondsCell(share->time) : missingCell();
}

Cell perCallCell(const PhaseRow& row)
{
    if (!row.figures && !row.run->call)
        return missingCell();
    if (!row.computedCalls)
        return measuredPerCallCell(row);
    const auto cost = amortised(*row.run, *row.computedCalls);
    if (!cost)
        return missingCell();
    if (!row.figures)
        return microsecondsCell(cost->call.median);
    const auto share = std::ranges::find(cost->phases, row.figures->phase, &PhaseShare::phase);
    return share == cost->phases.end() ? missingCell() : microsecondsCell(share->time);
}

const Figure* hostFigure(const PhaseRow& row)
{
    if (!row.figures)
        return row.run->call ? &row.run->call->figure : nullptr;
    return row.figures->host ? &*row.figures->host : nullptr;
}

/// "planning, cut off after 3.00 s" where the planner's time was over before it was done.
Cell phaseCell(const Run& run, Phase phase)
{
    const std::string cutOff = phase == Phase::planning ? planningCutOff(run.conditions) : std::string();
    const QString name
        = words::of(phase) + (cutOff.empty() ? QString() : QStringLiteral(", ") + QString::fromStdString(cutOff));
    return nameCell(name, phasebench::nameOf(phase));
}

Cell callsPerPlanCell(const PhaseRow& row)
{
    const auto calls = callsPerPlan(row.run->experiment);
    return calls ? countCell(row.computedCalls ? std::llround(*row.computedCalls) : *calls) : missingCell();
}

} // namespace

ChartTable phaseTable(const RunList& runs, std::optional<double> calls)
{
    using Row = PhaseRow;
    std::vector<Row> rows;
    for (const int row : runs.shownRows()) {
        const RunPtr& run = runs.at(row);
        const auto computed = computedCalls(*run, calls);
        for (const PhaseFigures& phase : run->phases)
            rows.emplace_back(TableRow(runs, row, phase.phase), run, &phase, computed);
        rows.emplace_back(TableRow(runs, row), run, nullptr, computed);
    }
    // Of a phase: what is measured beside the host's clock.
    const auto ofPhase = [](std::function<Cell(const PhaseFigures&)> cell) {
        return [cell = std::move(cell)](const Row& row) {
            return row.figures ? cell(*row.figures) : missingCell();
        };
    };
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")),
        {{tr("phase"), QStringLiteral("phase")},
            [](const Row& row) {
                return row.figures ? phaseCell(*row.run, row.figures->phase) : nameCell(tr("whole call"), "call");
            }},
        {{tr("count"), QStringLiteral("count"), true},
            [](const Row& row) {
                return countCell(row.figures ? row.figures->count : row.run->experiment.call.count);
            }},
    };
    addFigureColumns<Row>(columns, {tr("median µs"), tr("low µs"), tr("high µs"), tr("n")}, QString(), hostFigure);
    columns.insert(columns.end(),
        {{{tr("enqueue µs"), QStringLiteral("enqueue_us"), true},
             ofPhase([](const PhaseFigures& phase) { return medianCell(phase.enqueue); })},
            {{tr("GPU µs"), QStringLiteral("gpu_us"), true},
                ofPhase([](const PhaseFigures& phase) { return medianCell(phase.gpu); })},
            {{tr("first µs"), QStringLiteral("first_us"), true},
                ofPhase([](const PhaseFigures& phase) { return microsecondsCell(phase.first); })},
            {{tr("per call µs"), QStringLiteral("per_call_us"), true}, perCallCell},
            {{tr("clock"), QStringLiteral("timing_source")},
                [](const Row& row) {
                    const bool gpu = row.figures && row.figures->gpu;
                    const TimingSource source = gpu ? row.run->timing_source : TimingSource::host;
                    return nameCell(words::of(source), phasebench::nameOf(source));
                }},
            {{tr("calls a plan"), QStringLiteral("calls_per_plan"), true}, callsPerPlanCell},
            {{tr("per call is"), QStringLiteral("per_call_is")}, [](const Row& row) {
                 if (!row.run->call)
                     return missingCell();
                 return row.computedCalls ? nameCell(tr("computed"), "computed") : nameCell(tr("measured"), "measured");
             }}});
    return {std::move(columns), std::move(rows)};
}

} // namespace phasebench
