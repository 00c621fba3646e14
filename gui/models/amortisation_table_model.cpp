// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/amortisation_table_model.h"

#include "engine/insight/amortised_lines.h"
#include "gui/models/figure_cells.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace phasebench {
namespace {

constexpr double most = 1e6;
// A sweep's points are a line each: thousands of them are no comparison.
constexpr std::size_t mostLines = 100;
constexpr std::size_t mostRuns = 1000; ///< the latest

Cell unitsCell(const std::optional<double>& units)
{
    return units && std::isfinite(*units) && *units < 1e15 ? Cell{numbers::count(std::llround(*units)), *units}
                                                           : missingCell();
}

} // namespace

AmortisationTableModel::AmortisationTableModel(const RunList& runs, QObject* parent)
    : TableModel(
        {{tr("run"), QStringLiteral("run")}, {tr("figure is"), QStringLiteral("figure_is")},
            {tr("calls"), QStringLiteral("calls"), true}, {tr("from"), QStringLiteral("calls_low"), true},
            {tr("to"), QStringLiteral("calls_high"), true}, {tr("total µs"), QStringLiteral("total_us"), true},
            {tr("low µs"), QStringLiteral("total_low_us"), true},
            {tr("high µs"), QStringLiteral("total_high_us"), true}, {tr("each µs"), QStringLiteral("each_us"), true},
            {tr("paid once µs"), QStringLiteral("once_us"), true}, {tr("n"), QStringLiteral("samples"), true}},
        parent)
    , m_runs(runs)
{
    follow(runs, [this] { rebuild(); });
}

void AmortisationTableModel::rebuild()
{
    std::vector<const Run*> runs;
    std::vector<int> rows;
    const std::vector<int> shown = m_runs.shownRows();
    for (const int row : std::span(shown).last(std::min(shown.size(), mostRuns))) {
        if (m_runs.isLive(row))
            continue;
        runs.push_back(m_runs.at(row).get());
        rows.push_back(row);
    }
    const auto labelOf = [this](int row) {
        return words::badged(m_runs.label(row), *m_runs.at(row));
    };
    const Amortisation amortisation = amortise(runs);
    std::vector<Entry> entries;
    const std::size_t first = amortisation.lines.size() - std::min(amortisation.lines.size(), mostLines);
    for (const AmortisedLine& line : std::span(amortisation.lines).subspan(first)) {
        std::set<double> places;
        for (double units = 1; units <= most; units *= 10)
            places.insert(units);
        for (const std::size_t run : line.runs)
            places.insert(measuredUnits(*runs[run], amortisation, line));
        for (const double units : places) {
            const auto cost = costAt(amortisation, line, runs, units);
            if (!cost)
                continue;
            const int row = rows[line.runs.back()];
            entries.push_back({row, labelOf(row), cost->measured ? 0 : 1, units, {}, {}, cost->call.median,
                cost->call.low, cost->call.high, line.cost.once.median, cost->call.samples});
        }
    }
    for (const Crossing& crossing : amortisation.crossings) {
        const int to = rows[amortisation.lines[crossing.to].runs.back()];
        const int from = rows[amortisation.lines[crossing.from].runs.back()];
        entries.push_back({to, tr("%1 against %2").arg(labelOf(to), labelOf(from)), 2, crossing.at.calls,
            crossing.at.low, crossing.at.high, {}, {}, {}, amortisation.lines[crossing.to].cost.once.median, 0});
    }
    replaceRows(m_entries, std::move(entries));
}

Cell AmortisationTableModel::breakEvenCell(const Entry& entry, int column) const
{
    switch (column) {
    case Units:
        return {QString::fromStdString(formatNumber(entry.units)), entry.units};
    case Low:
        return entry.low ? Cell{QString::fromStdString(formatNumber(*entry.low)), *entry.low} : missingCell();
    case High:
        return entry.high ? Cell{QString::fromStdString(formatNumber(*entry.high)), *entry.high} : missingCell();
    case Once:
        return microsecondsCell(entry.once);
    default:
        return missingCell();
    }
}

Cell AmortisationTableModel::cell(int row, int column) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    const auto total = [&](const std::optional<double>& each) {
        return each ? microsecondsCell(*each * entry.units) : missingCell();
    };
    if (column == RunTitle)
        return {entry.label, entry.label};
    if (column == What) {
        if (entry.what == 0)
            return {tr("measured"), QStringLiteral("measured")};
        return entry.what == 1 ? Cell{tr("computed"), QStringLiteral("computed")}
                               : Cell{tr("break-even"), QStringLiteral("break_even")};
    }
    if (entry.what == 2)
        return breakEvenCell(entry, column);
    switch (column) {
    case Units:
        return unitsCell(entry.units);
    case Total:
        return total(entry.perUnit);
    case TotalLow:
        return total(entry.perUnitLow);
    case TotalHigh:
        return total(entry.perUnitHigh);
    case PerUnit:
        return microsecondsCell(entry.perUnit);
    case Once:
        return microsecondsCell(entry.once);
    case Samples:
        return countCell(entry.samples);
    default:
        return missingCell();
    }
}

} // namespace phasebench
