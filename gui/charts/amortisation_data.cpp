// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/amortisation_data.h"

#include "engine/insight/amortised_lines.h"
#include "gui/charts/tickers.h"
#include "gui/models/figure_cells.h"
#include "gui/models/kind_words.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace phasebench {
namespace {

constexpr int mostLines = 8;
constexpr qsizetype mostUnsaid = 2;
constexpr int stepsADecade = 24;

QString nounOf(const std::vector<ShownRun>& runs, const Amortisation& amortisation)
{
    if (!amortisation.byElement)
        return tr("calls");
    return runs.front().run->experiment.problem.visit([](const auto& kind) { return words::elements(kind); });
}

class Builder {
public:
    Builder(const std::vector<ShownRun>& shown, bool perUnit)
        : m_shown(shown)
        , m_perUnit(perUnit)
    {
        for (const ShownRun& one : shown)
            m_runs.push_back(one.run.get());
        m_lines = amortise(m_runs);
    }

    const Amortisation& lines() const { return m_lines; }

    ChartLine line(const AmortisedLine& from, double right) const
    {
        ChartLine line;
        const ShownRun& last = m_shown[from.runs.back()];
        line.name = last.label;
        std::set<double> places;
        const int steps = static_cast<int>(std::round(std::log10(right) * stepsADecade));
        for (int i = 0; i <= steps; ++i)
            places.insert(std::pow(10.0, static_cast<double>(i) / stepsADecade));
        if (m_lines.byElement)
            places.insert(static_cast<double>(from.elements));
        std::map<double, int> measured; // the run's row, by its number of units
        for (const std::size_t run : from.runs) {
            const double units = measuredUnits(*m_runs[run], m_lines, from);
            places.insert(units);
            if (const auto cost = costAt(m_lines, from, m_runs, units); cost && cost->measured)
                measured.emplace(cost->calls, m_shown[run].row);
        }
        for (const double units : places) {
            const auto cost = costAt(m_lines, from, m_runs, units);
            const auto run = cost ? measured.find(cost->calls) : measured.end();
            // Between two measured points the line is drawn from one to the other.
            const bool between
                = !measured.empty() && units > measured.begin()->first && units < measured.rbegin()->first;
            if (!cost || (between && run == measured.end()))
                continue;
            line.points.push_back(point(run == measured.end() ? last.row : run->second, *cost));
            line.points.back().measured = run != measured.end();
        }
        line.facts.emplace_back(tr("paid once"), numbers::time(from.cost.once.median));
        line.facts.emplace_back(
            m_lines.byElement ? tr("each") : tr("each call"), numbers::time(from.cost.perCall.median));
        return line;
    }

    LineCrossing crossing(const Crossing& from) const
    {
        LineCrossing crossing{
            from.at.low.value_or(from.at.calls), from.at.high.value_or(from.at.calls), {}, {}, {}, {}};
        const QString when = QString::fromStdString(fromCallsOn(from.at, nounOf(m_shown, m_lines).toStdString()));
        crossing.label = tr("%1 ahead %2").arg(label(from.to), when);
        crossing.sentence = sentenceOf(from);
        return crossing;
    }

    QStringList sentences() const
    {
        if (!m_lines.sameProblem)
            return {tr("These runs compute different problems: no number of %1 decides between them.")
                        .arg(nounOf(m_shown, m_lines))};
        QStringList words;
        bool exact = false;
        for (const Crossing& crossing : m_lines.crossings) {
            words << sentenceOf(crossing);
            exact = exact || crossing.at.onceIsExact;
        }
        words << unsaid();
        if (exact)
            words << tr("What was measured once counts as exact in these intervals.");
        return words;
    }

private:
    QString label(std::size_t line) const { return m_shown[m_lines.lines[line].runs.back()].label; }

    QString sentenceOf(const Crossing& crossing) const
    {
        const Run& from = *m_runs[m_lines.lines[crossing.from].runs.back()];
        const Run& to = *m_runs[m_lines.lines[crossing.to].runs.back()];
        const QString what = QString::fromStdString(whatPays(from, to));
        const QString when = QString::fromStdString(fromCallsOn(crossing.at, nounOf(m_shown, m_lines).toStdString()));
        return what.isEmpty()
            ? tr("“%1” takes less time in all than “%2” %3.").arg(label(crossing.to), label(crossing.from), when)
            : tr("%1 pays %2.").arg(what, when);
    }

    LinePoint point(int run, const AmortisedCall& cost) const
    {
        const double times = m_perUnit ? 1 : cost.calls;
        const auto scaled = [times](const std::optional<double>& value) {
            return value ? std::optional(*value * times) : std::nullopt;
        };
        LinePoint point;
        point.x = cost.calls;
        point.y = cost.call.median * times;
        point.low = scaled(cost.call.low);
        point.high = scaled(cost.call.high);
        point.run = run;
        point.samples = cost.call.samples;
        return point;
    }

