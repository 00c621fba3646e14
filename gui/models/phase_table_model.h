// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/selection.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The phase chart's table: one row for each phase of each shown run with the exact figures, and one for the call.
/// Times are microseconds. What a call costs is computed where the selection names another number of calls that share a
/// plan than was measured; all else is as measured.
class PhaseTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex {
        RunTitle,
        PhaseName,
        Count,
        HostMedian,
        HostLow,
        HostHigh,
        HostSamples,
        Enqueue,
        Gpu,
        First,
        PerCall,
        Clock,
        Calls,
        Kind
    };

    explicit PhaseTableModel(const RunList& runs, const Selection* selection = nullptr, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].run; }
    int phaseOf(int row) const override;

private:
    struct Entry {
        int run = 0;
        int phase = -1; ///< index into Run::phases; -1: the call
        bool operator==(const Entry&) const = default;
    };
    void rebuild();
    Cell callCell(const Run& run, int column) const;
    Cell phaseCell(const Run& run, const PhaseFigures& phase, int column) const;

    std::optional<double> computedCalls(const Run& run) const;
    Cell perCall(const Run& run, std::optional<Phase> phase) const;

    const RunList& m_runs;
    const Selection* m_selection;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
