// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The batch comparison's table: one row for each way to compute the batch.
class BatchTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex {
        RunTitle,
        Way,
        Calls,
        Median,
        Low,
        High,
        Execution,
        Results,
        Blocks,
        Intensity,
        FlopRate,
        Gpu,
        Host,
        Pinned,
        Managed
    };

    explicit BatchTableModel(const RunList& runs, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].run; }

private:
    struct Entry {
        int run = 0;
        std::vector<Cell> cells;
        bool operator==(const Entry& other) const;
    };
    void rebuild();

    const RunList& m_runs;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
