// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/log_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/words.h"

namespace phasebench {

LogModel::LogModel(const RunList& runs, const Selection& selection, QObject* parent)
    : TableModel({{tr("phase"), QStringLiteral("phase")}, {tr("time µs"), QStringLiteral("time_us"), true},
                     {tr("what happened"), QStringLiteral("text")}},
        parent)
    , m_runs(runs)
    , m_selection(selection)
{
    rebuild();
    connect(&runs, &RunList::updated, this, &LogModel::rebuild);
    connect(&selection, &Selection::runChanged, this, &LogModel::rebuild);
}

void LogModel::rebuild()
{
    const int row = m_selection.run();
    const RunPtr run = row >= 0 && row < m_runs.size() ? m_runs.at(row) : nullptr;
    if (run == m_run && row == m_row)
        return;
    beginResetModel();
    m_row = row;
    m_run = run;
    endResetModel();
}

int LogModel::phaseOf(int row) const
{
    const auto& phase = m_run->log[static_cast<std::size_t>(row)].phase;
    return phase ? static_cast<int>(*phase) : -1;
}

Cell LogModel::cell(int row, int column) const
{
    const LogLine& line = m_run->log[static_cast<std::size_t>(row)];
    switch (column) {
    case 0:
        return line.phase ? Cell{words::of(*line.phase), QString::fromUtf8(nameOf(*line.phase).data())} : Cell{};
    case 1:
        return line.duration ? microsecondsCell(*line.duration) : Cell{};
    default: {
        const QString text = QString::fromStdString(line.text);
        return {text, text, text};
    }
    }
}

} // namespace phasebench
