// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/sample_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/table_text.h"
#include "gui/models/words.h"

#include <algorithm>

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
    const int row = m_selection.run();
    RunPtr run = row >= 0 && row < m_runs.size() ? m_runs.at(row) : nullptr;
    const std::vector<double>* samples = nullptr;
    if (run) {
        const auto series = run->series.find(m_selection.series().toStdString());
        if (series != run->series.end())
            samples = &series->second;
    }
    const auto take = [&] {
        m_row = row;
        m_series = m_selection.series();
        m_run = std::move(run); // which keeps the samples alive
        m_samples = samples;
    };
    // A run in progress grows at its end, and a view keeps its place.
    const bool grown = m_samples && samples && row == m_row && m_selection.series() == m_series
        && samples->size() >= m_samples->size() && std::equal(m_samples->begin(), m_samples->end(), samples->begin());
    if (grown && samples->size() == m_samples->size()) {
        take();
    } else if (grown) {
        beginInsertRows({}, rows(), static_cast<int>(samples->size()) - 1);
        take();
        endInsertRows();
    } else {
        beginResetModel();
        take();
        endResetModel();
    }
}

int SampleTableModel::rows() const
{
    return m_samples ? static_cast<int>(m_samples->size()) : 0;
}

int SampleTableModel::runOf(int) const
{
    return m_row;
}

QVariant SampleTableModel::data(const QModelIndex& index, int role) const
{
    return role == badgeRole ? QVariant(m_run ? words::badge(*m_run) : QString()) : TableModel::data(index, role);
}

Cell SampleTableModel::cell(int row, int column) const
{
    switch (column) {
    case 0:
        return countCell(row + 1);
    case 1:
        return {words::series(m_series), m_series};
    default:
        return microsecondsCell((*m_samples)[static_cast<std::size_t>(row)]);
    }
}

} // namespace phasebench
