// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/transfer_bars.h"

#include "engine/insight/link_share.h"
#include "engine/result/recorded_badge.h"
#include "gui/models/number_text.h"
#include "gui/models/probes.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

/// Into the execution space, or out of it.
Phase directionOf(const Run& run, const TransferFigures& transfer)
{
    const auto& home = run.experiment.placement.of(transfer.operand);
    return home && transfer.from == *home ? Phase::copy_in : Phase::copy_out;
}

void addFigure(Facts& facts, const QString& name, const Figure& figure, const TimeUnit& unit)
{
    facts.emplace_back(name, medianText(figure, unit));
    if (const QString interval = intervalText(figure, unit); !interval.isEmpty())
        facts.emplace_back(tr("95 % interval"), interval);
    facts.emplace_back(QStringLiteral("n"), numbers::count(figure.samples));
}

/// The bar of a figure, and in grey how much longer the host saw the same thing take.
BarRow barOf(
    const ShownRun& shown, Phase phase, const Figure& figure, const std::optional<Figure>& host, const TimeUnit& unit)
{
    BarRow row;
    row.run = shown.row;
    row.recorded = shown.run->recorded;
    row.badge = QString::fromStdString(recordedBadge(*shown.run));
    row.median = figure.median;
    row.low = figure.low;
    row.high = figure.high;
    row.figure = figureText(figure.median, unit);
    addFigure(row.facts, tr("median"), figure, unit);
    if (host)
        addFigure(row.facts, tr("by the host's clock"), *host, unit);
    row.segments.push_back({phase, figure.median, words::of(phase), row.facts});
    if (host && host->median > figure.median)
        row.segments.push_back({std::nullopt, host->median - figure.median, tr("until the host went on"), row.facts});
    return row;
}

BarRow copyRow(const ShownRun& shown, const TransferFigures& transfer, const LinkProbe* probe, const TimeUnit& unit)
{
    BarRow row = barOf(shown, directionOf(*shown.run, transfer), transfer.figure, transfer.host, unit);
    row.label = tr("%1, %2 to %3").arg(words::of(transfer.operand), words::of(transfer.from), words::of(transfer.to));
    row.note = numbers::bytes(transfer.bytes) + QStringLiteral(" · ") + numbers::rate(transfer.rate());
    Facts facts{{tr("bytes"), numbers::count(transfer.bytes)}, {tr("rate"), numbers::rate(transfer.rate())},
        {tr("clock"), words::of(transfer.source)}};
    if (const auto share = probe ? linkShare(transfer, *probe) : std::nullopt) {
        if (share->share)
            row.note += QStringLiteral(" · ") + tr("%1 of the link").arg(numbers::percent(*share->share));
        facts.emplace_back(tr("the link can do"),
            tr("%1 (%2 to %3, by the probe)")
                .arg(numbers::rate(share->best), words::of(share->from), words::of(share->to)));
        QString reached = share->share ? numbers::percent(*share->share) : tr("faster than the probe: not comparable");
        if (share->low && share->high)
            reached += tr(" (%1 to %2)").arg(numbers::percent(*share->low), numbers::percent(*share->high));
        facts.emplace_back(tr("share of that"), reached);
    }
    for (BarSegment& segment : row.segments)
        segment.facts.insert(segment.facts.end(), facts.begin(), facts.end());
    row.facts.insert(row.facts.end(), facts.begin(), facts.end());
    return row;
}

const PhaseFigures* executionOf(const Run& run)
{
    const auto found = std::ranges::find(run.phases, Phase::execution, &PhaseFigures::phase);
    return found != run.phases.end() && found->host && found->host->median > 0 ? &*found : nullptr;
}

BarRow executionRow(const ShownRun& shown, const PhaseFigures& execution, const TimeUnit& unit)
{
    const Figure& figure = execution.gpu ? *execution.gpu : *execution.host;
    BarRow row = barOf(shown, Phase::execution, figure, execution.gpu ? execution.host : std::nullopt, unit);
    row.label = words::of(Phase::execution);
    if (shown.run->work.flop_rate)
        row.note = QString::fromStdString(formatFlopRate(*shown.run->work.flop_rate));
    const auto clock = execution.gpu ? shown.run->timing_source : TimingSource::host;
    for (BarSegment& segment : row.segments)
        segment.facts.emplace_back(tr("clock"), words::of(clock));
    row.facts.emplace_back(tr("clock"), words::of(clock));
    return row;
}

/// Names the run whose rows follow, with what its copies come to.
BarRow headOf(const ShownRun& shown)
{
    BarRow row;
    row.run = shown.row;
    row.recorded = shown.run->recorded;
    row.badge = QString::fromStdString(recordedBadge(*shown.run));
    row.label = shown.label;
    row.isMessage = true;
    double time = 0;
    std::int64_t bytes = 0;
    for (const TransferFigures& transfer : shown.run->transfers) {
        time += transfer.figure.median;
        bytes += transfer.bytes;
    }
    row.note = tr("copies %1 in %2").arg(numbers::bytes(bytes), numbers::time(time));
    if (shown.run->call)
        row.note += tr(", of a call of %1").arg(numbers::time(shown.run->call->figure.median));
    return row;
}

bool isMeasuredCopy(const TransferFigures& transfer)
{
    return std::isfinite(transfer.figure.median) && transfer.figure.median > 0;
}

} // namespace

