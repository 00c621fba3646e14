// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/shown_runs.h"

#include "engine/result/recorded_badge.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <QStringList>
#include <algorithm>
#include <cmath>
#include <functional>

namespace phasebench {
namespace {

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString callForm(const Run& run)
{
    const Call& call = run.experiment.call;
    if (call.batching == Batching::sequence)
        return tr("%1, the batch as a sequence").arg(utf8(nameOf(call.form)));
    if (call.batching == Batching::overlapped)
        return tr("%1, the batch as a sequence with copies overlapped").arg(utf8(nameOf(call.form)));
    if (call.form == CallForm::stateless)
        return tr("stateless");
    return call.operands == OperandUpdate::reset ? tr("stateful, operands reset") : tr("stateful, operands in place");
}

QString where(const Run& run)
{
    const QString backend = words::backend(run.backend);
    const QString space = words::of(run.experiment.execution);
    return backend.isEmpty() ? space : space + QStringLiteral(", ") + backend;
}

QStringList distinct(const std::vector<ShownRun>& runs, const std::function<QString(const Run&)>& of)
{
    QStringList values;
    for (const ShownRun& shown : runs)
        if (const QString value = of(*shown.run); !value.isEmpty() && !values.contains(value))
            values << value;
    return values;
}

} // namespace

std::vector<ShownRun> shownRuns(const RunList& runs)
{
    std::vector<ShownRun> shown;
    for (const int row : runs.shownRows())
        shown.push_back({row, runs.at(row), runs.label(row), runs.isLive(row)});
    return shown;
}

QString badgeOf(const std::vector<ShownRun>& runs)
{
    const QStringList badges
        = distinct(runs, [](const Run& run) { return QString::fromStdString(recordedBadge(run)); });
    const auto recorded = std::ranges::count_if(runs, [](const ShownRun& shown) { return shown.run->recorded; });
    if (recorded == 0)
        return {};
    const QString text = badges.join(QStringLiteral(", "));
    return recorded == static_cast<std::ptrdiff_t>(runs.size())
        ? text
        : tr("%1 of %2 %3").arg(recorded).arg(runs.size()).arg(text);
}

bool badgesDiffer(const std::vector<ShownRun>& runs)
{
    return std::ranges::adjacent_find(runs, [](const ShownRun& one, const ShownRun& next) {
        return recordedBadge(*one.run) != recordedBadge(*next.run);
    }) != runs.end();
}

void markRecorded(std::vector<ShownRun>& runs)
{
    const auto isRecorded = [](const ShownRun& shown) {
        return shown.run->recorded;
    };
    if (std::ranges::all_of(runs, isRecorded))
        return;
    for (ShownRun& shown : runs)
        if (isRecorded(shown))
            shown.label += (shown.label.isEmpty() ? QString() : QStringLiteral(" · ")) + tr("recorded");
}

std::vector<ShownRun> shownRunsUpTo(const RunList& runs, int row)
{
    const std::vector<int> rows = runs.shownRows();
    std::size_t end = rows.size();
    if (const auto at = std::ranges::lower_bound(rows, row); row >= 0 && at != rows.end() && *at == row)
        end = std::clamp<std::size_t>(static_cast<std::size_t>(at - rows.begin()) + 1, std::min(mostBars, end), end);
    std::vector<ShownRun> shown;
    for (std::size_t i = end - std::min(end, mostBars); i < end; ++i)
        shown.push_back({rows[i], runs.at(rows[i]), runs.label(rows[i]), runs.isLive(rows[i])});
    return shown;
}

QString leftOutText(const RunList& runs)
{
    std::int64_t all = 0;
    for (int row = 0; row < runs.size(); ++row)
        all += runs.isShown(row) ? 1 : 0;
    if (all <= static_cast<std::int64_t>(mostBars))
        return {};
    return tr("%1 of %2 runs, up to the selected one; the sweep's charts show all")
        .arg(numbers::count(static_cast<std::int64_t>(mostBars)), numbers::count(all));
}

QString commonConditions(const std::vector<ShownRun>& runs, const QStringList& further)
{
    const std::function<QString(const Run&)> parts[] = {
        [](const Run& run) { return QString::fromStdString(describe(run.experiment.problem)); },
        where,
        [](const Run& run) { return words::placement(run.experiment); },
        callForm,
        [](const Run& run) {
            return run.experiment.measure.cache == CacheState::cold ? tr("cold cache") : tr("hot cache");
        },
    };
    QStringList common;
    for (const auto& part : parts)
        if (const QStringList values = distinct(runs, part); values.size() == 1)
            common << values.front();
    for (const QString& condition : further)
        if (!condition.isEmpty())
            common << condition;
    if (const QString badge = badgeOf(runs); !badge.isEmpty())
        common << badge;
    return common.join(QStringLiteral(" · "));
}

QString commonTitle(const std::vector<ShownRun>& runs)
{
    const QStringList titles = distinct(runs, [](const Run& run) {
        return QString::fromStdString(run.title.empty() ? run.experiment.title : run.title).simplified();
    });
    return titles.size() == 1 ? titles.front() : QString();
}

QString captionOf(const std::vector<ShownRun>& runs)
{
    QStringList parts = distinct(runs, [](const Run& run) { return QString::fromStdString(describe(run.machine)); });
    QStringList days = distinct(runs, [](const Run& run) { return QString::fromStdString(run.date).left(10); });
    days.sort();
    if (days.size() == 1)
        parts << tr("measured %1").arg(days.front());
    else if (days.size() > 1)
        parts << tr("measured %1 to %2").arg(days.front(), days.back());
    if (const QString badge = badgeOf(runs); !badge.isEmpty())
        parts << badge;
    return parts.join(QStringLiteral(" · "));
}

namespace {

/// Decimals in `unit` that tell the ends of an interval apart, at least those of three digits.
int decimalsFor(const Figure& figure, const TimeUnit& unit)
{
    const double high = std::abs(figure.median) / unit.microseconds;
    const int plain = high >= 100 ? 0 : high >= 10 ? 1 : high >= 1 ? 2 : 3;
    if (!figure.low || !figure.high || !(*figure.high > *figure.low))
        return plain;
    const double width = (*figure.high - *figure.low) / unit.microseconds;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(width / 2))), plain, 6);
}

bool isTiny(double value, const TimeUnit& unit)
{
    return !std::isfinite(value) || value < 0.01 * unit.microseconds;
}

} // namespace

QString intervalText(const Figure& figure, const TimeUnit& unit)
{
    if (!figure.low || !figure.high || !std::isfinite(*figure.low) || !std::isfinite(*figure.high))
        return {};
    if (isTiny(*figure.low, unit))
        return numbers::time(*figure.low) + QStringLiteral("–") + numbers::time(*figure.high);
    const int decimals = decimalsFor(figure, unit);
    return numbers::fixed(*figure.low / unit.microseconds, decimals) + QStringLiteral("–")
        + numbers::fixed(*figure.high / unit.microseconds, decimals) + QChar(0x00A0) + nameOf(unit);
}

QString medianText(const Figure& figure, const TimeUnit& unit)
{
    if (isTiny(figure.median, unit))
        return numbers::time(figure.median);
    return numbers::fixed(figure.median / unit.microseconds, decimalsFor(figure, unit)) + QChar(0x00A0) + nameOf(unit);
}

} // namespace phasebench
