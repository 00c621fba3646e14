// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/batch_table_model.h"

#include "engine/insight/batch_comparison.h"
#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

Cell numberCell(double value)
{
    return {QString::fromStdString(formatNumber(value)), value};
}

Cell bytesCell(std::int64_t bytes)
{
    return {numbers::bytes(bytes), static_cast<qlonglong>(bytes)};
}

std::vector<Cell> cellsOf(const BatchForm& form, const QString& label)
{
    const QString way = QString::fromUtf8(nameOf(form.batching).data());
    return {{label, label}, {way, way}, countCell(form.calls), microsecondsCell(form.batch.median),
        microsecondsCell(form.batch.low), microsecondsCell(form.batch.high),
        form.execution ? microsecondsCell(form.execution->median) : missingCell(), numberCell(form.results),
        form.blocks ? countCell(*form.blocks) : missingCell(), numberCell(form.intensity),
        form.flopRate ? Cell{QString::fromStdString(formatFlopRate(*form.flopRate)), *form.flopRate} : missingCell(),
        bytesCell(form.memory.gpu), bytesCell(form.memory.host), bytesCell(form.memory.pinned),
        bytesCell(form.memory.managed)};
}

} // namespace

bool BatchTableModel::Entry::operator==(const Entry& other) const
{
    return run == other.run
        && std::equal(cells.begin(), cells.end(), other.cells.begin(), other.cells.end(),
            [](const Cell& a, const Cell& b) { return a.text == b.text && a.exact == b.exact; });
}

BatchTableModel::BatchTableModel(const RunList& runs, QObject* parent)
    : TableModel(
        {{tr("run"), QStringLiteral("run")}, {tr("the batch as"), QStringLiteral("batching")},
            {tr("calls"), QStringLiteral("calls"), true}, {tr("batch µs"), QStringLiteral("batch_us"), true},
            {tr("low µs"), QStringLiteral("low_us"), true}, {tr("high µs"), QStringLiteral("high_us"), true},
            {tr("execution µs"), QStringLiteral("execution_us"), true},
            {tr("results a call"), QStringLiteral("results_per_call"), true},
            {tr("blocks"), QStringLiteral("blocks"), true}, {tr("FLOP/B"), QStringLiteral("flop_per_byte"), true},
            {tr("rate"), QStringLiteral("flop_per_second"), true}, {tr("GPU"), QStringLiteral("gpu_bytes"), true},
            {tr("pageable"), QStringLiteral("host_bytes"), true}, {tr("pinned"), QStringLiteral("pinned_bytes"), true},
            {tr("managed"), QStringLiteral("managed_bytes"), true}},
        parent)
    , m_runs(runs)
{
    follow(runs, [this] { rebuild(); });
}

void BatchTableModel::rebuild()
{
    std::vector<const Run*> runs;
    std::vector<int> rows;
    for (const int row : m_runs.shownRows()) {
        if (m_runs.isLive(row))
            continue;
        runs.push_back(m_runs.at(row).get());
        rows.push_back(row);
    }
    std::vector<Entry> entries;
    if (const auto comparison = compareBatch(runs))
        for (const BatchForm& form : comparison->forms) {
            const int row = rows[form.run];
            entries.push_back({row, cellsOf(form, words::badged(m_runs.label(row), *m_runs.at(row)))});
        }
    replaceRows(m_entries, std::move(entries));
}

Cell BatchTableModel::cell(int row, int column) const
{
    return m_entries[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)];
}

} // namespace phasebench
