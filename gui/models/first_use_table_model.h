// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The first-use chart's table: one row for each level and phase of each shown run. Times are microseconds.
class FirstUseTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex { RunTitle, Level, PhaseName, Median, Low, High, Samples };

    explicit FirstUseTableModel(const RunList& runs, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].run; }
    int phaseOf(int row) const override
    {
        return static_cast<int>(m_entries[static_cast<std::size_t>(row)].figures.phase);
    }

private:
    struct Entry {
        int run = 0;
        QString label;
        FirstUseFigures figures;
        bool operator==(const Entry& other) const
        {
            return run == other.run && label == other.label && figures.level == other.figures.level
                && figures.phase == other.figures.phase && figures.host.median == other.figures.host.median;
        }
    };
    void rebuild();

    const RunList& m_runs;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
