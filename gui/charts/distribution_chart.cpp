// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/distribution_chart.h"

#include "gui/charts/segment_row.h"
#include "gui/charts/shown_runs.h"
#include "gui/charts/tickers.h"
#include "gui/models/chart_table_model.h"
#include "gui/models/number_text.h"
#include "gui/models/words.h"

#include <QButtonGroup>
#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

using Form = DistributionChart::Form;

std::vector<double> sortedSamples(const Run& run, const QString& series)
{
    std::vector<double> samples;
    if (const auto found = run.series.find(series.toStdString()); found != run.series.end())
        std::ranges::copy_if(
            found->second, std::back_inserter(samples), [](double value) { return std::isfinite(value); });
    std::ranges::sort(samples);
    return samples;
}

/// Of sorted samples, never empty: the least that so large a share of them does not exceed.
double quantile(const std::vector<double>& samples, double share)
{
    const auto last = static_cast<double>(samples.size() - 1);
    return samples[static_cast<std::size_t>(std::round(share * last))];
}

LinePoint pointAt(double x, double y)
{
    LinePoint point;
    point.x = x;
    point.y = y;
    return point;
}

/// One stream a run, in which the samples lie apart by a sequence that fills it evenly.
void addStrip(ChartLine& line, const std::vector<double>& samples, int stream)
{
    constexpr double golden = 0.6180339887498949;
    line.shape = ChartLine::Shape::dots;
    for (std::size_t i = 0; i < samples.size(); ++i)
        line.points.push_back(
            pointAt(samples[i], stream + 0.7 * (std::fmod(static_cast<double>(i) * golden, 1.0) - 0.5)));
    line.points.back().y = stream; // its name stands beside the middle of its stream
}

void addHistogram(ChartLine& line, const std::vector<double>& samples, double low, double high, int bins)
{
    line.shape = ChartLine::Shape::steps;
    std::vector<double> shares(static_cast<std::size_t>(bins), 0.0);
    for (const double sample : samples) {
        const auto bin = static_cast<int>((sample - low) / (high - low) * bins);
        shares[static_cast<std::size_t>(std::clamp(bin, 0, bins - 1))] += 1.0 / static_cast<double>(samples.size());
    }
    for (int i = 0; i < bins; ++i)
        line.points.push_back(pointAt(low + (high - low) * i / bins, shares[static_cast<std::size_t>(i)]));
    line.points.push_back(pointAt(high, 0));
}

void addCumulative(ChartLine& line, const std::vector<double>& samples)
{
    line.shape = ChartLine::Shape::steps;
    for (std::size_t i = 0; i < samples.size(); ++i)
        line.points.push_back(pointAt(samples[i], static_cast<double>(i + 1) / static_cast<double>(samples.size())));
}

} // namespace

DistributionChart::DistributionChart(const ChartSource& source, QWidget* parent)
    : LineChart(source, parent)
    , m_choice(new QButtonGroup(this))
{
    setControls(segmentRow(
        *m_choice, {tr("Every sample"), tr("Histogram"), tr("Cumulative")}, QStringLiteral("distribution"), pad()));
    connect(m_choice, &QButtonGroup::idClicked, this, [this](int id) { setForm(static_cast<Form>(id)); });
    connect(&source.selection, &Selection::seriesChanged, this, &DistributionChart::scheduleRebuild);
    connect(&source.selection, &Selection::seriesChanged, &tableModel(), &ChartTableModel::startAnew);
    connect(&source.selection, &Selection::baselineChanged, this, &DistributionChart::scheduleRebuild);
    connect(&source.selection, &Selection::baselineChanged, &tableModel(), &ChartTableModel::startAnew);
    connect(&source.selection, &Selection::runChanged, &tableModel(), &ChartTableModel::startAnew);
    scheduleRebuild();
}

QString DistributionChart::fileName() const
{
    static constexpr const char* names[] = {"distribution", "distribution-histogram", "distribution-cumulative"};
    return QString::fromLatin1(names[static_cast<int>(m_form)]);
}

std::unique_ptr<Chart> DistributionChart::fresh(const ChartSource& source) const
{
    auto chart = std::make_unique<DistributionChart>(source);
    chart->setForm(m_form);
    return chart;
}

void DistributionChart::setForm(Form form)
{
    m_form = form;
    m_choice->button(static_cast<int>(form))->setChecked(true);
    scheduleRebuild();
}

std::vector<int> DistributionChart::pair() const
{
    const int selected = selection().run();
    if (selected < 0)
        return {};
    int other = selection().baseline();
    if (other < 0 || other == selected) {
        const std::vector<int> shown = runs().shownRows();
        const auto first = std::ranges::find_if(shown, [&](int row) { return row != selected && !runs().isLive(row); });
        other = first == shown.end() ? -1 : *first;
    }
    return other < 0 ? std::vector<int>{selected} : std::vector<int>{other, selected};
}

