// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"
#include "gui/models/table_model.h"

#include <optional>

namespace phasebench {

/// A computer as rows of name and value, with the conditions of a run where there is one.
class MachineModel : public TableModel {
    Q_OBJECT
public:
    explicit MachineModel(QObject* parent = nullptr);

    void setMachine(const Machine& machine);
    /// The machine of this run, its conditions and its memory use.
    void setRun(const Run& run);
    void clear();

protected:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    Cell cell(int row, int column) const override;

private:
    struct Row {
        QString name;
        QString value;
        QString toolTip;
    };
    void setRows(std::vector<Row> rows);
    static std::vector<Row> rowsOf(const Machine& machine);

    std::vector<Row> m_rows;
};

} // namespace phasebench
