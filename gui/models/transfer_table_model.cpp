// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/transfer_table_model.h"

#include "engine/insight/link_share.h"
#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/probes.h"
#include "gui/models/words.h"

#include <cmath>

namespace phasebench {

TransferTableModel::TransferTableModel(const RunList& runs, const Probes* probes, QObject* parent)
    : TableModel(
        {{tr("run"), QStringLiteral("run")}, {tr("operand"), QStringLiteral("operand")},
            {tr("from"), QStringLiteral("from")}, {tr("to"), QStringLiteral("to")},
            {tr("bytes"), QStringLiteral("bytes"), true}, {tr("median µs"), QStringLiteral("median_us"), true},
            {tr("low µs"), QStringLiteral("low_us"), true}, {tr("high µs"), QStringLiteral("high_us"), true},
            {tr("n"), QStringLiteral("samples"), true}, {tr("GB/s"), QStringLiteral("bytes_per_second"), true},
            {tr("link GB/s"), QStringLiteral("link_bytes_per_second"), true},
            {tr("share"), QStringLiteral("share_of_link"), true}, {tr("clock"), QStringLiteral("timing_source")},
            {tr("host µs"), QStringLiteral("host_median_us"), true},
            {tr("host low µs"), QStringLiteral("host_low_us"), true},
            {tr("host high µs"), QStringLiteral("host_high_us"), true}},
        parent)
    , m_runs(runs)
    , m_probes(probes)
{
    follow(runs, [this] { rebuild(); });
    if (probes)
        connect(probes, &Probes::changed, this, &TransferTableModel::followChange);
}

void TransferTableModel::rebuild()
{
    std::vector<Entry> entries;
    for (const int row : m_runs.shownRows())
        for (std::size_t i = 0; i < m_runs.at(row)->transfers.size(); ++i)
            entries.push_back({row, static_cast<int>(i)});
    replaceRows(m_entries, std::move(entries));
}

Cell TransferTableModel::cell(int row, int column) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    // A view that asks between the run list's change and our own must not reach beyond it.
    if (entry.run >= m_runs.size() || entry.transfer >= static_cast<int>(m_runs.at(entry.run)->transfers.size()))
        return {};
    const TransferFigures& transfer = m_runs.at(entry.run)->transfers[static_cast<std::size_t>(entry.transfer)];
    switch (column) {
    case 0: {
        const QString label = words::badged(m_runs.label(entry.run), *m_runs.at(entry.run));
        return {label, label};
    }
    case 1:
        return {words::of(transfer.operand), QString::fromUtf8(nameOf(transfer.operand).data())};
    case 2:
        return {words::of(transfer.from), QString::fromStdString(nameOf(transfer.from))};
    case 3:
        return {words::of(transfer.to), QString::fromStdString(nameOf(transfer.to))};
    case 4:
        return countCell(transfer.bytes);
    case 5:
        return microsecondsCell(transfer.figure.median);
    case 6:
        return microsecondsCell(transfer.figure.low);
    case 7:
        return microsecondsCell(transfer.figure.high);
    case 8:
        return countCell(transfer.figure.samples);
    case 9:
        return std::isfinite(transfer.rate()) ? Cell{numbers::fixed(transfer.rate() * 1e-9, 2), transfer.rate()}
                                              : missingCell();
    case 10:
    case 11:
        return shareCell(*m_runs.at(entry.run), transfer, column == 10);
    case 12:
        return {words::of(transfer.source), QString::fromUtf8(nameOf(transfer.source).data())};
    default:
        break;
    }
    if (!transfer.host)
        return missingCell();
    return column == 13 ? microsecondsCell(transfer.host->median)
                        : microsecondsCell(column == 14 ? transfer.host->low : transfer.host->high);
}

Cell TransferTableModel::shareCell(const Run& run, const TransferFigures& transfer, bool best) const
{
    const ProbePtr probe = m_probes ? m_probes->of(run.machine) : nullptr;
    const auto share = probe ? linkShare(transfer, *probe) : std::nullopt;
    if (!share)
        return missingCell();
    const QString toolTip = tr("By the probe of the same computer: %1 to %2 is the fastest way over this link.")
                                .arg(words::of(share->from), words::of(share->to));
    if (best)
        return {numbers::fixed(share->best * 1e-9, 2), share->best, toolTip};
    return share->share ? Cell{numbers::percent(*share->share), *share->share, toolTip} : missingCell();
}

} // namespace phasebench
