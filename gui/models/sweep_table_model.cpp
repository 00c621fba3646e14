// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/sweep_table_model.h"

#include "engine/insight/shares.h"
#include "engine/measure/work.h"
#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

namespace phasebench {
namespace {

std::vector<Column> columns()
{
    std::vector<Column> all{{SweepTableModel::tr("line"), QStringLiteral("line")},
        {SweepTableModel::tr("size"), QStringLiteral("size"), true},
        {SweepTableModel::tr("call µs"), QStringLiteral("call_median_us"), true},
        {SweepTableModel::tr("low µs"), QStringLiteral("call_low_us"), true},
        {SweepTableModel::tr("high µs"), QStringLiteral("call_high_us"), true},
        {SweepTableModel::tr("n"), QStringLiteral("samples"), true},
        {SweepTableModel::tr("FLOP/s"), QStringLiteral("call_flop_per_s"), true}};
    for (int i = 0; i < phaseCount; ++i) {
        const auto phase = static_cast<Phase>(i);
        const QString name = QString::fromUtf8(nameOf(phase).data());
        all.push_back({words::of(phase), name + QStringLiteral("_share"), true});
    }
    return all;
}

Cell shareCell(const Run& run, Phase phase)
{
    const std::optional<CallShares> shares = sharesOf(run);
    const PhaseShare* share = shares ? shares->of(phase) : nullptr;
    return share && !share->excluded ? Cell{numbers::percent(share->share), share->share} : missingCell();
}

} // namespace

SweepTableModel::SweepTableModel(const RunList& runs, QObject* parent)
    : TableModel(columns(), parent)
    , m_source(runs)
{
    follow(runs, [this] { rebuild(); });
}

void SweepTableModel::rebuild()
{
    if (!m_source.refresh())
        return;
    std::vector<Entry> entries;
    if (const auto& lines = m_source.lines())
        for (std::size_t line = 0; line < lines->lines.size(); ++line)
            for (std::size_t point = 0; point < lines->lines[line].points.size(); ++point)
                entries.push_back({line, point, m_source.rowOf(lines->lines[line].points[point])});
    replaceRows(m_entries, std::move(entries));
}

Cell SweepTableModel::cell(int row, int column) const
{
    const auto& lines = m_source.lines();
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    if (!lines || entry.line >= lines->lines.size() || entry.point >= lines->lines[entry.line].points.size())
        return {};
    const SweepLine& line = lines->lines[entry.line];
    const SweepPoint& point = line.points[entry.point];
    const Run& run = *m_source.runOf(point);
    if (column >= FirstShare)
        return shareCell(run, static_cast<Phase>(column - FirstShare));
    const Figure& call = run.call->figure;
    switch (static_cast<ColumnIndex>(column)) {
    case Line: {
        const QString name = words::badged(QString::fromStdString(line.name.empty() ? lines->axis : line.name), run);
        return {name, name};
    }
    case Size:
        return {QString::fromStdString(formatSize(point.x)), point.x};
    case Median:
        return microsecondsCell(call.median);
    case Low:
        return microsecondsCell(call.low);
    case High:
        return microsecondsCell(call.high);
    case Samples:
        return countCell(call.samples);
    case Rate: {
        const double rate = flopOf(run.experiment.callProblem()) / (call.median * 1e-6);
        return {QString::fromStdString(formatFlopRate(rate)), rate};
    }
    case FirstShare:
        break;
    }
    return {};
}

} // namespace phasebench