BarData transferBars(const std::vector<ShownRun>& runs, const Probes* probes)
{
    BarData data;
    data.title = tr("Cost of copying each operand beside the execution, median and 95 % interval");
    data.rest = tr("until the host went on");
    std::vector<ShownRun> copying;
    double largest = 0;
    for (const ShownRun& shown : runs) {
        const auto& transfers = shown.run->transfers;
        if (std::any_of(transfers.begin(), transfers.end(), isMeasuredCopy))
            copying.push_back(shown);
        for (const TransferFigures& transfer : transfers)
            if (isMeasuredCopy(transfer))
                largest = std::max(largest, transfer.figure.median);
        if (const PhaseFigures* execution = executionOf(*shown.run))
            largest = std::max(largest, execution->host->median);
    }
    if (copying.empty()) {
        data.subtitle = runs.empty() ? tr("No run is shown.")
                                     : tr("Nothing is copied: every operand lives where the call executes.");
        return data;
    }
    const TimeUnit unit = timeUnitFor(largest);
    QStringList clocks;
    for (const ShownRun& shown : copying) {
        const ProbePtr probe = probes ? probes->of(shown.run->machine) : nullptr;
        if (copying.size() > 1)
            data.rows.push_back(headOf(shown));
        const auto addCopies = [&](Phase direction) {
            for (const TransferFigures& transfer : shown.run->transfers) {
                if (!isMeasuredCopy(transfer) || directionOf(*shown.run, transfer) != direction)
                    continue;
                data.rows.push_back(copyRow(shown, transfer, probe.get(), unit));
                if (const QString clock = words::of(transfer.source); !clocks.contains(clock))
                    clocks << clock;
            }
        };
        addCopies(Phase::copy_in);
        if (const PhaseFigures* execution = executionOf(*shown.run))
            data.rows.push_back(executionRow(shown, *execution, unit));
        addCopies(Phase::copy_out);
    }
    data.badgeEachRow(badgesDiffer(copying));
    data.subtitle = commonConditions(copying, {clocks.join(QStringLiteral(", "))});
    data.caption = captionOf(copying);
    return data;
}

ChartTable transferTable(const RunList& runs, const Probes* probes)
{
    struct Row : TableRow {
        Row(TableRow owner, RunPtr value, const TransferFigures* one, ProbePtr ofMachine)
            : TableRow(std::move(owner))
            , run(std::move(value))
            , transfer(one)
            , probe(std::move(ofMachine))
        {
        }
        RunPtr run;
        const TransferFigures* transfer; ///< of `run`
        ProbePtr probe;
    };
    std::vector<Row> rows;
    for (const int row : runs.shownRows()) {
        const RunPtr& run = runs.at(row);
        for (const TransferFigures& transfer : run->transfers)
            rows.emplace_back(TableRow(runs, row), run, &transfer, probes ? probes->of(run->machine) : nullptr);
    }
    const auto space = [](const MemorySpace& one) {
        return nameCell(words::of(one), phasebench::nameOf(one));
    };
    const auto ofLink = [](const Row& row, bool best) {
        const auto share = row.probe ? linkShare(*row.transfer, *row.probe) : std::nullopt;
        if (!share)
            return missingCell();
        const QString toolTip = tr("By the probe of the same computer: %1 to %2 is the fastest way over this link.")
                                    .arg(words::of(share->from), words::of(share->to));
        if (best)
            return Cell{numbers::fixed(share->best * 1e-9, 2), share->best, toolTip};
        return share->share ? Cell{numbers::percent(*share->share), *share->share, toolTip} : missingCell();
    };
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")),
        {{tr("operand"), QStringLiteral("operand")},
            [](const Row& row) {
                return nameCell(words::of(row.transfer->operand), phasebench::nameOf(row.transfer->operand));
            }},
        {{tr("from"), QStringLiteral("from")},
            [space](const Row& row) {
                return space(row.transfer->from);
            }},
        {{tr("to"), QStringLiteral("to")},
            [space](const Row& row) {
                return space(row.transfer->to);
            }},
        {{tr("bytes"), QStringLiteral("bytes"), true},
            [](const Row& row) {
                return countCell(row.transfer->bytes);
            }},
    };
    addFigureColumns<Row>(columns, {tr("median µs"), tr("low µs"), tr("high µs"), tr("n")}, QString(),
        [](const Row& row) { return &row.transfer->figure; });
    columns.insert(columns.end(),
        {{{tr("GB/s"), QStringLiteral("bytes_per_second"), true},
             [](const Row& row) {
                 return byteRateCell(row.transfer->rate());
             }},
            {{tr("link GB/s"), QStringLiteral("link_bytes_per_second"), true},
                [ofLink](const Row& row) {
                    return ofLink(row, true);
                }},
            {{tr("share"), QStringLiteral("share_of_link"), true},
                [ofLink](const Row& row) {
                    return ofLink(row, false);
                }},
            {{tr("clock"), QStringLiteral("timing_source")}, [](const Row& row) {
                 return nameCell(words::of(row.transfer->source), phasebench::nameOf(row.transfer->source));
             }}});
    addFigureColumns<Row>(columns, {tr("host µs"), tr("host low µs"), tr("host high µs")}, QStringLiteral("host_"),
        [](const Row& row) { return row.transfer->host ? &*row.transfer->host : nullptr; });
    return {std::move(columns), std::move(rows)};
}

} // namespace phasebench
