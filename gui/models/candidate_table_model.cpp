// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/candidate_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"

#include <algorithm>

namespace phasebench {
namespace {

/// Fewer are read at once: quicker than handing them to another thread and waiting for it.
constexpr std::size_t fewCandidates = 1000;

Cell rateCell(const std::optional<double>& rate)
{
    return rate ? Cell{numbers::fixed(*rate / 1e12, *rate < 1e12 ? 3 : 1), *rate} : missingCell();
}

Cell errorCell(const std::optional<double>& error)
{
    return error ? Cell{QString::fromStdString(formatError(*error)), *error} : missingCell();
}

} // namespace

CandidateTableModel::CandidateTableModel(
    const RunList& runs, const Selection& selection, Reading reading, QObject* parent)
    : TableModel(
        {{tr("rank"), QStringLiteral("rank"), true}, {tr("candidate"), QStringLiteral("configuration")},
            {tr("median µs"), QStringLiteral("median_us"), true},
            {tr("95 % interval"), QStringLiteral("interval_us"), true}, {tr("n"), QStringLiteral("samples"), true},
            {tr("TFLOP/s"), QStringLiteral("flop_rate"), true},
            {tr("heuristic"), QStringLiteral("heuristic_rank"), true},
            {tr("workspace"), QStringLiteral("workspace_bytes"), true}, {tr("waves"), QStringLiteral("waves"), true},
            {tr("error"), QStringLiteral("relative_error"), true}, {tr("left in"), QStringLiteral("left_in")},
            {tr("kernel"), QStringLiteral("kernel")}},
        parent)
    , m_runs(runs)
    , m_selection(selection)
    , m_reading(reading)
{
    if (reading == Reading::later) {
        connect(&runs, &RunList::updated, this, &CandidateTableModel::follow);
        connect(&selection, &Selection::runChanged, this, &CandidateTableModel::follow);
    }
    connect(&m_watcher, &QFutureWatcher<CandidateRowsPtr>::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            adopt(m_watcher.result());
    });
    follow();
}

void CandidateTableModel::follow()
{
    const int row = m_selection.run();
    const RunPtr run = row >= 0 && row < m_runs.size() ? m_runs.at(row) : nullptr;
    if (run == m_run)
        return;
    m_run = run;
    m_watcher.cancel();
    if (!run || m_reading == Reading::now || run->candidates.size() <= fewCandidates)
        adopt(candidateRows(run));
    else
        m_watcher.setFuture(candidateRowsLater(run));
}

void CandidateTableModel::adopt(CandidateRowsPtr rows)
{
    // The same run with its samples loaded: the rows stay where they are.
    m_rows = std::move(rows);
    arrange();
}

void CandidateTableModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_column && order == m_direction)
        return;
    m_column = column;
    m_direction = order;
    arrange();
}

void CandidateTableModel::setFilter(const QString& words)
{
    if (words == m_filter)
        return;
    m_filter = words;
    arrange();
}

void CandidateTableModel::arrange()
{
    beginResetModel();
    m_order = m_rows ? arranged(*m_rows, m_filter, m_column, m_direction) : std::vector<int>();
    endResetModel();
    emit arrangedAnew();
}

int CandidateTableModel::rowOf(int candidate) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), candidate);
    return found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int CandidateTableModel::runOf(int) const
{
    return m_selection.run();
}

QVariant CandidateTableModel::data(const QModelIndex& index, int role) const
{
    if (role == badgeRole)
        return m_rows ? words::badge(*m_rows->run) : QString();
    // What is painted comes without what only a copy or a tooltip needs: the whole configuration as text.
    if (role == Qt::DisplayRole && index.isValid() && index.row() < rows())
        if (const QString* text = wordsAt(index.row(), index.column()))
            return *text;
    return TableModel::data(index, role);
}

const QString* CandidateTableModel::wordsAt(int row, int column) const
{
    const CandidateRows::Row& words = m_rows->rows[static_cast<std::size_t>(candidateAt(row))];
    switch (static_cast<CandidateColumn>(column)) {
    case CandidateColumn::rank:
        return &words.rank;
    case CandidateColumn::name:
        return &words.name;
    case CandidateColumn::left:
        return &words.left;
    default:
        return nullptr;
    }
}

Cell CandidateTableModel::cell(int row, int column) const
{
    const int index = candidateAt(row);
    const CandidateRows::Row& words = m_rows->rows[static_cast<std::size_t>(index)];
    const Candidate& candidate = m_rows->candidate(index);
    switch (static_cast<CandidateColumn>(column)) {
    case CandidateColumn::rank:
        return {words.rank, candidate.rank > 0 ? QVariant(candidate.rank) : QVariant()};
    case CandidateColumn::name:
        return {words.name, QString::fromStdString(candidate.configuration.dump()), words.name};
    case CandidateColumn::median:
        return candidate.figure ? microsecondsCell(candidate.figure->median) : missingCell();
    case CandidateColumn::interval:
        return candidate.figure ? intervalCell(*candidate.figure) : missingCell();
    case CandidateColumn::samples:
        return candidate.figure ? countCell(candidate.figure->samples) : missingCell();
    case CandidateColumn::rate:
        return rateCell(candidateRate(*m_rows->run, candidate));
    case CandidateColumn::heuristic:
        return candidate.heuristic_rank
            ? Cell{QLatin1Char('#') + QString::number(*candidate.heuristic_rank), *candidate.heuristic_rank}
            : missingCell();
    case CandidateColumn::workspace:
        return {candidate.workspace > 0 ? numbers::bytes(candidate.workspace) : QStringLiteral("0"),
            static_cast<qlonglong>(candidate.workspace)};
    case CandidateColumn::waves:
        return candidate.waves ? Cell{numbers::fixed(*candidate.waves, 2), *candidate.waves} : missingCell();
    case CandidateColumn::error:
        return errorCell(candidate.relative_error);
    case CandidateColumn::left:
        return {words.left, words.left, words.left};
    case CandidateColumn::kernel:
        return words.kernel.isEmpty()
            ? missingCell()
            : Cell{words.kernel, QString::fromStdString(candidate.kernel), QString::fromStdString(candidate.kernel)};
    }
    return {};
}

} // namespace phasebench
