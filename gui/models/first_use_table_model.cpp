// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/first_use_table_model.h"

#include "gui/models/figure_cells.h"
#include "gui/models/first_use.h"
#include "gui/models/words.h"

namespace phasebench {

FirstUseTableModel::FirstUseTableModel(const RunList& runs, QObject* parent)
    : TableModel({{tr("run"), QStringLiteral("run")}, {tr("first use of"), QStringLiteral("level")},
                     {tr("phase"), QStringLiteral("phase")}, {tr("median µs"), QStringLiteral("median_us"), true},
                     {tr("low µs"), QStringLiteral("low_us"), true}, {tr("high µs"), QStringLiteral("high_us"), true},
                     {tr("n"), QStringLiteral("samples"), true}},
        parent)
    , m_runs(runs)
{
    follow(runs, [this] { rebuild(); });
}

void FirstUseTableModel::rebuild()
{
    std::vector<Entry> entries;
    for (const int row : m_runs.shownRows())
        if (!m_runs.isLive(row))
            for (const FirstUseFigures& figures : firstUseOf(*m_runs.at(row)))
                entries.push_back({row, words::badged(m_runs.label(row), *m_runs.at(row)), figures});
    replaceRows(m_entries, std::move(entries));
}

Cell FirstUseTableModel::cell(int row, int column) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    const Figure& host = entry.figures.host;
    switch (column) {
    case RunTitle:
        return {entry.label, entry.label};
    case Level:
        return {levelName(entry.figures.level), QString::fromUtf8(nameOf(entry.figures.level).data())};
    case PhaseName:
        return {words::of(entry.figures.phase), QString::fromUtf8(nameOf(entry.figures.phase).data())};
    case Median:
        return microsecondsCell(host.median);
    case Low:
        return microsecondsCell(host.low);
    case High:
        return microsecondsCell(host.high);
    case Samples:
        return countCell(host.samples);
    default:
        return {};
    }
}

} // namespace phasebench
