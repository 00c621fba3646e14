// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/transfer_bars.h"

#include "engine/result/recorded_badge.h"
#include "gui/models/numbers.h"
#include "gui/models/words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("phasebench::TransferChart", text);
}

/// Into the execution space, or out of it.
Phase directionOf(const Run& run, const TransferFigures& transfer)
{
    const auto& home = run.experiment.placement.of(transfer.operand);
    return home && transfer.from == *home ? Phase::copy_in : Phase::copy_out;
}

BarRow rowOf(const ShownRun& shown, const TransferFigures& transfer, bool named, const TimeUnit& unit)
{
    const Phase direction = directionOf(*shown.run, transfer);
    BarRow row;
    row.run = shown.row;
    row.recorded = shown.run->recorded;
    row.badge = QString::fromStdString(recordedBadge(*shown.run));
    row.label = tr("%1, %2 to %3").arg(words::of(transfer.operand), words::of(transfer.from), words::of(transfer.to));
    if (named)
        row.label += QStringLiteral(" · ") + shown.label;
    row.median = transfer.figure.median;
    row.low = transfer.figure.low;
    row.high = transfer.figure.high;
    row.figure = figureText(transfer.figure.median, unit);
    row.note = numbers::bytes(transfer.bytes) + QStringLiteral(" · ") + numbers::rate(transfer.rate());
    row.facts.emplace_back(tr("median"), row.figure);
    if (const QString interval = intervalText(transfer.figure, unit); !interval.isEmpty())
        row.facts.emplace_back(tr("95 % interval"), interval);
    row.facts.emplace_back(QStringLiteral("n"), numbers::count(transfer.figure.samples));
    row.facts.emplace_back(tr("bytes"), numbers::count(transfer.bytes));
    row.facts.emplace_back(tr("rate"), numbers::rate(transfer.rate()));
    row.facts.emplace_back(tr("clock"), words::of(transfer.source));
    row.segments.push_back({direction, transfer.figure.median, words::of(direction), row.facts});
    return row;
}

bool isDrawn(const TransferFigures& transfer)
{
    return std::isfinite(transfer.figure.median) && transfer.figure.median > 0;
}

} // namespace

BarData transferBars(const std::vector<ShownRun>& runs)
{
    BarData data;
    data.title = tr("Cost of copying each operand, median and 95 % interval");
    std::vector<ShownRun> copying;
    double largest = 0;
    for (const ShownRun& shown : runs) {
        const auto& transfers = shown.run->transfers;
        if (std::any_of(transfers.begin(), transfers.end(), isDrawn))
            copying.push_back(shown);
        for (const TransferFigures& transfer : transfers)
            if (isDrawn(transfer))
                largest = std::max(largest, transfer.figure.median);
    }
    if (copying.empty()) {
        data.subtitle = runs.empty() ? tr("No run is shown.")
                                     : tr("Nothing is copied: every operand lives where the call executes.");
        return data;
    }
    const TimeUnit unit = timeUnitFor(largest);
    QStringList clocks;
    for (const ShownRun& shown : copying) {
        for (const TransferFigures& transfer : shown.run->transfers) {
            if (!isDrawn(transfer))
                continue;
            data.rows.push_back(rowOf(shown, transfer, copying.size() > 1, unit));
            if (const QString clock = words::of(transfer.source); !clocks.contains(clock))
                clocks << clock;
        }
    }
    QStringList parts{commonConditions(copying), clocks.join(QStringLiteral(", "))};
    parts.removeAll(QString());
    data.subtitle = parts.join(QStringLiteral(" · "));
    data.caption = captionOf(copying);
    return data;
}

} // namespace phasebench
