// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/sample_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/words.h"

namespace phasebench {

SampleTableModel::SampleTableModel(const RunList& runs, const Selection& selection, QObject* parent)
    : TableModel({{tr("sample"), QStringLiteral("sample"), true}, {tr("series"), QStringLiteral("series")},
                     {tr("time µs"), QStringLiteral("time_us"), true}},
        parent)
    , m_runs(runs)
    , m_selection(selection)
{
    rebuild();
    connect(&runs, &RunList::updated, this, &SampleTableModel::rebuild);
    connect(&selection, &Selection::runChanged, this, &SampleTableModel::rebuild);
    connect(&selection, &Selection::seriesChanged, this, &SampleTableModel::rebuild);
}

void SampleTableModel::rebuild()
{
    beginResetModel();
    m_row = m_selection.run();
    m_run = m_row >= 0 && m_row < m_runs.size() ? m_runs.at(m_row) : nullptr;
    m_samples = nullptr;
    if (m_run) {
        const auto series = m_run->series.find(m_selection.series().toStdString());
        if (series != m_run->series.end())
            m_samples = &series->second;
    }
    endResetModel();
}

int SampleTableModel::rows() const
{
    return m_samples ? static_cast<int>(m_samples->size()) : 0;
}

int SampleTableModel::runOf(int) const
{
    return m_row;
}

Cell SampleTableModel::cell(int row, int column) const
{
    switch (column) {
    case 0:
        return countCell(row + 1);
    case 1:
        return {words::series(m_selection.series()), m_selection.series()};
    default:
        return microsecondsCell((*m_samples)[static_cast<std::size_t>(row)]);
    }
}

} // namespace phasebench
