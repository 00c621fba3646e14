// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"

#include <QFuture>
#include <QStringList>
#include <array>

namespace phasebench {

/// What the candidate table shows, in the order of its columns.
enum class CandidateColumn {
    rank,
    name,
    median,
    interval,
    samples,
    rate,
    heuristic,
    workspace,
    waves,
    error,
    left,
    kernel,
};
constexpr int candidateColumns = 12;

/// The candidates of one run, read out of their configurations once, so that showing, sorting and filtering tens of
/// thousands of them are matters of milliseconds.
struct CandidateRows {
    struct Row {
        QString rank; ///< "2 =" where it shares its rank
        QString name;
        QString left;
        QString kernel; ///< decoded
        QString text; ///< what a filter searches: small letters
    };

    RunPtr run;
    std::vector<Row> rows; ///< as Run::candidates
    /// By column, then row: what the column is sorted by; NaN where there is nothing.
    std::array<std::vector<double>, candidateColumns> keys;

    const Candidate& candidate(int row) const { return run->candidates[static_cast<std::size_t>(row)]; }
};

using CandidateRowsPtr = std::shared_ptr<const CandidateRows>;

/// Null where the run has no candidates.
CandidateRowsPtr candidateRows(const RunPtr& run);

/// The same on a thread of the pool.
QFuture<CandidateRowsPtr> candidateRowsLater(const RunPtr& run);

/// Ranks as they are shown: finalists that cannot be told apart share the best of their ranks, as "2 =".
QStringList shownRanks(const std::vector<Candidate>& candidates);

/// "20 · 128×256 — the library's pick"
QString candidateName(const Candidate& candidate);

/// FLOP a second at the candidate's median; empty where one of the two is not known.
std::optional<double> candidateRate(const Run& run, const Candidate& candidate);

/// Rows whose text contains every word of `filter`, in the order of a column; what has no value comes last, whatever
/// the order. Column -1: as they are.
std::vector<int> arranged(const CandidateRows& rows, const QString& filter, int column, Qt::SortOrder order);

} // namespace phasebench
