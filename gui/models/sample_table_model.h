// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/run_list.h"
#include "gui/models/selection.h"
#include "gui/models/table_model.h"

namespace phasebench {

/// The samples chart's table: every sample of the selected run's selected series, in the order taken, in microseconds.
class SampleTableModel : public TableModel {
    Q_OBJECT
public:
    SampleTableModel(const RunList& runs, const Selection& selection, QObject* parent = nullptr);

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    int rows() const override;
    Cell cell(int row, int column) const override;
    int runOf(int row) const override;

private:
    void rebuild();

    const RunList& m_runs;
    const Selection& m_selection;
    RunPtr m_run;
    QString m_series;
    int m_row = -1;
    const std::vector<double>* m_samples = nullptr;
};

} // namespace phasebench
