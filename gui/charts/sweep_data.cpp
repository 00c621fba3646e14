// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/sweep_data.h"

#include "engine/insight/crossover.h"
#include "engine/insight/shares.h"
#include "engine/insight/sweep_findings.h"
#include "engine/measure/work.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/tickers.h"
#include "gui/models/kind_words.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

namespace phasebench {
namespace {

constexpr std::size_t mostCrossings = 3; ///< more hide the lines; what this says names them all

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

/// A time of a call as what the chart shows. The greater time is the smaller rate.
double shown(double microseconds, double flop, SweepMeasure measure)
{
    switch (measure) {
    case SweepMeasure::time:
        break;
    case SweepMeasure::timePerFlop:
        return microseconds / flop;
    case SweepMeasure::rate:
        return flop / (microseconds * 1e-6);
    }
    return microseconds;
}

LinePoint pointOf(const SweepSource& source, const SweepPoint& from, SweepMeasure measure)
{
    const Run& run = *source.runOf(from);
    const Figure& call = run.call->figure;
    const double flop = measure == SweepMeasure::time ? 1 : flopOf(run.experiment.callProblem());
    LinePoint point;
    point.x = from.x;
    point.y = shown(call.median, flop, measure);
    point.run = source.rowOf(from);
    point.samples = call.samples;
    if (call.low && call.high && *call.low > 0) {
        point.low = shown(*call.low, flop, measure);
        point.high = shown(*call.high, flop, measure);
        if (*point.low > *point.high)
            std::swap(point.low, point.high);
    }
    return point;
}

void markTies(std::vector<ChartLine>& lines)
{
    std::map<double, std::vector<LinePoint*>> bySize;
    for (ChartLine& line : lines)
        for (LinePoint& point : line.points)
            bySize[point.x].push_back(&point);
    for (auto& [x, points] : bySize) {
        std::ranges::sort(points, {}, &LinePoint::y);
        for (std::size_t i = 1; i < points.size(); ++i) {
            LinePoint& below = *points[i - 1];
            LinePoint& above = *points[i];
            if (!below.high || !above.low || *below.high >= *above.low)
                below.tied = above.tied = true;
        }
    }
}

/// Lines that share a value of the first key share a dash, those that share the others a mark.
void style(const SweepLines& lines, std::vector<ChartLine>& traces)
{
    std::vector<nlohmann::json> firsts;
    std::vector<nlohmann::json> others;
    const auto placeOf = [](std::vector<nlohmann::json>& known, const nlohmann::json& value) {
        const auto found = std::ranges::find(known, value);
        if (found != known.end())
            return static_cast<int>(found - known.begin());
        known.push_back(value);
        return static_cast<int>(known.size()) - 1;
    };
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const auto& values = lines.lines[i].values;
        if (values.empty())
            continue;
        // Threads belong to their execution space, and the operands of a tuple to each other.
        nlohmann::json first = nlohmann::json::array();
        nlohmann::json rest = nlohmann::json::array();
        for (std::size_t k = 0; k < values.size(); ++k)
            (lines.lineKeys[k].starts_with("execution.") ? first : rest).push_back(values[k]);
        traces[i].dash = placeOf(firsts, first.empty() ? rest : first);
        traces[i].mark = placeOf(others, first.empty() ? nlohmann::json(i) : rest);
    }
}

void addCrossings(LineData& data, const SweepSource& source)
{
    const SweepLines& lines = *source.lines();
    const auto pairs = comparablePairs(lines);
    for (const auto& [first, second] : pairs) {
        const SweepLine& a = lines.lines[first];
        const SweepLine& b = lines.lines[second];
        const LineComparison comparison
            = compareLines(figuresOf(a, source.runs()), figuresOf(b, source.runs()), pairs.size());
        for (const Crossover& crossover : comparison.crossovers) {
            if (data.crossings.size() == mostCrossings)
                return;
            LineCrossing crossing{crossover.low, crossover.high, crossover.at, {}, {}, {}};
            if (crossover.at)
                crossing.value = data.lines[first].at(*crossover.at);
            const SweepLine& ahead = crossover.from == Ahead::first ? a : b;
            const SweepLine& behind = crossover.from == Ahead::first ? b : a;
            crossing.label = tr("%1 ahead of %2 from %3 – %4 on")
                                 .arg(text(ahead.name), text(behind.name), text(formatSize(crossover.low)),
                                     text(formatSize(crossover.high)));
            crossing.sentence = text(crossoverSentence(lines, first, second, source.runs()));
            data.crossings.push_back(std::move(crossing));
        }
    }
}

bool arePowersOfTwo(const std::vector<ChartLine>& lines)
{
    const auto isPower = [](const LinePoint& point) {
        return point.x >= 1 && point.x < 9e15 && point.x == std::floor(point.x)
            && std::has_single_bit(static_cast<std::uint64_t>(point.x));
    };
    return std::ranges::all_of(lines, [&](const ChartLine& line) { return std::ranges::all_of(line.points, isPower); });
}

QString sweepTitle(SweepMeasure measure)
{
    switch (measure) {
    case SweepMeasure::time:
        return tr("Time of one call over %1");
    case SweepMeasure::timePerFlop:
        return tr("Time of one call for each FLOP, over %1");
    case SweepMeasure::rate:
        return tr("FLOP rate of a whole call over %1");
    }
    return {};
}

std::vector<ShownRun> drawnRuns(const SweepSource& source)
{
    // Hundreds of runs say no more of what they have in common than some of them do.
    constexpr std::size_t enough = 400;
    std::vector<ShownRun> runs;
    std::size_t all = 0;
    for (const SweepLine& line : source.lines()->lines)
        all += line.points.size();
    const std::size_t stride = all / enough + 1;
    for (const SweepLine& line : source.lines()->lines)
        for (std::size_t i = 0; i < line.points.size(); i += stride)
            runs.push_back({source.rowOf(line.points[i]), source.runOf(line.points[i]), {}, false});
    return runs;
}

} // namespace

