// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/result/run.h"
#include "gui/models/table_model.h"

#include <vector>

namespace phasebench {

/// Under what a run was measured, by name: computer, libraries, settings, clocks, and why the measuring stopped. What
/// is not known is left out.
std::vector<std::pair<QString, QString>> conditionsOf(const Run& run);

/// The conditions of several runs side by side: a row a condition, a column a run, what differs first.
class ConditionsModel : public TableModel {
    Q_OBJECT
public:
    explicit ConditionsModel(const QStringList& names, QObject* parent = nullptr);

    /// As many as there are names.
    void setRuns(const std::vector<const Run*>& runs);
    bool differs(int row) const { return m_rows[static_cast<std::size_t>(row)].differs; }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    int rows() const override { return static_cast<int>(m_rows.size()); }
    Cell cell(int row, int column) const override;

private:
    struct Row {
        QString name;
        QStringList values;
        bool differs = false;
    };
    std::vector<Row> m_rows;
};

} // namespace phasebench
