// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/share_data.h"

#include "engine/insight/overhead.h"
#include "engine/insight/shares.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>

namespace phasebench {
namespace {

/// From the bottom of a column.
constexpr Phase order[] = {Phase::execution, Phase::copy_in, Phase::copy_out, Phase::planning, Phase::specification,
    Phase::autotuning, Phase::resource_management};

QString size(double x)
{
    return QString::fromStdString(formatSize(x));
}

std::optional<ShareColumn> columnOf(int row, double x, const Run& run)
{
    const std::optional<CallShares> shares = sharesOf(run);
    if (!shares)
        return std::nullopt;
    ShareColumn column{row, x, {}};
    const double whole = std::max(shares->call, shares->attributed);
    for (const Phase phase : order)
        if (const PhaseShare* share = shares->of(phase); share && !share->excluded && share->time > 0)
            column.parts.push_back({phase, share->time / whole});
    if (shares->notAttributed > 0)
        column.parts.push_back({std::nullopt, shares->notAttributed / whole});
    return column;
}

QString verdictOf(const SweepLine& line, const SweepSource& source, const QString& axis)
{
    const std::vector<OverheadAt> overhead = overheadOf(line, source.runs());
    const auto fall = fallOf(overhead);
    if (!fall)
        return {};
    if (fall->above && fall->below)
        return tr("execution is half from %1 = %2 – %3 on").arg(axis, size(*fall->above), size(*fall->below));
    if (fall->below && *fall->below == overhead.front().x)
        return tr("execution is more than half throughout");
    if (fall->above && *fall->above == overhead.back().x && overhead.front().low > 0.5)
        return tr("execution is less than half throughout");
    return {};
}

} // namespace

ShareData shareData(const SweepSource& source)
{
    ShareData data;
    data.title = tr("Shares of the phases over size");
    if (!source.lines()) {
        data.subtitle = noSweepText();
        return data;
    }
    const SweepLines& lines = *source.lines();
    data.axis = QString::fromStdString(lines.axis);
    data.title = tr("What a call consists of, over %1").arg(data.axis);
    std::vector<ShownRun> runs;
    std::vector<bool> seen(static_cast<std::size_t>(phaseCount) + 1, false);
    for (const SweepLine& line : lines.lines) {
        SharePanel panel;
        panel.name = QString::fromStdString(line.name);
        for (const SweepPoint& point : line.points) {
            auto column = columnOf(source.rowOf(point), point.x, *source.runOf(point));
            if (!column)
                continue;
            for (const SharePart& part : column->parts)
                seen[part.phase ? static_cast<std::size_t>(*part.phase) : static_cast<std::size_t>(phaseCount)] = true;
            panel.columns.push_back(std::move(*column));
            if (runs.size() < 400)
                runs.push_back({source.rowOf(point), source.runOf(point), {}, false});
        }
        panel.verdict = verdictOf(line, source, data.axis);
        data.panels.push_back(std::move(panel));
    }
    for (const Phase phase : order)
        if (seen[static_cast<std::size_t>(phase)])
            data.legend.emplace_back(phase);
    if (seen.back())
        data.legend.emplace_back(std::nullopt);
    if (const QString common = commonTitle(runs); !common.isEmpty())
        data.title = common + QStringLiteral(": ") + data.title.left(1).toLower() + data.title.mid(1);
    data.subtitle = commonConditions(runs,
        QStringList{
            tr("host clock, synchronised at each phase"), tr("one column a measured size, its height the whole call")}
            + remarksOf(lines));
    data.caption = captionOf(runs);
    return data;
}

Facts shareFacts(const ShareColumn& column, const Run& run)
{
    Facts facts;
    facts.emplace_back(tr("one call"), numbers::time(run.call->figure.median));
    facts.emplace_back(QStringLiteral("n"), numbers::count(run.call->figure.samples));
    const std::optional<CallShares> shares = sharesOf(run);
    for (auto part = column.parts.rbegin(); part != column.parts.rend(); ++part) {
        if (!part->phase) {
            facts.emplace_back(tr("not attributed"), numbers::percent(part->share));
            continue;
        }
        const PhaseShare* share = shares ? shares->of(*part->phase) : nullptr;
        facts.emplace_back(words::of(*part->phase),
            share ? tr("%1, %2").arg(numbers::percent(part->share), numbers::time(share->time)) : QString());
    }
    return facts;
}

} // namespace phasebench
