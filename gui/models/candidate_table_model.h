// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/candidate_rows.h"
#include "gui/models/selection.h"
#include "gui/models/table_model.h"

#include <QFutureWatcher>

namespace phasebench {

/// The candidates of the selected run, one row each. It sorts and filters itself, by a vector of indices: 50,000 rows
/// are arranged within a frame.
class CandidateTableModel : public TableModel {
    Q_OBJECT
public:
    /// now: the candidates of the run that is selected as the model is made, complete, as an export needs them. later:
    /// always those of the selected run; many are read on another thread, and appear when that is done.
    enum class Reading { now, later };

    CandidateTableModel(const RunList& runs, const Selection& selection, Reading reading, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    void setFilter(const QString& words); ///< rows that contain every word, whatever the case
    const RunPtr& run() const { return m_run; } ///< whose candidates are shown; null: none
    bool isReading() const { return m_watcher.isRunning(); }
    int total() const { return m_rows ? static_cast<int>(m_rows->rows.size()) : 0; } ///< without the filter
    int candidateAt(int row) const { return m_order[static_cast<std::size_t>(row)]; } ///< index in Run::candidates
    int rowOf(int candidate) const; ///< -1: filtered away

signals:
    void arrangedAnew(); ///< after a sort, a filter or another run: rows are elsewhere

protected:
    int rows() const override { return static_cast<int>(m_order.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override;

private:
    /// Where a cell is words that are ready; null where it is made from a figure.
    const QString* wordsAt(int row, int column) const;
    void follow();
    void adopt(CandidateRowsPtr rows);
    void arrange();

    const RunList& m_runs;
    const Selection& m_selection;
    Reading m_reading;
    RunPtr m_run;
    CandidateRowsPtr m_rows;
    QFutureWatcher<CandidateRowsPtr> m_watcher;
    std::vector<int> m_order; ///< by row: index in Run::candidates
    QString m_filter;
    int m_column = -1;
    Qt::SortOrder m_direction = Qt::AscendingOrder;
};

} // namespace phasebench
