// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The amortisation chart's table: each line at 1, 10, … 1,000,000 and where it was measured, then the break-even
/// points. Times are microseconds.
class AmortisationTableModel : public TableModel {
    Q_OBJECT
public:
    enum ColumnIndex { RunTitle, What, Units, Low, High, Total, TotalLow, TotalHigh, PerUnit, Once, Samples };

    explicit AmortisationTableModel(const RunList& runs, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].run; }

private:
    struct Entry {
        int run = 0;
        QString label;
        int what = 0; ///< 0 measured, 1 computed, 2 a break-even point
        double units = 1;
        std::optional<double> low; ///< of a break-even point
        std::optional<double> high;
        std::optional<double> perUnit;
        std::optional<double> perUnitLow;
        std::optional<double> perUnitHigh;
        double once = 0;
        qint64 samples = 0;
        bool operator==(const Entry&) const = default;
    };
    void rebuild();
    Cell breakEvenCell(const Entry& entry, int column) const;

    const RunList& m_runs;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
