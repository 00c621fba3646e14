// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/table_model.h"

namespace phasebench {

class Probes;

/// The transfer chart's table: one row for each copy of an operand in each shown run.
class TransferTableModel : public TableModel {
    Q_OBJECT
public:
    /// `probes`, for the share of the link: null where there are none.
    explicit TransferTableModel(const RunList& runs, const Probes* probes = nullptr, QObject* parent = nullptr);

protected:
    int rows() const override { return static_cast<int>(m_entries.size()); }
    Cell cell(int row, int column) const override;
    int runOf(int row) const override { return m_entries[static_cast<std::size_t>(row)].run; }

private:
    struct Entry {
        int run = 0;
        int transfer = 0; ///< index into Run::transfers
        bool operator==(const Entry&) const = default;
    };
    void rebuild();

    Cell shareCell(const Run& run, const TransferFigures& transfer, bool best) const;

    const RunList& m_runs;
    const Probes* m_probes;
    std::vector<Entry> m_entries;
};

} // namespace phasebench