LineData DistributionChart::makeLines()
{
    LineData data;
    const QString series = selection().series();
    data.title = tr("Samples of two runs: %1").arg(words::series(series));
    const std::vector<int> rows = pair();
    if (rows.size() < 2) {
        data.subtitle = rows.empty() ? tr("Select a run to see its samples beside those of another one.")
                                     : tr("No other run is shown. Tick one in the list, or pin one as the baseline.");
        return data;
    }
    std::vector<ShownRun> shown;
    std::vector<std::vector<double>> samples;
    for (const int row : rows) {
        shown.push_back({row, runs().at(row), runs().label(row), runs().isLive(row)});
        samples.push_back(sortedSamples(*runs().at(row), series));
        if (samples.back().empty()) {
            data.subtitle = tr("“%1” has no samples of this series here; they are read when the run is selected.")
                                .arg(shown.back().label);
            return data;
        }
    }
    markRecorded(shown);
    data.caption = captionOf(shown);
    double low = std::min(samples[0].front(), samples[1].front());
    double high = std::max(samples[0].back(), samples[1].back());
    const double margin = std::max((high - low) * 0.03, high * 1e-4);
    const TimeUnit unit = timeUnitFor(high);
    // Twice what Rice's rule gives: two runs are told apart by finer bins than one is described by.
    const auto least = static_cast<double>(std::min(samples[0].size(), samples[1].size()));
    const int bins = std::clamp(static_cast<int>(4 * std::cbrt(least)), 10, 80);
    double top = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        ChartLine line;
        line.name = shown[i].label;
        line.mark = static_cast<int>(i);
        const auto count = static_cast<std::int64_t>(samples[i].size());
        line.facts = {{tr("median"), figureText(quantile(samples[i], 0.5), unit)}, {tr("n"), numbers::count(count)}};
        if (m_form == Form::strip)
            addStrip(line, samples[i], static_cast<int>(i));
        else if (m_form == Form::histogram)
            addHistogram(line, samples[i], low, high + margin, bins);
        else
            addCumulative(line, samples[i]);
        for (const LinePoint& point : line.points)
            top = std::max(top, point.y);
        data.lines.push_back(std::move(line));
    }
    data.x.logarithmic = false;
    data.x.low = std::max(low - margin, 0.0);
    data.x.high = high + margin;
    data.x.title = tr("time of a sample");
    data.x.label = [unit](double time) {
        return withoutZeros(figureText(time, unit));
    };
    data.y.logarithmic = false;
    data.y.low = m_form == Form::strip ? -0.6 : 0;
    data.y.high = m_form == Form::strip ? 1.6 : top * 1.05;
    data.y.label = [form = m_form](double share) {
        return form == Form::strip ? QString() : numbers::percent(share);
    };
    QStringList further{tr("every series with all its samples")};
    if (m_form == Form::histogram)
        further = {tr("share of the samples in each of %1 bins").arg(bins)};
    if (m_form == Form::cumulative)
        further = {tr("share of the samples that take no longer")};
    if (data.x.low > 0)
        further << tr("the axis does not start at zero");
    data.subtitle = commonConditions(shown, further);
    if (series == QLatin1String("call"))
        if (const QString verdict = m_versus.of(shown[0].run, shown[1].run, tr("the other")); !verdict.isEmpty())
            data.sentences << tr("“%1” against “%2”: %3.").arg(shown[1].label, shown[0].label, verdict);
    m_versus.forgetUnused();
    return data;
}

Facts DistributionChart::factsOf(const ChartLine& line, const LinePoint& point) const
{
    Facts facts;
    if (m_form != Form::strip)
        facts.emplace_back(m_form == Form::histogram ? tr("share of its samples") : tr("samples that take no longer"),
            numbers::percent(point.y));
    facts.insert(facts.end(), line.facts.begin(), line.facts.end());
    return facts;
}

ChartTable DistributionChart::makeTable() const
{
    struct Row : TableRow {
        std::vector<double> samples;
    };
    std::vector<Row> rows;
    for (const int row : pair())
        if (auto samples = sortedSamples(*runs().at(row), selection().series()); !samples.empty())
            rows.push_back({{runs(), row}, std::move(samples)});
    std::vector<TableColumn<Row>> columns{
        runColumn<Row>(tr("run")), {{tr("n"), QStringLiteral("samples"), true}, [](const Row& row) {
                                        return countCell(static_cast<std::int64_t>(row.samples.size()));
                                    }}};
    for (const auto& [title, name, share] : {std::tuple(tr("least µs"), "least_us", 0.0),
             std::tuple(tr("5 % µs"), "p5_us", 0.05), std::tuple(tr("25 % µs"), "p25_us", 0.25),
             std::tuple(tr("median µs"), "median_us", 0.5), std::tuple(tr("75 % µs"), "p75_us", 0.75),
             std::tuple(tr("95 % µs"), "p95_us", 0.95), std::tuple(tr("most µs"), "most_us", 1.0)})
        columns.push_back({{title, QLatin1String(name), true}, [share = share](const Row& row) {
                               return microsecondsCell(quantile(row.samples, share));
                           }});
    return {std::move(columns), std::move(rows)};
}

} // namespace phasebench
