// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/first_use_bars.h"

#include "gui/models/first_use.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

constexpr std::size_t mostRuns = 6;
/// A bar shorter than this share of the longest needs an axis of its own to be read.
constexpr double readable = 0.05;

bool isDrawn(const FirstUseFigures& figures)
{
    return std::isfinite(figures.host.median) && figures.host.median > 0;
}

BarRow rowOf(const ShownRun& shown, ColdLevel level, const std::vector<FirstUseFigures>& figures, bool named,
    const TimeUnit& unit)
{
    BarRow row;
    row.run = shown.row;
    row.recorded = shown.run->recorded;
    row.badge = words::badge(*shown.run);
    row.label = levelName(level);
    if (named)
        row.label += QStringLiteral(" · ") + shown.label;
    row.facts.emplace_back(tr("in place before"), levelExplanation(level));
    double median = 0;
    std::optional<double> low = 0.0;
    std::optional<double> high = 0.0;
    for (const FirstUseFigures& one : figures) {
        if (one.level != level || !isDrawn(one))
            continue;
        BarSegment segment{one.phase, one.host.median, words::of(one.phase), {}};
        segment.facts.emplace_back(tr("median"), medianText(one.host, unit));
        if (const QString interval = intervalText(one.host, unit); !interval.isEmpty())
            segment.facts.emplace_back(tr("95 % interval"), interval);
        segment.facts.emplace_back(QStringLiteral("n"), numbers::count(one.host.samples));
        median += one.host.median;
        const bool known = low && high && one.host.low && one.host.high;
        low = known ? std::optional(*low + *one.host.low) : std::nullopt;
        high = known ? std::optional(*high + *one.host.high) : std::nullopt;
        row.segments.push_back(std::move(segment));
    }
    row.median = median;
    row.low = low;
    row.high = high;
    row.figure = figureText(median, unit);
    if (!low)
        row.note = tr("measured once");
    row.facts.emplace_back(tr("all phases"), row.figure);
    if (!row.note.isEmpty())
        row.facts.emplace_back(tr("note"), row.note);
    return row;
}

double longestOf(const std::vector<FirstUseFigures>& figures, ColdLevel level)
{
    double sum = 0;
    for (const FirstUseFigures& one : figures)
        sum += one.level == level && isDrawn(one) ? one.host.median : 0;
    return sum;
}

bool has(const std::vector<FirstUseFigures>& figures, ColdLevel level)
{
    return std::any_of(figures.begin(), figures.end(),
        [level](const FirstUseFigures& one) { return one.level == level && isDrawn(one); });
}

} // namespace

FirstUseBars firstUseBars(const std::vector<ShownRun>& runs)
{
    FirstUseBars bars;
    bars.title = tr("The first use: one call by phase, from a fresh process to a warm one");
    std::vector<ShownRun> drawn;
    std::vector<std::vector<FirstUseFigures>> figures;
    double cold = 0;
    double warm = 0;
    std::size_t withFirstUse = 0;
    for (const ShownRun& shown : runs) {
        auto one = firstUseOf(*shown.run);
        if (shown.live || one.empty())
            continue;
        ++withFirstUse;
        if (drawn.size() == mostRuns)
            continue;
        for (const ColdLevel level : {ColdLevel::process, ColdLevel::library, ColdLevel::plan})
            cold = std::max(cold, longestOf(one, level));
        warm = std::max(warm, longestOf(one, ColdLevel::warm));
        drawn.push_back(shown);
        figures.push_back(std::move(one));
    }
    if (drawn.empty()) {
        bars.subtitle = runs.empty()
            ? tr("No run is shown.")
            : tr("No shown run measured its first use: choose “measure it” at first use, under "
                 "measurement, and run it.");
        return bars;
    }
    const bool apart = warm > 0 && warm < readable * cold;
    bars.panels.resize(apart ? 2 : 1);
    for (const ColdLevel level : {ColdLevel::process, ColdLevel::library, ColdLevel::plan, ColdLevel::warm}) {
        const bool own = apart && level == ColdLevel::warm;
        const TimeUnit unit = timeUnitFor(own ? warm : cold > 0 ? cold : warm);
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (has(figures[i], level))
                bars.panels[own ? 1 : 0].data.rows.push_back(
                    rowOf(drawn[i], level, figures[i], drawn.size() > 1, unit));
    }
    if (apart) {
        bars.panels[0].heading = tr("cold");
        bars.panels[1].heading = tr("warm, on an axis of its own from zero");
    }
    for (BarPanel& panel : bars.panels)
        panel.data.badgeEachRow(badgesDiffer(drawn));
    QStringList further{tr("host clock, synchronised at each phase")};
    if (withFirstUse > drawn.size())
        further << tr("the first %1 of %2 runs").arg(drawn.size()).arg(withFirstUse);
    bars.subtitle = commonConditions(drawn, further);
    bars.caption = captionOf(drawn);
    return bars;
}

ChartTable firstUseTable(const RunList& runs)
{
    struct Row : TableRow {
        FirstUseFigures figures;
    };
    std::vector<Row> rows;
    for (const int row : runs.shownRows())
        if (!runs.isLive(row))
            for (const FirstUseFigures& figures : firstUseOf(*runs.at(row)))
                rows.push_back({{runs, row, figures.phase}, figures});
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")),
        {{tr("first use of"), QStringLiteral("level")},
            [](const Row& row) {
                return nameCell(levelName(row.figures.level), phasebench::nameOf(row.figures.level));
            }},
        {{tr("phase"), QStringLiteral("phase")},
            [](const Row& row) {
                return nameCell(words::of(row.figures.phase), phasebench::nameOf(row.figures.phase));
            }},
    };
    addFigureColumns<Row>(columns, {tr("median µs"), tr("low µs"), tr("high µs"), tr("n")}, QString(),
        [](const Row& row) { return &row.figures.host; });
    return {std::move(columns), std::move(rows)};
}

} // namespace phasebench