ChartTable sweepTable(const RunList& runs, SweepSource& source)
{
    struct Row : TableRow {
        QString line;
        double size = 0;
        RunPtr data;
    };
    source.refresh();
    std::vector<Row> rows;
    if (const auto& lines = source.lines())
        for (const SweepLine& line : lines->lines)
            for (const SweepPoint& point : line.points) {
                const RunPtr& run = source.runOf(point);
                const QString name = text(line.name.empty() ? lines->axis : line.name);
                rows.push_back({{runs, source.rowOf(point)}, words::badged(name, *run), point.x, run});
            }
    std::vector<TableColumn<Row>> columns{
        {{tr("line"), QStringLiteral("line")},
            [](const Row& row) {
                return textCell(row.line);
            }},
        {{tr("size"), QStringLiteral("size"), true},
            [](const Row& row) {
                return Cell{text(formatSize(row.size)), row.size};
            }},
    };
    addFigureColumns<Row>(columns, {tr("call µs"), tr("low µs"), tr("high µs"), tr("n")}, QStringLiteral("call_"),
        [](const Row& row) { return &row.data->call->figure; });
    columns.push_back({{tr("FLOP/s"), QStringLiteral("call_flop_per_s"), true}, [](const Row& row) {
                           return flopRateCell(shown(row.data->call->figure.median,
                               flopOf(row.data->experiment.callProblem()), SweepMeasure::rate));
                       }});
    for (int i = 0; i < phaseCount; ++i) {
        const auto phase = static_cast<Phase>(i);
        const QString name = QString::fromUtf8(nameOf(phase).data());
        columns.push_back(
            {{words::of(phase), name + QStringLiteral("_share"), true}, [phase](const Row& row) {
                 const std::optional<CallShares> shares = sharesOf(*row.data);
                 const PhaseShare* share = shares ? shares->of(phase) : nullptr;
                 return share && !share->excluded ? Cell{numbers::percent(share->share), share->share} : missingCell();
             }});
    }
    return {std::move(columns), std::move(rows)};
}

QString noSweepText()
{
    return tr("No sweep is shown. Press “Sweep…” above, let a size run from small to large, and press F5: each point "
              "appears here as it is measured.");
}

QStringList remarksOf(const SweepLines& lines)
{
    QStringList remarks;
    if (lines.elsewhere > 0)
        remarks << tr("%1 of the shown runs lie on no line")
                       .arg(numbers::count(static_cast<std::int64_t>(lines.elsewhere)));
    if (lines.withoutFigure > 0)
        remarks << tr("%1 points have no figure").arg(numbers::count(static_cast<std::int64_t>(lines.withoutFigure)));
    if (lines.repeated > 0)
        remarks << tr("of points that were measured again, the latest");
    return remarks;
}

