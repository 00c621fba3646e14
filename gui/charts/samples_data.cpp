// SPDX-FileCopyrightText: 2026 The Phasebench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/samples_data.h"

#include "engine/measure/statistics.h"
#include "engine/result/recorded_badge.h"
#include "gui/charts/shown_runs.h"
#include "gui/models/number_text.h"
#include "gui/models/tr.h"
#include "gui/models/words.h"

#include <algorithm>
#include <cmath>

namespace phasebench {
namespace {

struct SeriesPlace {
    std::optional<Phase> phase;
    std::optional<Figure> figure;
};

struct PlaceOf {
    const Run& run;

    SeriesPlace operator()(const CallSeries&) const
    {
        return {std::nullopt, run.call ? std::optional(run.call->figure) : std::nullopt};
    }
    SeriesPlace operator()(const PhaseSeries& key) const
    {
        const PhaseFigures* const figures = run.phase(key.phase);
        if (!figures)
            return {key.phase, std::nullopt};
        switch (key.clock) {
        case SeriesClock::host:
            return {key.phase, figures->host};
        case SeriesClock::enqueue:
            return {key.phase, figures->enqueue};
        case SeriesClock::gpu:
            break;
        }
        return {key.phase, figures->gpu};
    }
    SeriesPlace operator()(const TransferSeries& key) const
    {
        return {key.host ? std::nullopt : std::optional(key.copy), std::nullopt};
    }
    SeriesPlace operator()(const CandidateSeries& key) const
    {
        const auto candidate = std::ranges::find(run.candidates, key.rank, &Candidate::rank);
        return {Phase::execution, candidate != run.candidates.end() ? candidate->figure : std::nullopt};
    }
    SeriesPlace operator()(const FirstUseSeries& key) const { return {key.phase, std::nullopt}; }
    SeriesPlace operator()(const AlignmentSeries&) const { return {}; }
};

SeriesPlace placeOf(const Run& run, const QString& series)
{
    const auto key = seriesKeyFrom(series.toStdString());
    return key ? std::visit(PlaceOf{run}, *key) : SeriesPlace{};
}

void chooseAxis(SamplesData& data)
{
    const auto [least, most] = std::minmax_element(data.times.begin(), data.times.end());
    double low = *least;
    double high = *most;
    if (data.figure) {
        low = std::min(low, data.figure->low.value_or(low));
        high = std::max(high, data.figure->high.value_or(high));
    }
    data.unit = timeUnitFor(high);
    data.fromZero = low < 0.4 * high || high <= 0;
    const double margin = high > low ? 0.08 * (high - low) : 0.02 * std::max(high, 1e-3);
    data.low = data.fromZero ? 0 : low - margin;
    data.high = high + margin;
}

QString subtitleOf(const Run& run, const QString& label, const SamplesData& data)
{
    QStringList parts;
    if (!label.isEmpty())
        parts << label;
    parts << QString::fromStdString(describe(run.experiment.problem));
    parts << tr("%1 samples").arg(numbers::count(data.times.size()));
    if (!data.phase && run.call)
        parts << tr("stopped by %1").arg(words::of(run.call->stop));
    parts << (run.experiment.measure.cache == CacheState::cold ? tr("cold cache") : tr("hot cache"));
    if (!data.fromZero)
        parts << tr("the axis does not start at zero");
    if (run.recorded)
        parts << QString::fromStdString(recordedBadge(run));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

SamplesData samplesData(const RunPtr& run, const QString& label, const QString& series)
{
    SamplesData data;
    data.title = tr("Every sample in the order taken");
    if (!run) {
        data.subtitle = tr("Select a run to see its samples.");
        return data;
    }
    data.title = tr("Every sample of the %1, in the order taken").arg(words::series(series));
    const auto found = run->series.find(series.toStdString());
    if (found != run->series.end()) {
        for (std::size_t i = 0; i < found->second.size(); ++i) {
            if (!std::isfinite(found->second[i]))
                continue;
            data.numbers.append(static_cast<double>(i + 1));
            data.times.append(found->second[i]);
        }
    }
    if (data.isEmpty()) {
        data.subtitle = tr("%1 has no samples of this series.").arg(label.isEmpty() ? tr("This run") : label);
        return data;
    }
    const SeriesPlace place = placeOf(*run, series);
    data.phase = place.phase;
    data.figure = place.figure;
    if (!data.figure) {
        const MedianInterval interval
            = medianInterval({data.times.constData(), static_cast<std::size_t>(data.times.size())});
        data.figure = Figure{interval.median, interval.low, interval.high, data.times.size()};
    }
    chooseAxis(data);
    data.subtitle = subtitleOf(*run, label, data);
    return data;
}

ChartTable samplesTable(const RunList& runs, int row, const QString& series)
{
    struct Row : TableRow {
        std::size_t number = 0;
        double time = 0;
    };
    /// Rows as they are asked for, of samples that stay where they are.
    struct Samples {
        RunPtr run; ///< which keeps them alive
        const std::vector<double>* times = nullptr;
        int row = -1;

        std::size_t size() const { return times ? times->size() : 0; }
        Row operator[](std::size_t i) const
        {
            Row one;
            one.run = row;
            one.number = i + 1;
            one.time = (*times)[i];
            return one;
        }
    };
    Samples samples;
    if (row >= 0 && row < runs.size()) {
        samples = {runs.at(row), nullptr, row};
        const auto found = samples.run->series.find(series.toStdString());
        if (found != samples.run->series.end())
            samples.times = &found->second;
    }
    const QString badge = samples.run ? words::badge(*samples.run) : QString();
    std::vector<TableColumn<Row>> columns{
        {{tr("sample"), QStringLiteral("sample"), true},
            [](const Row& one) {
                return countCell(static_cast<std::int64_t>(one.number));
            }},
        {{tr("series"), QStringLiteral("series")},
            [series](const Row&) {
                return Cell{words::series(series), series};
            }},
        {{tr("time µs"), QStringLiteral("time_us"), true},
            [](const Row& one) {
                return microsecondsCell(one.time);
            }},
    };
    return {std::move(columns), std::move(samples), badge};
}

QStringList seriesOf(const Run& run)
{
    const auto order = [](const QString& name) {
        const auto key = seriesKeyFrom(name.toStdString());
        if (!key)
            return phaseCount;
        if (const auto* const phase = std::get_if<PhaseSeries>(&*key))
            return static_cast<int>(phase->phase);
        return std::holds_alternative<CallSeries>(*key) ? -1 : phaseCount;
    };
    QStringList names;
    for (const auto& [name, samples] : run.series)
        if (!samples.empty())
            names << QString::fromStdString(name);
    std::stable_sort(
        names.begin(), names.end(), [&](const QString& a, const QString& b) { return order(a) < order(b); });
    return names;
}

} // namespace phasebench