    /// Of the lines that are nowhere the cheapest, why.
    QStringList unsaid() const
    {
        QStringList words;
        if (m_lines.lines.size() == 1)
            return {
                tr("Show a stateless run of the same problem beside it to see from how many calls on planning pays.")};
        std::set<std::size_t> cheapest;
        for (const Crossing& crossing : m_lines.crossings)
            cheapest.insert({crossing.from, crossing.to});
        if (cheapest.empty()) {
            std::size_t least = 0;
            for (std::size_t i = 1; i < m_lines.lines.size(); ++i)
                if (m_lines.lines[i].cost.once.median < m_lines.lines[least].cost.once.median)
                    least = i;
            cheapest.insert(least);
        }
        const std::size_t last = m_lines.crossings.empty() ? *cheapest.begin() : m_lines.crossings.back().to;
        for (std::size_t i = 0; i < m_lines.lines.size(); ++i) {
            if (cheapest.contains(i) || words.size() == mostUnsaid)
                continue;
            const Figure& mine = m_lines.lines[i].cost.perCall;
            const Figure& best = m_lines.lines[last].cost.perCall;
            const bool slower = mine.low && best.high && *mine.low > *best.high;
            words << (slower ? tr("“%1” is the cheapest at no number of %2.").arg(label(i), nounOf(m_shown, m_lines))
                             : tr("“%1” and “%2” cost the same a call, as far as can be told: no number of %3 decides "
                                  "between them.")
                                   .arg(label(i), label(last), nounOf(m_shown, m_lines)));
        }
        return words;
    }

    const std::vector<ShownRun>& m_shown;
    std::vector<const Run*> m_runs;
    Amortisation m_lines;
    bool m_perUnit;
};

/// "10 000 s", not "2 h 46 min": decades are told by their zeros.
QString tickText(double microseconds)
{
    const double decades = std::log10(microseconds);
    if (std::abs(decades - std::round(decades)) > 1e-6)
        return plainTime(microseconds);
    const TimeUnit unit = timeUnitFor(microseconds * (1 + 1e-9));
    const double shown = microseconds / unit.microseconds;
    return numbers::fixed(shown, shown < 0.995 ? static_cast<int>(std::ceil(-std::log10(shown) - 1e-9)) : 0)
        + QChar(0x00A0) + nameOf(unit);
}

} // namespace

namespace {

constexpr double mostUnits = 1e6;
// A sweep's points are a line each: thousands of them are no comparison.
constexpr std::size_t mostTableLines = 100;
constexpr std::size_t mostTableRuns = 1000; ///< the latest

struct AmortisedRow : TableRow {
    enum class What { measured, computed, breakEven };

    AmortisedRow(TableRow owner, What kind, double number, Figure once, std::optional<Figure> figure)
        : TableRow(std::move(owner))
        , what(kind)
        , units(number)
        , onceCost(once.median)
        , each(figure)
    {
    }
    What what;
    double units;
    double onceCost;
    std::optional<Figure> each; ///< of one of the units
    std::optional<double> low; ///< of a break-even point
    std::optional<double> high;
};

std::vector<AmortisedRow> amortisedRows(const RunList& runs)
{
    using What = AmortisedRow::What;
    std::vector<const Run*> settled;
    std::vector<int> rows;
    const std::vector<int> shown = runs.shownRows();
    for (const int row : std::span(shown).last(std::min(shown.size(), mostTableRuns))) {
        if (runs.isLive(row))
            continue;
        settled.push_back(runs.at(row).get());
        rows.push_back(row);
    }
    const Amortisation amortisation = amortise(settled);
    std::vector<AmortisedRow> table;
    const auto lines = std::span(amortisation.lines).last(std::min(amortisation.lines.size(), mostTableLines));
    for (const AmortisedLine& line : lines) {
        std::set<double> places;
        for (double units = 1; units <= mostUnits; units *= 10)
            places.insert(units);
        for (const std::size_t run : line.runs)
            places.insert(measuredUnits(*settled[run], amortisation, line));
        for (const double units : places)
            if (const auto cost = costAt(amortisation, line, settled, units))
                table.emplace_back(TableRow(runs, rows[line.runs.back()]),
                    cost->measured ? What::measured : What::computed, units, line.cost.once, cost->call);
    }
    for (const Crossing& crossing : amortisation.crossings) {
        const AmortisedLine& line = amortisation.lines[crossing.to];
        TableRow owner(runs, rows[line.runs.back()]);
        const TableRow from(runs, rows[amortisation.lines[crossing.from].runs.back()]);
        owner.label = tr("%1 against %2").arg(owner.label, from.label);
        AmortisedRow& row
            = table.emplace_back(std::move(owner), What::breakEven, crossing.at.calls, line.cost.once, std::nullopt);
        row.low = crossing.at.low;
        row.high = crossing.at.high;
    }
    return table;
}

Cell whatCell(const AmortisedRow& row)
{
    switch (row.what) {
    case AmortisedRow::What::measured:
        return nameCell(tr("measured"), "measured");
    case AmortisedRow::What::computed:
        return nameCell(tr("computed"), "computed");
    case AmortisedRow::What::breakEven:
        return nameCell(tr("break-even"), "break_even");
    }
    return {};
}

Cell unitsCell(const std::optional<double>& units, bool exactNumber)
{
    if (!units || !std::isfinite(*units) || *units >= 1e15)
        return missingCell();
    return {exactNumber ? numbers::count(std::llround(*units)) : QString::fromStdString(formatNumber(*units)), *units};
}

} // namespace