LineData sweepLines(const SweepSource& source, SweepMeasure measure)
{
    LineData data;
    if (!source.lines()) {
        data.title = tr("Time of one call over size");
        data.subtitle = noSweepText();
        return data;
    }
    const SweepLines& lines = *source.lines();
    data.x.title = text(lines.axis);
    const auto isRecorded = [&source](const SweepPoint& point) {
        return source.runOf(point)->recorded;
    };
    const bool someAreOwn = std::ranges::any_of(
        lines.lines, [&](const SweepLine& line) { return !std::ranges::all_of(line.points, isRecorded); });
    for (const SweepLine& line : lines.lines) {
        ChartLine trace;
        trace.name = text(line.name);
        if (someAreOwn && std::ranges::any_of(line.points, isRecorded))
            trace.name += (trace.name.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("recorded");
        for (const SweepPoint& point : line.points)
            trace.points.push_back(pointOf(source, point, measure));
        data.lines.push_back(std::move(trace));
    }
    style(lines, data.lines);
    if (data.lines.size() > 1)
        markTies(data.lines);
    data.x.base = arePowersOfTwo(data.lines) ? 2 : 10;
    data.x.label = [](double size) {
        return text(formatSize(size));
    };
    data.y.label = [measure](double value) {
        return withoutZeros(valueText(value, measure));
    };
    data.fitAxes();
    addCrossings(data, source);

    const std::vector<ShownRun> runs = drawnRuns(source);
    data.title = sweepTitle(measure).arg(data.x.title);
    if (const QString common = commonTitle(runs); !common.isEmpty())
        data.title = common + QStringLiteral(": ") + data.title.left(1).toLower() + data.title.mid(1);
    QStringList further{tr("host clock"), tr("95 % intervals")};
    if (measure != SweepMeasure::time)
        further << runs.front().run->experiment.problem.visit([](const auto& kind) { return words::flopRemark(kind); });
    further.removeAll(QString());
    data.subtitle = commonConditions(runs, further + remarksOf(lines));
    const bool ties = std::ranges::any_of(
        data.lines, [](const ChartLine& line) { return std::ranges::any_of(line.points, &LinePoint::tied); });
    if (ties)
        data.subtitle
            += QLatin1Char('\n') + tr("Hollow marks: the intervals of two lines overlap, so that neither is faster.");
    data.caption = captionOf(runs);
    return data;
}

QString valueText(double value, SweepMeasure measure)
{
    switch (measure) {
    case SweepMeasure::time:
        return numbers::time(value);
    case SweepMeasure::timePerFlop:
        // Picoseconds: a FLOP takes less than what a time of a call is given in.
        return value < 1e-3 ? QString::fromStdString(formatNumber(value * 1e6)) + QStringLiteral("\u00a0ps")
                            : numbers::time(value);
    case SweepMeasure::rate:
        return QString::fromStdString(formatFlopRate(value));
    }
    return {};
}

Facts sweepFacts(const QString& axis, const LinePoint& point, const Run& run, SweepMeasure measure)
{
    Facts facts;
    facts.emplace_back(axis, text(formatSize(point.x)));
    facts.emplace_back(tr("problem"), text(describe(run.experiment.problem)));
    facts.emplace_back(tr("one call"), numbers::time(run.call->figure.median));
    if (const QString interval = intervalText(run.call->figure, timeUnitFor(run.call->figure.median));
        !interval.isEmpty())
        facts.emplace_back(tr("95 % interval"), interval);
    facts.emplace_back(QStringLiteral("n"), numbers::count(run.call->figure.samples));
    if (run.recorded)
        facts.emplace_back(tr("measured"), words::badge(run));
    if (measure != SweepMeasure::time)
        facts.emplace_back(
            measure == SweepMeasure::rate ? tr("rate") : tr("for each FLOP"), valueText(point.y, measure));
    if (point.tied)
        facts.emplace_back(tr("note"), tr("its interval overlaps the one of another line"));
    return facts;
}

} // namespace phasebench
