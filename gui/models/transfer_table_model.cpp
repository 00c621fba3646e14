// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/transfer_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/numbers.h"
#include "gui/models/words.h"

#include <cmath>

namespace phasebench {

TransferTableModel::TransferTableModel(const RunList& runs, QObject* parent)
    : TableModel({{tr("run"), QStringLiteral("run")}, {tr("operand"), QStringLiteral("operand")},
                     {tr("from"), QStringLiteral("from")}, {tr("to"), QStringLiteral("to")},
                     {tr("bytes"), QStringLiteral("bytes"), true}, {tr("median µs"), QStringLiteral("median_us"), true},
                     {tr("low µs"), QStringLiteral("low_us"), true}, {tr("high µs"), QStringLiteral("high_us"), true},
                     {tr("n"), QStringLiteral("samples"), true}, {tr("GB/s"), QStringLiteral("bytes_per_second"), true},
                     {tr("clock"), QStringLiteral("timing_source")}},
        parent)
    , m_runs(runs)
{
    rebuild();
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherTime);
    connect(&m_soon, &QTimer::timeout, this, &TransferTableModel::rebuild);
    connect(&runs, &RunList::updated, this, [this] {
        if (m_runs.size() <= fewRuns)
            rebuild();
        else if (!m_soon.isActive())
            m_soon.start();
    });
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
    default:
        return {words::of(transfer.source), QString::fromUtf8(nameOf(transfer.source).data())};
    }
}

} // namespace phasebench
