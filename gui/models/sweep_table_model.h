// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/sweep_source.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The table of the charts over size: one row for each point of each line, with the exact figures of the call and the
/// shares of its phases.
class SweepTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex { Line, Size, Median, Low, High, Samples, Rate, FirstShare };

    explicit SweepTableModel(const RunList& runs, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].row; }

private:
    struct Entry {
        std::size_t line = 0;
        std::size_t point = 0;
        int row = -1;
        bool operator==(const Entry&) const = default;
    };
    void rebuild();

    SweepSource m_source;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