ChartTable amortisationTable(const RunList& runs)
{
    using Row = AmortisedRow;
    const auto total
        = [](const QString& title, const char* name, std::function<std::optional<double>(const Figure&)> of) {
              return TableColumn<Row>{{title, QLatin1String(name), true}, [of](const Row& row) {
                                          const auto each = row.each ? of(*row.each) : std::nullopt;
                                          return each ? microsecondsCell(*each * row.units) : missingCell();
                                      }};
          };
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")),
        {{tr("figure is"), QStringLiteral("figure_is")}, whatCell},
        {{tr("calls"), QStringLiteral("calls"), true},
            [](const Row& row) {
                return unitsCell(row.units, row.what != Row::What::breakEven);
            }},
        {{tr("from"), QStringLiteral("calls_low"), true},
            [](const Row& row) {
                return unitsCell(row.low, false);
            }},
        {{tr("to"), QStringLiteral("calls_high"), true},
            [](const Row& row) {
                return unitsCell(row.high, false);
            }},
        total(tr("total µs"), "total_us", [](const Figure& each) { return std::optional(each.median); }),
        total(tr("low µs"), "total_low_us", [](const Figure& each) { return each.low; }),
        total(tr("high µs"), "total_high_us", [](const Figure& each) { return each.high; }),
        {{tr("each µs"), QStringLiteral("each_us"), true},
            [](const Row& row) {
                return medianCell(row.each);
            }},
        {{tr("paid once µs"), QStringLiteral("once_us"), true},
            [](const Row& row) {
                return microsecondsCell(row.onceCost);
            }},
        {{tr("n"), QStringLiteral("samples"), true},
            [](const Row& row) {
                return row.each ? countCell(row.each->samples) : missingCell();
            }},
    };
    return {std::move(columns), amortisedRows(runs)};
}

AmortisationData amortisationData(const std::vector<ShownRun>& runs, bool perUnit)
{
    AmortisationData made;
    LineData& data = made.lines;
    data.title
        = perUnit ? tr("Time of one call against the number of calls") : tr("Total time against the number of calls");
    std::vector<ShownRun> settled;
    for (const ShownRun& shown : runs)
        if (!shown.live)
            settled.push_back(shown);
    markRecorded(settled);
    const Builder builder(settled, perUnit);
    const Amortisation& lines = builder.lines();
    if (lines.lines.empty()) {
        data.subtitle = runs.empty() ? tr("No run is shown. Press F5 to run the experiment, or tick a run in the list.")
                                     : tr("None of the shown runs has both a call and phases from which other numbers "
                                          "of calls could be computed.");
        return made;
    }
    made.noun = nounOf(settled, lines);
    if (lines.byElement)
        data.title = (perUnit ? tr("Time of one of a number of %1") : tr("Total time against the number of %1"))
                         .arg(made.noun);
    double right = mostUnits;
    for (const AmortisedLine& line : lines.lines)
        for (const std::size_t run : line.runs)
            right = std::max(right, measuredUnits(*settled[run].run, lines, line));
    for (const AmortisedLine& line : lines.lines)
        if (static_cast<int>(data.lines.size()) < mostLines) {
            data.lines.push_back(builder.line(line, right));
            data.lines.back().mark = static_cast<int>(data.lines.size()) - 1;
        }
    for (const Crossing& crossing : lines.crossings)
        if (crossing.at.calls <= right)
            data.crossings.push_back(builder.crossing(crossing));
    data.sentences = builder.sentences();
    data.bands = true;
    data.x.title = tr("number of %1").arg(made.noun);
    data.x.label = [](double units) {
        return numbers::count(std::llround(units));
    };
    data.y.label = tickText;
    data.fitAxes(0);

    QStringList further{tr("host clock"), tr("marks measured, dashes computed from the phases")};
    if (lines.lines.size() > data.lines.size())
        further << tr("the first %1 of %2 lines").arg(mostLines).arg(lines.lines.size());
    data.subtitle = commonConditions(settled, further);
    data.caption = captionOf(settled);
    return made;
}

} // namespace phasebench
